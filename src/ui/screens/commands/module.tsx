import {type Line, line} from '../../../drawing/lines/span.ts'
import {truncate, widthOf} from '../../../drawing/lines/width.ts'
import {wrap} from '../../../drawing/lines/wrap.ts'
import {lineOf} from '../../command-log/keep-log.ts'
import {frameOf} from '../../components/layout.ts'
import {moved, selected, visible} from '../../components/list.ts'
import {Pane} from '../../components/pane.tsx'
import {scrollAside} from '../../components/scroll.ts'
import {titlePath} from '../../components/title.ts'
import type {AppState, Sentence} from '../../state.ts'
import {close, put, type Step, stay} from '../../step.ts'
import {texts} from '../../text/index.ts'
import type {Handlers, ScreenModule, ViewProps} from '../module.ts'
import type {CommandsScreen} from './state.ts'

type S = CommandsScreen

const lineAt = ({entries, cursor}: S): string => {
  const entry = entries[cursor]
  return entry ? lineOf(entry) : ''
}

function moveTo(state: AppState, screen: S, {name}: {readonly name: string}): Step {
  const page = frameOf(state.size).height - 2
  return stay(
    put(state, {...screen, isWhole: false, cursor: moved(screen.cursor, screen.entries.length, name, page)}),
  )
}

const handlers: Handlers<S, 'commands'> = {
  move: moveTo,
  page: moveTo,
  ends: moveTo,
  copy: (state, screen) => stay(state, {effect: 'copy', text: lineAt(screen)}),
  showWhole: (state, screen) => stay(put(state, {...screen, isWhole: !screen.isWhole})),
  // The first Escape makes it one row again.
  back: (state, screen) => (screen.isWhole ? stay(put(state, {...screen, isWhole: false})) : close(state)),
}

/** Why there is nothing to do with a line, or no more of it to be seen. */
function unavailable(state: AppState, screen: S, command: string): Sentence | undefined {
  if (command === 'back') return undefined
  if (screen.entries.length === 0) return text => text.commandLog.none
  const isShown = widthOf(lineAt(screen)) <= frameOf(state.size).width
  return command === 'showWhole' && isShown ? text => text.refused.allInSight : undefined
}

function CommandsView({state, screen, width, height}: ViewProps<S>) {
  const text = texts[state.language].commandLog
  const {ellipsis} = state.look.glyphs
  const whole = screen.isWhole ? wrap(lineAt(screen), width) : []
  const room = height - 1 - Math.max(0, whole.length - 1)
  const {rows, first} = visible(screen.entries, screen.cursor, room)
  const lines = rows.flatMap((entry, at): Line[] => {
    if (first + at !== screen.cursor) return [line(truncate(lineOf(entry), width, ellipsis))]
    const shown = screen.isWhole ? whole : [truncate(lineOf(entry), width, ellipsis)]
    return shown.map(row => selected(line(row), width, true))
  })
  return (
    <Pane
      look={state.look}
      title={text.title}
      aside={scrollAside(first, screen.entries.length, room)}
      focused
      width={width}
      height={height}
      lines={screen.entries.length === 0 ? wrap(text.none, width).map(row => line(row, 'dim')) : lines}
    />
  )
}

/** The log of commands: what was done here can be done again in a shell. */
export const commands: ScreenModule<CommandsScreen> = {
  context: () => 'commands',
  parts: {commands: {handlers}},
  unavailable,
  title: state => titlePath(state, texts[state.language].commandLog.title),
  view: CommandsView,
}
