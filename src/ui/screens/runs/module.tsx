import {type Line, line, span} from '../../../drawing/lines/span.ts'
import {wrap} from '../../../drawing/lines/wrap.ts'
import type {RunSummary} from '../../../runs/summary.ts'
import {visible} from '../../components/list.ts'
import {Pane} from '../../components/pane.tsx'
import {titlePath} from '../../components/title.ts'
import type {AppState} from '../../state.ts'
import {put, say, stay} from '../../step.ts'
import {failureWords} from '../../text/failure.ts'
import {texts} from '../../text/index.ts'
import type {ScreenModule, ViewProps} from '../module.ts'
import {openRun, sayResuming} from '../run/state.ts'
import {filtering, handlers, typed} from './input.ts'
import {headLine, runRow} from './rows.ts'
import {currentRun, listEvery, type RunsScreen, shownRuns} from './state.ts'

function RunsView({state, screen, width, height}: ViewProps<RunsScreen>) {
  const text = texts[state.language].runs
  const shown = shownRuns(state, screen)
  const current = currentRun(state, screen)
  const cursor = shown.findIndex(({id}) => id === current?.id)
  const trouble = troubleLines(state, current, width)
  const {rows, first} = visible(shown, Math.max(0, cursor), height - 2 - trouble.length)
  const empty = state.runs === undefined ? text.waiting : state.runs.length === 0 ? text.none : text.noMatch
  const lines: Line[] =
    shown.length === 0
      ? [[], line(empty, 'dim')]
      : [
          headLine(state, screen, width),
          ...rows.map((run, index) => runRow(state, screen, run, first + index === cursor, width)),
          ...trouble,
        ]
  const aside: Line =
    screen.typing || screen.filter !== ''
      ? [span(`/${screen.filter}`, 'accent'), ...(screen.typing ? [{text: ' ', inverse: true}] : [])]
      : [
          span(`${text.sortedBy(text.columns[screen.sort])}  ${shown.length}`, 'dim'),
          ...(state.runsLeft > 0 ? [span(`  ${text.left(state.runsLeft)}`, 'accent')] : []),
        ]
  return (
    <Pane
      look={state.look}
      title={text.title}
      aside={aside}
      focused
      width={width}
      height={height}
      lines={lines}
    />
  )
}

/** Why not all is known of the run under the cursor, and what can be done with it all the same. */
function troubleLines({language}: AppState, run: RunSummary | undefined, width: number): Line[] {
  if (!run?.trouble) return []
  const why = failureWords(run.trouble)(texts[language], language)
  return wrap(why, width - 2).map(row => line(`  ${row}`, 'bad'))
}

export const runs: ScreenModule<RunsScreen> = {
  context: ({typing}) => (typing ? 'filter' : 'runs'),
  parts: {runs: {handlers}, filter: {handlers: filtering, typed}},
  receive: (state, screen, message) => {
    switch (message.message) {
      case 'timer':
        return stay(
          state,
          {effect: 'list-runs'},
          {effect: 'wait', owner: screen.id, name: 'list', ms: listEvery},
        )
      case 'launched':
        return sayResuming(openRun(put(state, screen), message.run))
      case 'failed':
        return stay(say(state, failureWords(message.failure), 'bad'))
      default:
        return stay(state)
    }
  },
  title: state => titlePath(state, texts[state.language].runs.title),
  view: RunsView,
}
