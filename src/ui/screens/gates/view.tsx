import {Box} from 'ink'
import {type Line, line, span} from '../../../drawing/lines/span.ts'
import {wrap} from '../../../drawing/lines/wrap.ts'
import {Pane} from '../../components/pane.tsx'
import {Rows} from '../../components/rows.tsx'
import {failureWords} from '../../text/failure.ts'
import {texts} from '../../text/index.ts'
import {generatedMark} from '../forecast/figures.ts'
import type {ViewProps} from '../module.ts'
import {insidesOf} from './insides.ts'
import {meanLines, priceLines, scaleWords, tabLine, unitLines, unitsInSight, windowLine} from './lines.ts'
import type {GatesScreen} from './state.ts'

type Props = ViewProps<GatesScreen>

/** From this height on there is room for the prices, too. */
const tall = 28

/** The window, its layer's gates as tabs, the chosen one's mean day by day, and below it every unit. */
export function GatesView({state, screen, width, height}: Props) {
  const {look, language} = state
  const text = texts[language].gates
  const {answer, failure, gate} = screen
  const layer = answer?.layers[screen.layer]
  if (failure || !answer || !layer) {
    const words = failure ? failureWords(failure)(texts[language], language) : text.waiting
    const lines = wrap(words, width).map(row => line(row, failure ? 'bad' : 'dim'))
    return <Rows look={look} width={width} height={height} lines={lines} />
  }
  const name = insidesOf(layer)[gate]?.name ?? 'state'
  const head: Line[] = [
    windowLine(state, screen, answer),
    tabLine(state, layer, gate),
    line(text.explained[name], 'dim'),
  ]
  const room = height - head.length
  const pricesHeight = height >= tall ? Math.floor(room * 0.25) : 0
  const meanHeight = Math.max(6, Math.floor((room - pricesHeight) * 0.4))
  const unitsHeight = room - meanHeight - pricesHeight
  const inSight = unitsInSight(look, layer, screen.top, unitsHeight - 1)
  const shown = text.shown(
    String(inSight.first + 1),
    String(inSight.first + inSight.count),
    String(layer.units),
  )
  return (
    <Box flexDirection="column" width={width} height={height}>
      <Rows look={look} width={width} height={head.length} lines={head} />
      {pricesHeight > 0 && (
        <Pane
          look={look}
          title={answer.column}
          width={width}
          height={pricesHeight}
          lines={priceLines(look, answer, {width, height: pricesHeight - 1})}
        />
      )}
      <Pane
        look={look}
        title={text.mean}
        aside={[span(text.layer(layer.layer, String(layer.units)), 'accent')]}
        focused
        width={width}
        height={meanHeight}
        lines={meanLines(look, answer, layer, gate, {width, height: meanHeight - 1})}
      />
      <Pane
        look={look}
        title={text.units}
        aside={[...generatedMark(state, answer.source), span(`${shown}   ${scaleWords(layer, gate)}`, 'dim')]}
        width={width}
        height={unitsHeight}
        lines={unitLines(look, layer, screen, {width, height: unitsHeight - 1})}
      />
    </Box>
  )
}
