import {dataForLab} from '../../src/commands/book/lab-data.ts'
import {classNames} from '../../src/datasets/facts/index.ts'
import {irisMeasurements} from '../../src/datasets/iris-table.ts'
import type {Cell, Figure} from '../../src/labs/figure.ts'
import {labById} from '../../src/labs/index.ts'
import type {Lab, LabData, LabResult} from '../../src/labs/lab.ts'
import {computeLab} from '../../src/labs/run.ts'
import {parseSettings} from '../../src/settings/tunable.ts'

const {networks = []} = await dataForLab(labById('complexity') as Lab, {cwd: '/'}, undefined)

/** What the commands and the screen hand over. */
export const labData: LabData = {
  networks,
  iris: {
    rows: irisMeasurements,
    labels: irisMeasurements.map((_, row) => Math.floor(row / 50)),
    classes: classNames('iris'),
    origin: 'Fisher 1936',
  },
}

/** Computes a lab by id from values as the command line gives them. */
export function compute(
  id: string,
  given: Readonly<Record<string, unknown>> = {},
  options: {preset?: string; data?: LabData; seed?: number} = {},
): LabResult {
  const lab = labById(id)
  if (!lab) throw new Error(id)
  const {preset, data = labData, seed = 1} = options
  return computeLab(lab, parseSettings(lab, given, preset), {data, seed})
}

export function fact(result: LabResult, id: string): Cell | readonly number[] {
  const found = result.facts.find(one => one.id === id)
  if (!found) throw new Error(`no fact ${id}`)
  return found.value
}

/** A figure of the kind that is expected. */
export function figure<K extends Figure['kind']>(
  result: LabResult,
  kind: K,
  id: string,
): Extract<Figure, {kind: K}> {
  const found = result.figures.find(one => one.id === id)
  if (found?.kind !== kind) throw new Error(`no ${kind} figure ${id}`)
  return found as Extract<Figure, {kind: K}>
}

/** A column of a table, row by row. */
export function column(result: LabResult, table: string, id: string): Cell[] {
  const found = result.tables.find(one => one.id === table)
  const at = found?.columns.findIndex(one => one.id === id) ?? -1
  if (!found || at < 0) throw new Error(`no column ${table}.${id}`)
  return found.rows.map(row => row[at] ?? null)
}
