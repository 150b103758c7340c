import {Box} from 'ink'
import {type Line, span} from '../../../drawing/lines/span.ts'
import {tensors as lab} from '../../../labs/tensors/index.ts'
import {Pane} from '../../components/pane.tsx'
import {titlePath} from '../../components/title.ts'
import {texts} from '../../text/index.ts'
import type {ScreenModule, ViewProps} from '../module.ts'
import {handlers, typeInto} from './input.ts'
import {hintLines, nameLines, promptLines, scrollback} from './rows.ts'
import type {TensorsScreen} from './state.ts'

type Props = ViewProps<TensorsScreen>

const gap = 3
/** From this width on, what is bound stands beside the prompt. */
const roomy = 104
const sideWidth = 32
const mostPromptRows = 6

function Prompt({state, screen, width, height}: Props) {
  const {look, language} = state
  const typed = promptLines(screen, width)
  const hints = hintLines(state, screen, width)
  const at = typed.findIndex(row => row.some(part => part.inverse))
  const first = Math.max(0, Math.min(at - mostPromptRows + 1, typed.length - mostPromptRows))
  const prompt = typed.slice(first, first + mostPromptRows)
  const room = height - 1 - prompt.length - hints.length - 1
  const all = scrollback(state, screen, width)
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
  const side = width >= roomy ? sideWidth : 0
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
  title: (state, _) => titlePath(state, texts[state.language].chapters.title, lab.title[state.language]),
  view: TensorsView,
}
