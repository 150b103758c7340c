import {Box} from 'ink'
import type {Gates, GatesLayer} from '../../../answers/prices.ts'
import {type Line, line, span} from '../../../drawing/lines/span.ts'
import {wrap} from '../../../drawing/lines/wrap.ts'
import {frameOf} from '../../components/layout.ts'
import {Pane} from '../../components/pane.tsx'
import {Rows} from '../../components/rows.tsx'
import type {AppState} from '../../state.ts'
import {failureWords} from '../../text/failure.ts'
import {texts} from '../../text/index.ts'
import {generatedMark} from '../forecast/figures.ts'
import type {ViewProps} from '../module.ts'
import {insidesOf} from './insides.ts'
import {meanLines, priceLines, scaleWords, tabLine, unitLines, unitsInSight, windowLine} from './lines.ts'
import type {GatesScreen} from './state.ts'

type Props = ViewProps<GatesScreen>

/** From this height on there is room for the prices, too; from this width on for all gates at once. */
const tall = 28
const wide = 110
const gap = 3
const headRows = 3

interface Layout {
  readonly together: boolean
  readonly prices: number
  readonly mean: number
  /** Rows of a pane with units, and how many such panes stand side by side. */
  readonly units: number
  readonly across: number
}

/** Rows of each part. Where all gates are in sight, prices and mean stand beside each other above them. */
function layoutOf({width, height}: {width: number; height: number}, layer: GatesLayer): Layout {
  const room = height - headRows
  const count = insidesOf(layer).length
  if (width >= wide && height >= tall && count > 1) {
    const across = Math.min(count, count === 4 ? 2 : 3)
    const top = Math.max(8, Math.floor(room * 0.3))
    const units = Math.floor((room - top) / Math.ceil(count / across))
    return {together: true, prices: top, mean: top, units, across}
  }
  const prices = height >= tall ? Math.floor(room * 0.25) : 0
  const mean = Math.max(6, Math.floor((room - prices) * 0.4))
  return {together: false, prices, mean, units: room - mean - prices, across: 1}
}

/** How many units are out of sight. */
export const unitsHidden = ({size, look}: Pick<AppState, 'size' | 'look'>, layer: GatesLayer): number =>
  layer.units - unitsInSight(look, layer, 0, layoutOf(frameOf(size), layer).units - 1).count

interface Parts extends Props {
  readonly answer: Gates
  readonly layer: GatesLayer
}

function Prices({state, answer, width, height}: Parts) {
  const {look} = state
  return (
    <Pane
      look={look}
      title={answer.column}
      aside={generatedMark(state, answer.source)}
      width={width}
      height={height}
      lines={priceLines(look, answer, {width, height: height - 1})}
    />
  )
}

function Mean({state: {look, language}, screen, answer, layer, width, height}: Parts) {
  const text = texts[language].gates
  return (
    <Pane
      look={look}
      title={text.mean}
      aside={[span(text.layer(layer.layer, String(layer.units)), 'accent')]}
      focused
      width={width}
      height={height}
      lines={meanLines(look, answer, layer, screen.gate, {width, height: height - 1})}
    />
  )
}

/** All units of one gate or state, with what the colours mean. */
function Units({
  gate,
  title,
  isAlone = false,
  ...props
}: Parts & {readonly gate: number; readonly title: string; readonly isAlone?: boolean}) {
  const {state, screen, answer, layer, width, height} = props
  const {look, language} = state
  const {first, count} = unitsInSight(look, layer, screen.top, height - 1)
  const shown = texts[language].gates.shown(String(first + 1), String(first + count), String(layer.units))
  const isChosen = gate === screen.gate
  return (
    <Pane
      look={look}
      title={title}
      aside={[
        ...(isAlone ? generatedMark(state, answer.source) : []),
        span(`${isChosen ? `${shown}   ` : ''}${scaleWords(layer, gate)}`, 'dim'),
      ]}
      focused={isChosen}
      width={width}
      height={height}
      lines={unitLines(look, layer, {gate, top: screen.top}, {width, height: height - 1})}
    />
  )
}

/** All gates and states at once, row by row. */
function AllUnits({layout, ...props}: Parts & {readonly layout: Layout}) {
  const {state, layer, width} = props
  const {names} = texts[state.language].gates
  const {across, units} = layout
  const own = Math.floor((width + gap) / across) - gap
  const insides = insidesOf(layer)
  const rows = Array.from({length: Math.ceil(insides.length / across)}, (_, row) =>
    insides.slice(row * across, (row + 1) * across).map(({name}, at) => ({name, gate: row * across + at})),
  )
  return rows.map(row => (
    <Box key={row[0]?.name} width={width} columnGap={gap}>
      {row.map(({name, gate}) => (
        <Units key={name} {...props} gate={gate} title={names[name]} width={own} height={units} />
      ))}
    </Box>
  ))
}

/** The window, its layer's gates as tabs, the chosen one's mean day by day, and below it every unit. */
export function GatesView(props: Props) {
  const {state, screen, width, height} = props
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
  const layout = layoutOf(props, layer)
  const parts = {...props, answer, layer}
  const half = Math.floor((width - gap) / 2)
  return (
    <Box flexDirection="column" width={width} height={height}>
      <Rows look={look} width={width} height={headRows} lines={head} />
      {layout.together ? (
        <>
          <Box width={width} columnGap={gap}>
            <Prices {...parts} width={half} height={layout.prices} />
            <Mean {...parts} width={width - half - gap} height={layout.mean} />
          </Box>
          <AllUnits {...parts} layout={layout} />
        </>
      ) : (
        <>
          {layout.prices > 0 && <Prices {...parts} height={layout.prices} />}
          <Mean {...parts} height={layout.mean} />
          <Units
            {...parts}
            gate={gate}
            title={text.units}
            isAlone={layout.prices === 0}
            height={layout.units}
          />
        </>
      )}
    </Box>
  )
}
