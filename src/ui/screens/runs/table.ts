import {complete} from '../../../chapters/complete.ts'
import {truncate, widthOf} from '../../../drawing/lines/width.ts'
import {type Difference, differingColumns} from '../../../runs/differing.ts'
import {accuracyOf, isGenerated} from '../../../runs/result.ts'
import {flagOf} from '../../../text/flag-name.ts'
import {settingName, shortName} from '../../runs/settings.ts'
import type {AppState} from '../../state.ts'
import {texts} from '../../text/index.ts'
import {type Column, columnOf, type FixedKey, fixedColumns, settingColumn, settingOf} from './columns.ts'
import {nameWidth, type Told} from './name.ts'
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

type Looks = Pick<AppState, 'language' | 'look' | 'runsAt'>

/** Columns of the marks, and between two cells. */
export const [markWidth, cellGap] = [2, 1]

/**
 * Columns of a run's name: so many at least, so many before anything is added, of which a heading tells the chapter fewer,
 * and so many at most.
 */
const names = {least: 20, enough: 33, enoughBelowHeading: 21, most: 64} as const

/** What is shown in every table beside the name: of networks that name no classes, the loss. */
const always = ({runs}: Shown): readonly FixedKey[] => [
  'status',
  'epochs',
  runs.some(run => accuracyOf(run) !== undefined) ? 'accuracy' : 'loss',
  'age',
]

/** Settings that other columns tell. */
const shownAnyway: ReadonlySet<string> = new Set(['epochs'])

/** Settings that come before anything else is added. */
const firstSettings = 2

/** Widths of figures and ages; a name of a data set of a later version may be of any length. */
const [figureWidth, ageWidth, mostOfData, mostOfTitle] = [7, 10, 16, 9]

const known = new WeakMap<
  Shown,
  {readonly language: string; readonly width: number; readonly sort: string; readonly table: Table}
>()

/** The table in so many columns of the terminal. Remembered: every key draws it anew. */
export function tableOf(
  state: Looks,
  {sort, reversed}: Pick<RunsScreen, 'sort' | 'reversed'>,
  shown: Shown,
  width: number,
): Table {
  const {language} = state
  const found = known.get(shown)
  if (found?.language === language && found.width === width && found.sort === sort) return found.table
  const table = fitted(state, {sort, reversed}, shown, width)
  known.set(shown, {language, width, sort, table})
  return table
}

function fitted(
  state: Looks,
  {sort, reversed}: Pick<RunsScreen, 'sort' | 'reversed'>,
  shown: Shown,
  width: number,
): Table {
  const place = (column: Column, own: number, name: string): PlacedColumn => {
    const title = column.key === sort ? `${name} ${state.look.glyphs[reversed ? 'up' : 'down']}` : name
    return {column, title, width: Math.max(own, widthOf(title))}
  }
  const isOfOne = columnOf(sort).figure !== undefined
  const inHeadings = {chapter: isOfOne, data: isOfOne}
  const titles = texts[state.language].runs.columns
  const fixed = (key: FixedKey) =>
    place(columnOf(key), contentWidth(key, shown, inHeadings, state), titles[key])
  const run = fixed('run')
  const settings = tellingFirst(differingColumns(shown.runs, complete))
  const placed = settings.map(one => place(settingColumn(one.key), ...settingSize(one, shown, state)))
  const wanted = [
    ...placed.slice(0, firstSettings),
    ...(isOfSeveral(shown) && !isOfOne ? [fixed('data')] : []),
    fixed('accuracy'),
    fixed('loss'),
    ...placed.slice(firstSettings),
  ]
  const taken = new Set<PlacedColumn>()
  const keys = new Set<string>()
  let room = width - markWidth
  const take = (one: PlacedColumn) => {
    if (keys.has(one.column.key)) return
    taken.add(one)
    keys.add(one.column.key)
    room -= one.width + cellGap
  }
  for (const key of always(shown)) take(fixed(key))
  // What it is sorted by is seen in any case.
  const sorted = placed.find(({column}) => column.key === sort)
  if (sorted) take(sorted)
  else if (sort !== 'run' && settingOf(sort) === undefined) take(fixed(sort as FixedKey))
  const enough = Math.min(run.width, isOfOne ? names.enoughBelowHeading : names.enough)
  const name = Math.max(names.least, Math.min(enough, room - cellGap))
  room -= name + cellGap
  for (const one of wanted) if (one.width + cellGap <= room) take(one)
  const order = ['run', 'status', 'epochs', 'accuracy', 'loss', 'settings', 'data', 'age'] as const
  const told = {...inHeadings, data: isOfOne || keys.has('data')}
  const widest = contentWidth('run', shown, told, state)
  const columns = order.flatMap((key): PlacedColumn[] => {
    if (key === 'run')
      return [{...run, width: Math.min(Math.max(name, widest), names.most, name + Math.max(0, room))}]
    return [...taken].filter(({column}) =>
      key === 'settings' ? settingOf(column.key) !== undefined : column.key === key,
    )
  })
  return {
    columns,
    told,
    settings: placed.map(({column}) => column.key),
    hidden: placed.filter(one => !taken.has(one)).length,
  }
}

/** Whether the data says anything: of several sets, or not the real one. */
const isOfSeveral = ({runs}: Shown): boolean =>
  runs.some(run => run.dataset?.name !== runs[0]?.dataset?.name || isGenerated(run))

function contentWidth(key: FixedKey, {runs}: Shown, told: Told, state: Looks): number {
  const column = columnOf(key)
  const widest = () => runs.reduce((most, run) => Math.max(most, widthOf(column.cell(run, state).text)), 0)
  switch (key) {
    case 'run':
      return runs.reduce<number>((most, run) => Math.max(most, nameWidth(run, told, state)), names.least)
    case 'accuracy':
    case 'loss':
      return figureWidth
    case 'age':
      return ageWidth
    case 'data':
      return Math.min(mostOfData, widest())
    case 'status':
    case 'epochs':
      return widest()
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
function settingSize({key, values}: Difference, {runs}: Shown, state: Looks): [width: number, title: string] {
  const column = settingColumn(key)
  const widest = new Map<unknown, number>()
  values.forEach((value, index) => {
    const run = runs[index]
    if (run && !widest.has(value)) widest.set(value, widthOf(column.cell(run, state).text))
  })
  const width = Math.max(...widest.values())
  const chapter = runs[values.findIndex(value => value !== undefined)]?.chapter
  const room = Math.max(width, mostOfTitle)
  const names = [settingName(chapter, key, state), shortName(key), flagOf(key)]
  const title = names.find(name => name !== undefined && widthOf(name) <= room)
  return [width, title ?? truncate(settingName(chapter, key, state), room, state.look.glyphs.ellipsis)]
}

/** The columns that one can sort by: what is known of every run, and the settings that differ. */
export const sortKeys = ({settings}: Table): string[] => [...fixedColumns.map(({key}) => key), ...settings]

/** What a screen's table is sorted by. */
export function sortTitle(state: Looks & Pick<AppState, 'runs'>, {sort}: Pick<RunsScreen, 'sort'>): string {
  const setting = settingOf(sort)
  if (setting === undefined) return texts[state.language].runs.columns[sort as FixedKey]
  const chapter = state.runs?.find(run => run.hyperparameters?.[setting] !== undefined)?.chapter
  return settingName(chapter, setting, state)
}
