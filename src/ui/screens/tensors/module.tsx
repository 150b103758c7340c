import {Box} from 'ink'
import {type Line, span} from '../../../drawing/lines/span.ts'
import {tensors as lab} from '../../../labs/tensors/index.ts'
import {Pane} from '../../components/pane.tsx'
import {titlePath} from '../../components/title.ts'
import {texts} from '../../text/index.ts'
import type {ScreenModule, ViewProps} from '../module.ts'
import {handlers, typeInto} from './input.ts'
import {gap, laidOut, sideOf} from './layout.ts'
import {nameLines} from './rows.ts'
import type {TensorsScreen} from './state.ts'

type Props = ViewProps<TensorsScreen>

function Prompt({state, screen, width, height}: Props) {
  const {look, language} = state
  const {prompt, hints, all, room} = laidOut(state, screen, {width, height})
  const back = Math.min(screen.back, Math.max(0, all.length - room))
  const end = screen.entries.length === 0 ? Math.min(all.length, room) : all.length - back
  const shown = all.slice(Math.max(0, end - room), end)
  const aside: Line =
    all.length > room && screen.entries.length > 0 && back > 0 ? [span(`-${back}`, 'dim')] : []
  const filled = [...shown, ...Array.from({length: Math.max(0, room - shown.length)}, (): Line => [])]
  const rule: Line = [span(look.glyphs.rule.repeat(width), 'dim')]
  return (
    <Pane
      look={look}
      title={lab.title[language]}
      aside={aside}
      focused
      width={width}
      height={height}
      lines={[...filled, rule, ...prompt, ...hints]}
    />
  )
}

function TensorsView(props: Props) {
  const {state, screen, width, height} = props
  const side = sideOf(width)
  return (
    <Box width={width} height={height} columnGap={side > 0 ? gap : 0}>
      <Prompt {...props} width={side > 0 ? width - side - gap : width} />
      {side > 0 ? (
        <Pane
          look={state.look}
          title={texts[state.language].tensors.names}
          width={side}
          height={height}
          lines={nameLines(screen, state, side)}
        />
      ) : null}
    </Box>
  )
}

export const tensors: ScreenModule<TensorsScreen> = {
  context: () => 'prompt',
  parts: {prompt: {handlers, typed: typeInto}},
  unavailable: (_, {text}, command) =>
    command === 'evaluate' && text.trim() === '' ? text => text.refused.nothingTyped : undefined,
  title: (state, _) => titlePath(state, texts[state.language].chapters.title, lab.title[state.language]),
  view: TensorsView,
}
