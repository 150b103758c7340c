import type {Answers} from '../../answers/index.ts'
import type {Axis} from '../../runs/axis.ts'
import type {Figure} from '../../runs/best-epoch.ts'
import type {Measure} from '../../runs/curves.ts'
import type {SettingValue} from '../../runs/differing.ts'
import {type Compared, type Comparison, rowsOf} from '../../studies/comparison/compare.ts'
import type {ComparedCurves} from '../../studies/comparison/curves.ts'
import type {Spread} from '../../studies/statistics.ts'
import {csvRow} from '../../text/csv.ts'
import type {Context} from '../line/command.ts'
import {fieldsFor} from '../listing/columns.ts'
import {printJson, printJsonLines} from '../printing/output.ts'

/** The settings that differ, of one run. */
const settingsOf = ({differences}: Comparison, {index}: Compared): Readonly<Record<string, SettingValue>> =>
  Object.fromEntries(
    differences.flatMap(({key, values}) =>
      values[index] === undefined ? [] : [[key, values[index]] as const],
    ),
  )

function headlineOf({figures, isBest}: Compared, figure: Figure) {
  const found = figures[figure]
  return found && {[figure]: {...found, isBest: isBest[figure]}}
}

const spreadOf = (figure: Figure, spread: Spread | undefined) =>
  spread?.sd === undefined ? {} : {[figure]: {mean: spread.mean, sd: spread.sd, n: spread.n}}

/** Everything as JSON, a line each: what is compared, the runs with their curves, the runs that differ in their seeds alone. */
export function printAsJson(
  context: Context,
  comparison: Comparison,
  {curves, missingOf}: ComparedCurves,
  {measure, axis}: {readonly measure: Measure; readonly axis: Axis},
): void {
  const {tasks, differences} = comparison
  printJson(context, 'comparison', {
    kind: 'comparison',
    measure,
    by: axis,
    settings: differences.map(({key}) => key),
    tasks: tasks.map(({chapter, dataset, files, isGenerated, isLossOne, isTestOne, rows}) => ({
      ...(chapter !== undefined && {chapter}),
      ...(dataset !== undefined && {dataset}),
      ...(files !== undefined && {files}),
      isGenerated,
      runs: rows.map(({run}) => run.id),
      isLossOne,
      isTestOne,
    })),
  })
  const byRow = new Map(curves.map(curve => [curve.row, curve]))
  const lines = rowsOf(comparison).map((row): Answers['comparedRun'] => {
    const {run, name} = row
    const curve = byRow.get(row)
    const missing = missingOf.get(row)
    return {
      kind: 'run',
      id: run.id,
      dir: run.dir,
      short: name,
      ...(run.label && {label: run.label}),
      ...(run.chapter !== undefined && {chapter: run.chapter}),
      ...(run.dataset && {dataset: run.dataset.name}),
      status: run.status,
      epoch: run.epoch,
      epochs: run.epochs,
      seconds: run.seconds,
      ...headlineOf(row, 'accuracy'),
      ...headlineOf(row, 'loss'),
      settings: settingsOf(comparison, row),
      ...(curve && {curve: {x: [...curve.x], y: [...curve.y]}}),
      ...(missing && {missing}),
    }
  })
  printJsonLines(context, 'comparedRun', lines)
  const seeds = tasks.flatMap(task => task.seeds)
  printJsonLines(
    context,
    'comparedSeeds',
    seeds.map(({name, rows, accuracy, loss}): Answers['comparedSeeds'] => ({
      kind: 'seeds',
      name,
      runs: rows.map(({run}) => run.id),
      done: rows.filter(({run}) => run.status === 'finished').length,
      ...spreadOf('accuracy', accuracy),
      ...spreadOf('loss', loss),
    })),
  )
}

/** The table as rows of CSV, as `tfnotes runs` has them; before them the short names. */
export function csvRows(comparison: Comparison): string[] {
  const rows = rowsOf(comparison)
  const fields = fieldsFor(rows.map(({run}) => run))
  return [
    csvRow(['short', ...fields.map(({title}) => title)]),
    ...rows.map(({name, run}) => csvRow([name, ...fields.map(({cell}) => cell(run))])),
  ]
}
