import {type Line, line, span} from '../../../drawing/lines/span.ts'
import {wrap} from '../../../drawing/lines/wrap.ts'
import type {RunSummary} from '../../../runs/summary.ts'
import {clip, visible} from '../../components/list.ts'
import {Pane} from '../../components/pane.tsx'
import {titlePath} from '../../components/title.ts'
import {TwoPanes} from '../../components/two-panes.tsx'
import {readQuery} from '../../runs/asking.ts'
import type {AppState} from '../../state.ts'
import {also, put, type Step, say, stay} from '../../step.ts'
import {failureWords} from '../../text/failure.ts'
import {texts} from '../../text/index.ts'
import {openBranch} from '../chapter/state.ts'
import type {ScreenModule, ViewProps} from '../module.ts'
import {openRun, sayResuming} from '../run/state.ts'
import {arrangementOf, showsDetails} from './arrangement.ts'
import {Details} from './details.tsx'
import {filtering, foremost, handlers, onRun, typed, unavailable} from './input.ts'
import {boardRow, headLine, runRow} from './rows.ts'
import {currentRun, type Entry, markedRuns, noneWords, runsById, type Shown, shownRuns} from './shown.ts'
import {lookAgain, type RunsScreen, withoutDeleted} from './state.ts'
import {sortTitle, tableOf} from './table.ts'

type Props = ViewProps<RunsScreen>

function Table({state, screen, width, height}: Props) {
  const text = texts[state.language].runs
  const shown = shownRuns(state, screen)
  const current = currentRun(state, screen)
  const table = tableOf(state, screen, shown, width)
  const query = queryLines(state, screen, width, height)
  const trouble = showsDetails(state, screen) ? [] : troubleLines(state, current, width)
  const cursor = shown.places.get(current?.id ?? '')?.entry ?? 0
  const rows = entriesInSight(shown, cursor, height - 2 - query.length - trouble.length)
  const none = wrap(noneWords(state)(texts[state.language], state.language), width)
  const lines: Line[] =
    shown.runs.length === 0
      ? [...query, [], ...none.map(row => line(row, 'dim'))]
      : [
          ...query,
          headLine(screen, table),
          ...rows.map(({run, board}) =>
            board ? boardRow(state, board) : runRow(state, screen, table, run, run.id === current?.id, width),
          ),
          ...trouble,
        ]
  return (
    <Pane
      look={state.look}
      title={text.title}
      aside={asideLine(state, screen, table.hidden)}
      focused
      width={width}
      height={height}
      lines={lines}
    />
  )
}

/** The rows around the cursor that fit; the heading of what is at the top is never out of sight. */
function entriesInSight({entries}: Shown, cursor: number, height: number): readonly Entry[] {
  if (!entries[0]?.board) return visible(entries, cursor, height).rows
  const {rows, first} = visible(entries, cursor, height - 1)
  if (rows[0]?.board) return entries.slice(first, first + height)
  const heading = entries.slice(0, first).findLast(({board}) => board !== undefined)
  return heading ? [heading, ...rows] : rows
}

/** The title's right end: what the table is sorted by, how much of it there is, and what is missing. */
function asideLine(state: AppState, screen: RunsScreen, hidden: number): Line {
  const text = texts[state.language].runs
  const {runs} = shownRuns(state, screen)
  const all = state.runs?.length ?? 0
  const marked = markedRuns(state, screen)
  const isHere = (run: RunSummary) => shownRuns(state, screen).places.has(run.id)
  const away = marked.filter(run => !isHere(run)).length
  return [
    ...(marked.length > 0 ? [span(`${text.marked(marked.length, away)}  `, 'accent')] : []),
    ...(hidden > 0 ? [span(`${text.moreSettings(hidden)}  `, 'dim')] : []),
    span(`${text.sortedBy(sortTitle(state, screen))}  `, 'dim'),
    span(runs.length === all ? String(all) : text.of(runs.length, all), 'dim'),
    ...(state.runsLeft > 0 ? [span(`  ${text.left(state.runsLeft)}`, 'accent')] : []),
  ]
}

/** Rows of the table that stay in sight below why a query cannot be understood. */
const leastBelowFailure = 4
/** The title, the query itself and the heading. */
const aroundQuery = 3

/** What the runs are chosen by; while it is typed, what can be typed or what is wrong about it. */
function queryLines(state: AppState, {filter, typing}: RunsScreen, width: number, height: number): Line[] {
  const {language} = state
  const text = texts[language]
  const {failure} = readQuery(state.runs ?? [], typing?.text ?? filter)
  const why = failure
    ? clip(
        wrap(failureWords(failure)(text, language), width - 2).map(row => line(`  ${row}`, 'bad')),
        Math.max(1, height - aroundQuery - leastBelowFailure),
        state.look.glyphs.ellipsis,
      )
    : []
  if (typing === undefined) return filter === '' ? [] : [line(`/${filter}`, 'accent'), ...why]
  return [
    [span(`/${typing.text}`, 'accent'), {text: ' ', inverse: true}],
    ...(failure ? why : [line(`  ${text.runs.queryHint}`, 'dim')]),
  ]
}

/** Why not all is known of the run under the cursor, and what can be done with it all the same. */
function troubleLines({language}: AppState, run: RunSummary | undefined, width: number): Line[] {
  if (!run?.trouble) return []
  const why = failureWords(run.trouble)(texts[language], language)
  return wrap(why, width - 2).map(row => line(`  ${row}`, 'bad'))
}

function RunsView(props: Props) {
  const {state, screen, width, height} = props
  return (
    <TwoPanes
      {...arrangementOf(state, screen)}
      width={width}
      height={height}
      draw={(name, size) =>
        name === 'table' ? (
          <Table {...props} {...size} />
        ) : (
          <Details state={state} screen={screen} run={currentRun(state, screen)} {...size} />
        )
      }
    />
  )
}

/** The cursor stays on its run; where that is gone, it goes to the one that has come to its place. */
function refresh(state: AppState, screen: RunsScreen): Step {
  const {runs, places} = shownRuns(state, screen)
  const isThere = screen.run !== undefined && runsById(state).has(screen.run)
  // Until all are there, the newest may still come.
  if (!isThere && state.runsLeft > 0) return stay(state)
  if (screen.run === undefined || !isThere)
    return onRun(state, screen, runs[Math.min(screen.place, runs.length - 1)])
  const place = places.get(screen.run)?.run ?? screen.place
  return stay(place === screen.place ? state : put(state, {...screen, place}))
}

/** Reads the run under the cursor where its details are in sight and it has told more than is known. */
function read(state: AppState, screen: RunsScreen): Step {
  const row = currentRun(state, screen)
  if (!row || row.logs || row === screen.read?.row || !showsDetails(state, screen)) return stay(state)
  return stay(put(state, {...screen, reading: row.id}), {effect: 'read-run', owner: screen.id, run: row.id})
}

export const runs: ScreenModule<RunsScreen> = {
  context: ({typing}) => (typing ? 'filter' : 'runs'),
  parts: {runs: {handlers}, filter: {handlers: filtering, typed}},
  unavailable,
  foremost,
  refresh,
  receive: (state, screen, message) => {
    switch (message.message) {
      case 'timer':
        return message.name === 'read'
          ? read(state, screen)
          : also(read(state, screen), {effect: 'list-runs'}, lookAgain(screen.id))
      case 'run-read': {
        const row = runsById(state).get(message.run)
        if (!row || message.run !== screen.reading) return stay(state)
        return stay(put(state, {...screen, read: {run: message.run, row, known: message.known}}))
      }
      case 'restored': {
        const {run} = message
        const {back = 0, runs = []} = state.deletions.findLast(one => one.runs.includes(run)) ?? {}
        const hasDeleted = screen.hasDeleted && runs.length > 1
        const after = put(withoutDeleted(state, run, true), {...screen, run, hasDeleted})
        return stay(say(after, text => text.notices.restored(run, back + 1), 'good'))
      }
      case 'parent':
        return openBranch(state, message.start)
      case 'launched':
        return sayResuming(openRun(put(state, screen), message.run), message.run)
      case 'failed': {
        const {code, detail} = message.failure
        // Its seven days are over.
        const isGone = code === 'not-in-trash' && typeof detail.run === 'string'
        const after = isGone ? withoutDeleted(state, String(detail.run), false) : state
        return stay(say(after, failureWords(message.failure), 'bad'))
      }
      default:
        return stay(state)
    }
  },
  title: state => titlePath(state, texts[state.language].runs.title),
  view: RunsView,
}
