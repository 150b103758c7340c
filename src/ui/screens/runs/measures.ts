import {complete} from '../../../chapters/complete.ts'
import {settingLabel} from '../../../chapters/setting-label.ts'
import {truncate, widthOf} from '../../../drawing/lines/width.ts'
import {type Difference, differingColumns} from '../../../runs/differing.ts'
import {accuracyOf, isGenerated} from '../../../runs/result.ts'
import type {RunSummary} from '../../../runs/summary.ts'
import {shortFlagOf} from '../../../settings/aliases.ts'
import type {AppState} from '../../state.ts'
import {columnOf, settingColumn} from './columns.ts'
import {nameWidth, type Told} from './name.ts'

/** A setting in which runs differ, as a column. */
export interface SettingMeasure {
  /** Of its column. */
  readonly key: string
  readonly title: string
  readonly width: number
}

/** What the columns of a list would take, whatever it is sorted by. */
export interface Measures {
  /** Those first that tell most of the runs apart. */
  readonly settings: readonly SettingMeasure[]
  readonly widths: Readonly<Record<'status' | 'epochs' | 'data' | 'parameters' | 'took', number>>
  /** Columns of the widest name; what other columns tell, it need not say. */
  readonly name: (told: Told) => number
  /** Whether any of them names classes. */
  readonly hasAccuracy: boolean
  /** Whether the data says anything: of several sets, or not the real one. */
  readonly isOfSeveral: boolean
}

type Looks = Pick<AppState, 'language' | 'look' | 'runsAt' | 'runsLeft'>

/** Settings that other columns tell. */
const shownAnyway: ReadonlySet<string> = new Set(['epochs'])

/** A name of a data set of a later version may be of any length; a title that is wider than its values, no wider than this. */
const [mostOfData, mostOfTitle] = [16, 9]

/** Runs by which the columns are measured while more are being read: several times a second. */
const sampled = 200

const known = new WeakMap<readonly RunSummary[], {readonly asked: string; readonly measures: Measures}>()

/** Measures the columns of these runs. Remembered: what they differ in takes a while, of thousands. */
export function measuresOf(runs: readonly RunSummary[], state: Looks): Measures {
  const isSample = state.runsLeft > 0
  const asked = `${state.language} ${isSample}`
  const found = known.get(runs)
  if (found?.asked === asked) return found.measures
  const measures = measured(isSample ? runs.slice(0, sampled) : runs, state)
  known.set(runs, {asked, measures})
  return measures
}

function measured(runs: readonly RunSummary[], state: Looks): Measures {
  const widest = (key: string): number => {
    const {cell} = columnOf(key)
    return runs.reduce((most, run) => Math.max(most, widthOf(cell(run, state).text)), 0)
  }
  const named = new Map<string, number>()
  return {
    settings: tellingFirst(differingColumns(runs, complete)).map(one => settingMeasure(one, runs, state)),
    widths: {
      status: widest('status'),
      epochs: widest('epochs'),
      data: Math.min(mostOfData, widest('data')),
      parameters: widest('parameters'),
      took: widest('took'),
    },
    name: told => {
      const key = `${told.chapter} ${told.data}`
      const width =
        named.get(key) ?? runs.reduce((most, run) => Math.max(most, nameWidth(run, told, state)), 0)
      named.set(key, width)
      return width
    },
    hasAccuracy: runs.some(run => accuracyOf(run) !== undefined),
    isOfSeveral: runs.some(run => run.dataset?.name !== runs[0]?.dataset?.name || isGenerated(run)),
  }
}

/** Those first that tell most of the runs apart: in which fewer have what most have. */
function tellingFirst(settings: readonly Difference[]): Difference[] {
  const apart = ({values}: Difference): number => {
    const counts = new Map<unknown, number>()
    for (const value of values) if (value !== undefined) counts.set(value, (counts.get(value) ?? 0) + 1)
    const all = [...counts.values()]
    return all.reduce((sum, count) => sum + count, 0) - Math.max(0, ...all)
  }
  return settings
    .filter(({key}) => !shownAnyway.has(key))
    .map(one => ({one, apart: apart(one)}))
    .sort((a, b) => b.apart - a.apart)
    .map(({one}) => one)
}

/** Width and title of a setting's column: its label, or where that is much wider than what stands below, its flag. */
function settingMeasure(
  {key, values}: Difference,
  runs: readonly RunSummary[],
  state: Looks,
): SettingMeasure {
  const column = settingColumn(key)
  const widths = new Map<unknown, number>()
  values.forEach((value, index) => {
    const run = runs[index]
    if (run && !widths.has(value)) widths.set(value, widthOf(column.cell(run, state).text))
  })
  const width = Math.max(...widths.values())
  const chapter = runs[values.findIndex(value => value !== undefined)]?.chapter
  const room = Math.max(width, mostOfTitle)
  const label = settingLabel(chapter, key, state.language)
  const title = [label, shortFlagOf(key)].find(name => widthOf(name) <= room)
  return {key: column.key, title: title ?? truncate(label, room, state.look.glyphs.ellipsis), width}
}
