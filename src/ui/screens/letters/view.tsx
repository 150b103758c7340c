import {Box} from 'ink'
import {likelyLines} from '../../../drawing/charts/likely.ts'
import {signedBar} from '../../../drawing/charts/signed-bar.ts'
import {bold, dimmed, type Line, line, span} from '../../../drawing/lines/span.ts'
import {pad, truncateStart, widthOf} from '../../../drawing/lines/width.ts'
import {wrap} from '../../../drawing/lines/wrap.ts'
import {Pane} from '../../components/pane.tsx'
import {Rows} from '../../components/rows.tsx'
import {failureWords} from '../../text/failure.ts'
import {texts} from '../../text/index.ts'
import type {ViewProps} from '../module.ts'
import {codeLines} from './codes.ts'
import {isStale, type LettersScreen, rowsOf, unitsInSight} from './state.ts'

type Props = ViewProps<LettersScreen>

const gap = 3
/** Columns of a unit's number. */
const unitWidth = 4

/** The letters as typed, the next one, and how it would go on. */
function fieldLine({state, screen, width}: Props): Line {
  const text = texts[state.language].letters
  const {answer} = screen
  const label = `${text.field} `
  const continued = answer && answer.letters === screen.text ? answer.continued : ''
  const onward = continued === '' ? '' : `   ${text.onward} ${continued.slice(1)}`
  const room = width - widthOf(label) - widthOf(onward) - 6
  return [
    bold(label, 'accent'),
    span(truncateStart(screen.text, room, state.look.glyphs.ellipsis)),
    {text: continued[0] ?? ' ', inverse: true, bold: true},
    span(onward, 'dim'),
  ]
}

function nextLines({state, screen, width}: Props): Line[] {
  const text = texts[state.language]
  const {answer, failure} = screen
  if (screen.text === '') return [line(text.letters.waiting, 'dim')]
  if (failure)
    return wrap(failureWords(failure)(text, state.language), width).map(row => line(row, 'warning'))
  if (!answer) return [line(text.apply.loading, 'dim')]
  const lines = likelyLines(answer.top, width, state.look)
  return isStale(screen) ? dimmed(lines) : lines
}

/** A row of signed bars for each hidden unit, a column for each letter that the network has looked at. */
function traceLines({state, screen, width, height}: Props): Line[] {
  const {letters, states} = screen.answer?.trace ?? {letters: [], states: []}
  const units = states[0]?.length ?? 0
  if (units === 0) return []
  const cell = Math.floor((width - unitWidth) / letters.length)
  const half = Math.max(1, Math.min(12, Math.floor((cell - 2) / 2)))
  const head: Line = [
    span(' '.repeat(unitWidth)),
    ...letters.map(letter => bold(`${pad(letter, 2 * half + 1, 'centre')} `, 'accent')),
  ]
  const shown = Math.min(units, height - 1)
  const top = Math.max(0, Math.min(screen.top, units - shown))
  const rows = Array.from({length: shown}, (_, row): Line => {
    const unit = top + row
    return [
      span(`${String(unit + 1).padStart(unitWidth - 1)} `, 'dim'),
      ...states.flatMap(values => [...signedBar(values[unit] ?? 0, half, state.look.glyphs), span(' ')]),
    ]
  })
  return isStale(screen) ? dimmed([head, ...rows]) : [head, ...rows]
}

function traceAside({state, screen}: Props, height: number): Line {
  const units = screen.answer?.trace.states[0]?.length ?? 0
  if (units <= height) return [span('-1 ', 'validation'), span('+1', 'training')]
  const top = Math.max(0, Math.min(screen.top, units - height))
  const {more} = texts[state.language].letters
  return [span(more(`${top + 1}-${top + height}`, String(units)), 'dim')]
}

function Codes(props: Props) {
  const {state, screen, width, height} = props
  const text = texts[state.language].letters
  const {codes, answer} = screen
  const size = codes?.codes[0]?.values.length ?? 0
  const marked = {seen: new Set(answer?.trace.letters), answer: answer?.top[0]?.label}
  return (
    <Pane
      look={state.look}
      title={codes?.learnt === false ? text.oneHot : text.codes}
      aside={codes?.learnt && size > 2 ? [span(text.firstTwo(String(size)), 'dim')] : []}
      width={width}
      height={height}
      lines={codes ? codeLines(codes, marked, {width, height: height - 1}, state.look) : []}
    />
  )
}

/** Letters above; on the left what comes next and the hidden states, on the right the letters' codes. */
export function LettersView(props: Props) {
  const {state, width, height} = props
  const text = texts[state.language].letters
  const left = Math.floor((width - gap) * 0.58)
  const next = nextLines({...props, width: left})
  const {next: nextHeight, trace: traceHeight} = rowsOf(height)
  return (
    <Box flexDirection="column" width={width} height={height}>
      <Rows look={state.look} width={width} height={1} lines={[fieldLine(props)]} />
      <Box width={width} height={height - 1} columnGap={gap}>
        <Box flexDirection="column" width={left} height={height - 1} flexShrink={0}>
          <Pane look={state.look} title={text.next} focused width={left} height={nextHeight} lines={next} />
          <Pane
            look={state.look}
            title={text.trace}
            aside={traceAside(props, unitsInSight(height))}
            width={left}
            height={traceHeight}
            lines={traceLines({...props, width: left, height: traceHeight - 1})}
          />
        </Box>
        <Codes {...props} width={width - left - gap} height={height - 1} />
      </Box>
    </Box>
  )
}
