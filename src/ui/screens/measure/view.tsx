import {Box} from 'ink'
import {withClassNames} from '../../../datasets/facts/index.ts'
import {bar} from '../../../drawing/charts/bars.ts'
import {likelyLines} from '../../../drawing/charts/likely.ts'
import {dimmed, type Line, line, span} from '../../../drawing/lines/span.ts'
import {fitLine, pad} from '../../../drawing/lines/width.ts'
import {wrap} from '../../../drawing/lines/wrap.ts'
import {faultLines} from '../../components/fault-lines.ts'
import {selected} from '../../components/list.ts'
import {Pane} from '../../components/pane.tsx'
import {texts} from '../../text/index.ts'
import type {ViewProps} from '../module.ts'
import {curveLines} from './curve.ts'
import {fieldRows, hasRoomForCurve} from './layout.ts'
import {isNumber, isStale, type MeasureScreen} from './state.ts'

type Props = ViewProps<MeasureScreen>

const gap = 3
/** Centimetres at the right end of a field's bar. */
const longest = 8

function fieldLines({state, screen, width}: Props): Line[] {
  const text = texts[state.language].apply
  const {glyphs} = state.look
  const barWidth = Math.max(4, width - 32)
  return screen.values.flatMap((value, index): Line[] => {
    const isCurrent = index === screen.cursor
    const label = pad(text.features[index] ?? '', 14, 'left', glyphs.ellipsis)
    if (isCurrent && screen.editing !== undefined)
      return [[span(`  ${label}  `, 'accent'), span(screen.editing), {text: ' ', inverse: true}], []]
    const shown = `${isCurrent ? glyphs.left : ' '} ${pad(value, 4, 'right')} ${text.centimetres} ${isCurrent ? glyphs.right : ' '}`
    const left: Line = [span(`  ${label}  ${shown}`, isNumber(value) ? undefined : 'bad')]
    return [
      [
        ...(isCurrent ? selected(left, 31, true) : fitLine(left, 31)),
        span(' '),
        ...bar(Number(value) / longest, barWidth, glyphs),
      ],
      [],
    ]
  })
}

function speciesLines({state, screen, width}: Props): Line[] {
  const text = texts[state.language].apply
  const {answer, failure} = screen
  if (failure) return faultLines(failure, state, width)
  if (!answer) return [line(text.loading, 'dim')]
  const lines = [
    ...likelyLines(withClassNames(answer.top, answer.dataset, state.language), width, state.look).flatMap(
      (row): Line[] => [row, []],
    ),
    ...(answer.confident ? [] : wrap(text.unsure, width).map(row => line(row, 'warning'))),
  ]
  return isStale(screen) ? dimmed(lines) : lines
}

/** Four fields on the left, the species on the right, following every change; below, where there is room, what another length would be. */
export function MeasureView(props: Props) {
  const {state, screen, width, height} = props
  const text = texts[state.language].apply
  const left = Math.floor((width - gap) * 0.56)
  const right = width - left - gap
  const isRoomy = hasRoomForCurve(state)
  const upper = isRoomy ? fieldRows : height
  return (
    <Box flexDirection="column" width={width} height={height}>
      <Box width={width} height={upper} columnGap={gap}>
        <Pane
          look={state.look}
          title={text.measurements}
          focused
          width={left}
          height={upper}
          lines={[[], ...fieldLines({...props, width: left})]}
        />
        <Pane
          look={state.look}
          title={text.species}
          width={right}
          height={upper}
          lines={[[], ...speciesLines({...props, width: right})]}
        />
      </Box>
      {isRoomy ? (
        <Pane
          look={state.look}
          title={text.otherLengths(text.features[screen.cursor] ?? '')}
          width={width}
          height={height - upper}
          lines={curveLines(state, screen, {width, height: height - upper - 1})}
        />
      ) : null}
    </Box>
  )
}
