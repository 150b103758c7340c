import {resolve} from 'node:path'
import {curvesSvg} from '../../drawing/svg/curves-svg.ts'
import {TfnotesError} from '../../errors.ts'
import {axes} from '../../runs/axis.ts'
import type {Measure} from '../../runs/curves.ts'
import {type Comparison, compareRuns} from '../../studies/comparison/compare.ts'
import {type ComparedCurves, comparedCurves} from '../../studies/comparison/curves.ts'
import {figureOf, measures, tellingMeasure} from '../../studies/comparison/measure.ts'
import {taskName} from '../../studies/comparison/table.ts'
import {writePieces} from '../../system/write-pieces.ts'
import {flagName, flagOf} from '../../text/flag-name.ts'
import {measure as noted} from '../../text/numbers.ts'
import {failureSentence} from '../../text/sentence.ts'
import type {Context, Given, RunCommand} from '../line/command.ts'
import {type Output, openOutput, printText} from '../printing/output.ts'
import {printCurves, printNotes, printTable} from './print-comparison.ts'
import {readRuns} from './read-runs.ts'
import {csvRows, printAsJson} from './tell-comparison.ts'

const forms = ['json', 'csv', 'svg'] as const
type Form = (typeof forms)[number]

/** How it is written, where not as text for people. @throws TfnotesError (usage) `flags-together`, `flag-needs` */
function formOf(flags: Given): Form | undefined {
  const given = forms.filter(form => flags[form] === true)
  if (given.length > 1) throw new TfnotesError('flags-together', {flags: given.map(flagName)}, {usage: true})
  const [form] = given
  if (flags.out !== undefined && form !== 'csv' && form !== 'svg')
    throw new TfnotesError(
      'flag-needs',
      {flag: flagName('out'), needed: [flagName('csv'), flagName('svg')].join('|')},
      {usage: true},
    )
  return form
}

const named = <const T extends string>(all: readonly T[], flag: Given[string] | undefined): T | undefined =>
  all.find(one => flagOf(one) === flag)

/** Rows into the file that was named, else onto stdout. */
async function deliver(
  context: Context,
  rows: readonly string[],
  out: Given[string] | undefined,
  {line, words}: Output,
) {
  if (typeof out !== 'string') return printText(context, rows)
  const path = resolve(context.cwd, out)
  await writePieces(path, [`${rows.join('\n')}\n`], {by: 'reader'})
  line(words.written(path))
}

function svgOf(
  comparison: Comparison,
  {curves}: ComparedCurves,
  measure: Measure,
  axis: (typeof axes)[number],
  context: Context,
  {words}: Output,
) {
  const {compare, colon, comma} = words
  const tasks = [...new Set(comparison.tasks.map(task => taskName(task, context.language)))]
  return curvesSvg({
    title: `${compare.measures[measure]}${colon}${tasks.join(comma)}`,
    xLabel: compare.axes[axis],
    isShare: figureOf(measure) === 'accuracy',
    curves: curves.map(({row, x, y}) => {
      const last = y.findLast(value => value !== Number.POSITIVE_INFINITY)
      return {name: row.name, value: last === undefined ? '' : noted(last), x, y}
    }),
  })
}

/** `tfnotes compare`: several runs beside each other. The exit code is 1 where one could not be read. */
export const compareCommand: RunCommand = async (context, {input, flags}) => {
  const form = formOf(flags)
  const {runs, states, twice} = await readRuns(context, input, flags)
  const output = openOutput(context)
  const {words, note} = output
  const measure = named(measures, flags.measure) ?? tellingMeasure(states)
  const axis = named(axes, flags.by) ?? 'epoch'
  const comparison = compareRuns(
    runs,
    figureOf(measure),
    form === 'json' || form === 'csv' ? undefined : context.language,
  )
  const rows = comparison.tasks.flatMap(task => task.rows)
  const curves = comparedCurves(comparison, rows, ({index}) => states[index], {measure, axis})
  if (form === 'json') printAsJson(context, comparison, curves, {measure, axis})
  else if (form === 'csv') await deliver(context, csvRows(comparison), flags.out, output)
  else if (form === 'svg')
    await deliver(context, svgOf(comparison, curves, measure, axis, context, output), flags.out, output)
  else {
    const columns = context.stdout.isTTY === true ? context.stdout.columns || 80 : Number.POSITIVE_INFINITY
    printTable(comparison, context.language, columns, output)
    printCurves(comparison, curves, {measure, axis, columns}, output)
    printNotes(comparison, curves, context.language, output)
  }
  if (twice.length > 0) note(words.compare.twice(twice.join(words.comma)))
  for (const {id, trouble} of runs)
    if (trouble) note(`${id}${words.colon}${failureSentence(trouble, context.language)}`)
  return runs.some(({status}) => status === 'unreadable') ? 1 : 0
}
