import {Box} from 'ink'
import {type Line, line, span} from '../../../drawing/lines/span.ts'
import {truncateStart} from '../../../drawing/lines/width.ts'
import {Pane} from '../../components/pane.tsx'
import {titlePath} from '../../components/title.ts'
import type {AppState} from '../../state.ts'
import {close, put, refuse, type Step, stay} from '../../step.ts'
import {failureWords} from '../../text/failure.ts'
import {texts} from '../../text/index.ts'
import type {Handlers, ScreenModule} from '../module.ts'
import {chartKept, keepChart, nextForm} from './keep-chart.ts'
import {keepPreset, presetKept} from './keep-preset.ts'
import {isNaming, type NamingScreen} from './state.ts'

type S = NamingScreen

const retype = (state: AppState, screen: S, text: string): Step => stay(put(state, {...screen, text}))

/** A chart may be written in several forms. */
const otherForm = (state: AppState, screen: S, way: 1 | -1): Step =>
  isNaming(screen, 'chart') ? nextForm(state, screen, way) : stay(state)

const handlers: Handlers<S, 'field'> = {
  commit: (state, screen) =>
    isNaming(screen, 'preset')
      ? keepPreset(state, screen)
      : isNaming(screen, 'chart')
        ? keepChart(state, screen)
        : stay(state),
  complete: state => stay(state),
  move: (state, screen, {name}) => otherForm(state, screen, name === 'up' ? -1 : 1),
  cancel: close,
  erase: (state, screen) => retype(state, screen, [...screen.text].slice(0, -1).join('')),
  eraseAll: (state, screen) => retype(state, screen, ''),
}

/** A name is asked for. */
export const naming: ScreenModule<S> = {
  context: () => 'field',
  parts: {field: {handlers, typed: (state, screen, text) => retype(state, screen, screen.text + text)}},
  unavailable: (_, {named}, command) =>
    command === 'complete' || (command === 'move' && named.of === 'preset')
      ? text => text.naming.onlyName
      : undefined,
  foremost: (_, {named}) => (named.of === 'chart' ? ['commit', 'move'] : ['commit']),
  receive: (state, screen, message) => {
    if (message.message === 'saved')
      return isNaming(screen, 'preset')
        ? presetKept(state, screen, message.path)
        : chartKept(state, message.path)
    return message.message === 'failed' ? refuse(state, failureWords(message.failure)) : stay(state)
  },
  sheet: () => 4,
  title: (state, {named}) => titlePath(state, texts[state.language].naming[named.of].title),
  view: ({state, screen, width, height}) => {
    const text = texts[state.language].naming[screen.named.of]
    const typed: Line = [
      span(' '),
      span(truncateStart(screen.text, width - 3, state.look.glyphs.ellipsis)),
      {text: ' ', inverse: true},
    ]
    return (
      <Box flexDirection="column" width={width} height={height} paddingTop={1}>
        <Pane
          look={state.look}
          title={text.title}
          focused
          width={width}
          height={height - 1}
          lines={[typed, line(` ${text.help}`, 'dim')]}
        />
      </Box>
    )
  },
}
