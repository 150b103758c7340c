import {settingLabel} from '../../../chapters/setting-label.ts'
import {widthOf} from '../../../drawing/lines/width.ts'
import type {AppState} from '../../state.ts'
import {texts} from '../../text/index.ts'
import {type Column, columnOf, type FixedKey, fixedColumns, settingOf} from './columns.ts'
import {type Measures, measuresOf} from './measures.ts'
import type {Told} from './name.ts'
import type {Shown} from './shown.ts'
import type {RunsScreen} from './state.ts'

export interface PlacedColumn {
  readonly column: Column
  readonly title: string
  readonly width: number
}

/** The columns that there is room for. */
export interface Table {
  readonly columns: readonly PlacedColumn[]
  /** What the names need not say. */
  readonly told: Told
  /** Keys of the columns of all settings that differ, and how many of them have no room. */
  readonly settings: readonly string[]
  readonly hidden: number
}

type Looks = Pick<AppState, 'language' | 'look' | 'runsAt' | 'runsLeft'>
type Sorting = Pick<RunsScreen, 'sort' | 'reversed'>

/** Columns of the marks, and between two cells. */
export const [markWidth, cellGap] = [2, 1]

/**
 * Columns of a run's name: so many at least, so many before anything is added, of which a heading tells the chapter fewer,
 * and so many at most.
 */
const names = {least: 20, enough: 33, enoughBelowHeading: 21, most: 64} as const

/** Columns from which on there is room for more than tells runs apart. */
const roomy = 110

/** Settings that come before anything else is added. */
const firstSettings = 2

/** Columns of figures and ages. */
const [figureWidth, ageWidth] = [7, 10]

/** From left to right; the settings in their own order. */
const order = [
  'run',
  'status',
  'epochs',
  'accuracy',
  'loss',
  'settings',
  'data',
  'parameters',
  'took',
  'age',
] as const

/** The table in so many columns of the terminal. */
export function tableOf(state: Looks, {sort, reversed}: Sorting, shown: Shown, width: number): Table {
  const measures = measuresOf(shown.all, state)
  const isBelowHeading = columnOf(sort).figure !== undefined
  const place = (key: string, own: number, name: string): PlacedColumn => {
    const column = columnOf(key)
    const isDown = (column.isDescending === true) !== reversed
    const title = key === sort ? `${name} ${state.look.glyphs[isDown ? 'down' : 'up']}` : name
    return {column, title, width: Math.max(own, widthOf(title))}
  }
  const titles = texts[state.language].runs.columns
  const fixed = (key: Exclude<FixedKey, 'run'>) => place(key, fixedWidth(key, measures), titles[key])
  const settings = measures.settings.map(one => place(one.key, one.width, one.title))
  const sorted = [...settings, ...otherColumns.map(fixed)].find(({column}) => column.key === sort)
  const always = [
    fixed('status'),
    fixed('epochs'),
    // Of networks that name no classes, the loss.
    fixed(measures.hasAccuracy ? 'accuracy' : 'loss'),
    fixed('age'),
    // What it is sorted by is seen in any case.
    ...(sorted ? [sorted] : []),
  ]
  const further = [
    ...settings.slice(0, firstSettings),
    ...(measures.isOfSeveral && !isBelowHeading ? [fixed('data')] : []),
    fixed('accuracy'),
    fixed('loss'),
    ...settings.slice(firstSettings),
    ...(width >= roomy ? [fixed('took'), fixed('parameters')] : []),
  ]
  const taken = new Map(always.map(one => [one.column.key, one]))
  const room = () => [...taken.values()].reduce((left, one) => left - one.width - cellGap, width - markWidth)
  const widest = measures.name({chapter: isBelowHeading, data: isBelowHeading})
  const enough = Math.min(widest, isBelowHeading ? names.enoughBelowHeading : names.enough)
  const name = Math.max(names.least, Math.min(enough, room() - cellGap))
  for (const one of further)
    if (!taken.has(one.column.key) && room() - name - cellGap >= one.width + cellGap)
      taken.set(one.column.key, one)
  const told = {chapter: isBelowHeading, data: isBelowHeading || taken.has('data')}
  const most = Math.min(measures.name(told), names.most)
  const run = {...place('run', 0, titles.run), width: Math.max(name, Math.min(most, room() - cellGap))}
  return {
    columns: order.flatMap(key =>
      key === 'run'
        ? [run]
        : [...taken.values()].filter(({column}) =>
            key === 'settings' ? settingOf(column.key) !== undefined : column.key === key,
          ),
    ),
    told,
    settings: settings.map(({column}) => column.key),
    hidden: settings.filter(({column}) => !taken.has(column.key)).length,
  }
}

const otherColumns = ['age', 'status', 'epochs', 'accuracy', 'loss', 'data', 'parameters', 'took'] as const

function fixedWidth(key: Exclude<FixedKey, 'run'>, {widths}: Measures): number {
  switch (key) {
    case 'accuracy':
    case 'loss':
      return figureWidth
    case 'age':
      return ageWidth
    case 'data':
    case 'status':
    case 'epochs':
    case 'parameters':
    case 'took':
      return widths[key]
  }
}

/** The columns that one can sort by: what is known of every run, and the settings that differ. */
export const sortKeys = ({settings}: Table): string[] => [...fixedColumns.map(({key}) => key), ...settings]

/** What a screen's table is sorted by. */
export function sortTitle(state: Looks & Pick<AppState, 'runs'>, {sort}: Pick<RunsScreen, 'sort'>): string {
  const setting = settingOf(sort)
  if (setting === undefined) return texts[state.language].runs.columns[sort as FixedKey]
  const chapter = state.runs?.find(run => run.hyperparameters?.[setting] !== undefined)?.chapter
  return settingLabel(chapter, setting, state.language)
}
