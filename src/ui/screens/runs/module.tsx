import {type Line, line, span} from '../../../drawing/lines/span.ts'
import {visible} from '../../components/list.ts'
import {Pane} from '../../components/pane.tsx'
import {titlePath} from '../../components/title.ts'
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
  const cursor = shown.findIndex(({id}) => id === currentRun(state, screen)?.id)
  const {rows, first} = visible(shown, Math.max(0, cursor), height - 2)
  const empty = state.runs === undefined ? text.waiting : state.runs.length === 0 ? text.none : text.noMatch
  const lines: Line[] =
    shown.length === 0
      ? [[], line(empty, 'dim')]
      : [
          headLine(state, screen, width),
          ...rows.map((run, index) => runRow(state, screen, run, first + index === cursor, width)),
        ]
  const aside: Line =
    screen.typing || screen.filter !== ''
      ? [span(`/${screen.filter}`, 'accent'), ...(screen.typing ? [{text: ' ', inverse: true}] : [])]
      : [span(`${text.sortedBy(text.columns[screen.sort])}  ${shown.length}`, 'dim')]
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
