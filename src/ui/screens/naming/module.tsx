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
import {keepPreset, presetKept} from './keep-preset.ts'
import type {NamingScreen} from './state.ts'

type S = NamingScreen

const retype = (state: AppState, screen: S, text: string): Step => stay(put(state, {...screen, text}))

const handlers: Handlers<S, 'field'> = {
  commit: (state, screen) => keepPreset(state, screen),
  complete: state => stay(state),
  move: state => stay(state),
  cancel: close,
  erase: (state, screen) => retype(state, screen, [...screen.text].slice(0, -1).join('')),
  eraseAll: (state, screen) => retype(state, screen, ''),
}

/** A name is asked for. */
export const naming: ScreenModule<S> = {
  context: () => 'field',
  parts: {field: {handlers, typed: (state, screen, text) => retype(state, screen, screen.text + text)}},
  unavailable: (_, __, command) =>
    command === 'complete' || command === 'move' ? text => text.naming.onlyName : undefined,
  foremost: () => ['commit'],
  receive: (state, screen, message) => {
    if (message.message === 'saved') return presetKept(state, screen, message.path)
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
