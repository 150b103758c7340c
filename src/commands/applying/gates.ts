import type {Inside} from '../../answers/prices.ts'
import {inColumns} from '../../drawing/lines/columns.ts'
import {TfnotesError} from '../../errors.ts'
import {measure} from '../../text/numbers.ts'
import type {WindowInsides} from '../../trainers/applying/recurrent/window.ts'
import type {LayerInsides} from '../../trainers/engines/built-in/open-network.ts'
import type {RunCommand} from '../line/command.ts'
import {type Output, openOutput, printJson} from '../printing/output.ts'
import {tellRemarks} from '../printing/remarks.ts'
import {rounded} from '../printing/rounded.ts'
import {answerAll, openRun} from './apply.ts'
import {loadSeries} from './price-series.ts'

/** `tfnotes gates`: gates and states of the recurrent layers over one test window, the last one by default. */
export const showGates: RunCommand = async (context, {input: [run = '', window = 'last'], flags}) => {
  const predictor = await openRun(context, run, 'forecast', flags)
  const {series, source, remarks} = await loadSeries(context, predictor, flags)
  const {windowInsides} = await import('../../trainers/applying/recurrent/window.ts')
  const json = flags.json === true
  const output = openOutput(context)
  if (!json && source === 'generated') output.raw(output.tone('warning', output.words.sources.generated))
  if (!json) tellRemarks(remarks, output, context.language)
  return answerAll(
    context,
    [window],
    json,
    asked => ({window: asked}),
    given => {
      const result = windowInsides(predictor, series, readWindow(given.trim()))
      if (json)
        printJson(context, 'gates', {
          run: predictor.spec.id,
          source,
          column: series.column,
          ...inJson(result),
        })
      else show(result, output)
    },
  )
}

/** How many windows there are is known where they are made. @throws TfnotesError `not-one-of` (usage) */
function readWindow(given: string): number | 'last' {
  if (given === 'last') return given
  if (/^\d+$/.test(given)) return Number(given)
  throw new TfnotesError('not-one-of', {value: given, accepted: ['1', '2', '…', 'last']}, {usage: true})
}

const inJson = ({layers, ...rest}: WindowInsides) => ({
  ...rest,
  layers: layers.map(({insides, ...layer}) => ({
    ...layer,
    insides: Object.fromEntries(Object.entries(insides).map(([name, values]) => [name, rounded(values, 3)])),
  })),
})

function show({at, of, date, actual, predicted, window, layers}: WindowInsides, output: Output): void {
  const {line, words} = output
  const {gates: text} = words
  line(text.sample(date ?? `${at}`, at, of))
  line(text.values(measure(predicted), measure(actual)))
  if (window.dates.length > 0) line(`${window.dates[0]} … ${window.dates.at(-1)}`)
  for (const layer of layers) {
    line()
    line(text.layer(layer.layer, layer.kind, layer.units))
    const rows = (Object.keys(layer.insides) as Inside[]).map(name => [
      text.names[name],
      ...figuresOf(layer, name).map(value => value.toFixed(3)),
    ])
    for (const row of inColumns([[...text.columns], ...rows])) line(`  ${row}`)
  }
}

/** The units' mean on the first, the middle and the last day, and the least and greatest value of all. */
function figuresOf({steps, units, insides}: LayerInsides, name: Inside): number[] {
  const values = insides[name] ?? new Float32Array()
  const mean = (step: number) =>
    values.subarray(step * units, (step + 1) * units).reduce((sum, value) => sum + value, 0) / units
  const [least, greatest] = values.reduce(
    ([low, high], value) => [Math.min(low, value), Math.max(high, value)] as [number, number],
    [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY] as [number, number],
  )
  return [mean(0), mean(Math.floor(steps / 2)), mean(steps - 1), least, greatest]
}
