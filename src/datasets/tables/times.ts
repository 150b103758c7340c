import {TfnotesError} from '../../errors.ts'
import type {Row} from './csv.ts'
import {
  allForms,
  type ClockFigures,
  type DateOrder,
  type Form,
  isIn,
  orderOf,
  readClock,
  readDate,
  weakForms,
} from './dates.ts'
import {isSameName, roleOf} from './headings.ts'

/** One way to read the time of a row: a column, perhaps another with the time of day, and how its dates are written. */
export interface TimeReading {
  readonly form: Form
  /** Indices of the columns: of the date, and of the time of day. */
  readonly columns: readonly number[]
  readonly names: readonly string[]
  /** Milliseconds since 1970; NaN when the cells hold no time. */
  readonly read: (cells: readonly string[]) => number
}

export interface TimeOptions {
  /** Name or number of the column of time, two with a comma between for date and time of day, or `none`. @default found */
  readonly timeColumn?: string | undefined
  readonly dateOrder?: DateOrder | undefined
}

interface Bare {
  readonly name: string
  readonly isNamed: boolean
  readonly index: number
  /** Those that are not empty. */
  readonly cells: readonly string[]
}

/** A column of times of day. */
interface Clock extends Bare {
  readonly figures: ClockFigures
}

/** In which direction values run: of all steps, the parts that go up, down, and not at all. */
export function directionOf(values: ArrayLike<number>): {up: number; down: number; same: number} {
  const steps = Math.max(1, values.length - 1)
  const found = {up: 0, down: 0, same: 0}
  for (let i = 1; i < values.length; i++) {
    const step = (values[i] as number) - (values[i - 1] as number)
    if (step > 0) found.up++
    else if (step < 0) found.down++
    else found.same++
  }
  return {up: found.up / steps, down: found.down / steps, same: found.same / steps}
}

const runsOneWay = (values: ArrayLike<number>): boolean => {
  const {up, down} = directionOf(values)
  return up === 1 || down === 1
}

/**
 * Which columns hold times, and how those of a row may be read: the column that a heading names and whose rows run in
 * one direction first, and behind it the other orders that its dates could be in.
 *
 * @throws TfnotesError (usage) column-missing, time-unreadable for what the reader has chosen; date-unreadable for a
 *   column of dates, by its name, that cannot be read
 */
export function findTimes(
  columns: readonly Bare[],
  body: readonly Row[],
  file: string,
  hasHeader: boolean,
  {timeColumn = '', dateOrder}: TimeOptions,
): {times: readonly TimeReading[]; dated: ReadonlySet<number>} {
  const allowed = allForms.filter(form => !dateOrder || (orderOf[form] ?? dateOrder) === dateOrder)
  const chosen = chosenColumns(columns, timeColumn, file)
  const found = columns.map(column => ({
    column,
    forms: formsOf(column, allowed, hasHeader, chosen?.includes(column) ?? false),
  }))
  const dated = new Set(found.filter(({forms}) => forms.length > 0).map(({column}) => column.index))
  const clocks = columns.flatMap((column): Clock[] => {
    const figures = dated.has(column.index) ? undefined : clockFigures(column, columns, dated)
    return figures ? [{...column, figures}] : []
  })
  for (const {index} of clocks) dated.add(index)
  if (timeColumn === 'none') return {times: [], dated}
  if (chosen) {
    const [column, second] = chosen as [Bare, Bare | undefined]
    const clock = second && {
      ...second,
      figures: clocks.find(({index}) => index === second.index)?.figures ?? 'joined',
    }
    const forms = found.find(one => one.column === column)?.forms ?? []
    if (forms.length === 0)
      throw new TfnotesError(
        'time-unreadable',
        {file, column: column.name, found: column.cells[0] ?? ''},
        {usage: true},
      )
    return {times: forms.map(form => readingOf(form, column, clock)), dated}
  }
  const all = found.flatMap(({column, forms}, place) =>
    forms.flatMap((form, rank) => {
      const alone = readingOf(form, column)
      const values = body.map(({cells}) => alone.read(cells)).filter(value => !Number.isNaN(value))
      const isDays = values.every(value => value % 86_400_000 === 0)
      const clock = isDays ? clockFor(column, clocks) : undefined
      const reading = clock ? readingOf(form, column, clock) : alone
      return {reading, place, rank, worth: worthOf(reading, column, body)}
    }),
  )
  all.sort((a, b) => b.worth - a.worth || a.place - b.place || a.rank - b.rank)
  const [best] = all
  if (!best) {
    // Dates in a form that is not known are refused, and not passed over as if the rows were in order.
    const unread = columns.find(
      ({name, isNamed, cells}) => isNamed && roleOf(name) === 'date' && cells.some(cell => /\d/.test(cell)),
    )
    if (unread && hasHeader)
      throw new TfnotesError('date-unreadable', {
        file,
        line: body.find(({cells}) => cells[unread.index] === unread.cells[0])?.line ?? 1,
        found: unread.cells[0] ?? '',
      })
    return {times: [], dated}
  }
  return {times: all.filter(({place}) => place === best.place).map(({reading}) => reading), dated}
}

/** The column, or two, that the reader names. */
function chosenColumns(columns: readonly Bare[], wanted: string, file: string): readonly Bare[] | undefined {
  if (wanted === '' || wanted === 'none') return undefined
  const find = (name: string) =>
    columns.find(one => one.name.toLowerCase() === name.toLowerCase()) ??
    columns.find(one => isSameName(one.name, name)) ??
    (/^\d+$/.test(name) ? columns[Number(name) - 1] : undefined)
  const whole = find(wanted.trim())
  const names = whole ? [wanted.trim()] : wanted.split(',').map(name => name.trim())
  return names.slice(0, 2).map(name => {
    const column = find(name)
    if (column) return column
    throw new TfnotesError(
      'column-missing',
      {file, column: name, accepted: columns.map(one => one.name)},
      {usage: true},
    )
  })
}

/** The forms that most cells of a column have; of those that any figures may have, all cells, and what is around must agree. */
function formsOf(
  {name, isNamed, index, cells}: Bare,
  allowed: readonly Form[],
  hasHeader: boolean,
  isChosen: boolean,
): Form[] {
  if (cells.length === 0) return []
  const role = isNamed ? roleOf(name) : undefined
  const isTime = role === 'date' || role === 'clock' || /time|date/i.test(name)
  const read = allowed
    .filter(form => form !== 'instant')
    .map(form => ({form, dates: cells.map(cell => readDate(cell, form)).filter(date => !Number.isNaN(date))}))
  // Of several orders those stay that read most cells: 13/04 leaves one.
  const most = Math.max(0, ...read.filter(({form}) => !weakForms.has(form)).map(({dates}) => dates.length))
  const isFigures = cells.every(cell => /^\d+$/.test(cell))
  const found: Form[] = read
    .filter(({form, dates}) => {
      if (!weakForms.has(form)) {
        if (dates.length < most || (form === 'roc' && !isRoc(cells))) return false
        if (!cells.some(cell => isIn(cell, form))) return false
        const needed = isFigures && !isTime && !isChosen ? cells.length : cells.length / 2
        return dates.length >= needed && dates.length > cells.length / 2
      }
      if (dates.length < cells.length || isCounting(form, cells)) return false
      if (isChosen || isTime) return true
      if (hasHeader && isNamed) return false
      const isSure = form === 'epoch' || (form === 'serial' && index === 0)
      return isSure && dates.length > 2 && runsOneWay(dates)
    })
    .map(({form}) => form)
  const hasOffsets = found.includes('written') && cells.some(cell => /\d\s?[+-]\d{2}:?\d{2}$/.test(cell))
  if (hasOffsets) found.push('instant')
  return found.sort((a, b) => preference(a, cells) - preference(b, cells))
}

/** Years of the Republic of China have three digits since 2011; those of two that are meant are the last before. */
const isRoc = (cells: readonly string[]): boolean =>
  cells.some(cell => /^\D*\d{3}(?:\D|\d{4}$)/.test(cell)) || cells.every(cell => /^\D*[89]\d\D/.test(cell))

/** Numbers of rows are no days: 40001, 40002, 40003. */
const isCounting = (form: Form, cells: readonly string[]): boolean =>
  form === 'serial' &&
  cells.length > 7 &&
  cells.every((cell, i) => i === 0 || Number(cell) === Number(cells[i - 1]) + 1)

/** Dots and dashes between say day first, slashes month first. */
function preference(form: Form, cells: readonly string[]): number {
  const place = form === 'instant' ? allForms.length : allForms.indexOf(form)
  const isDashed = /[-.]/.test(cells.find(cell => /^\d{1,2}\s?[-/.]/.test(cell)) ?? '/')
  if (form === 'dmy' && isDashed) return allForms.indexOf('mdy') - 0.5
  return place
}

/** What figures count in a column of times of day; undefined for other columns. */
function clockFigures(
  {name, isNamed, cells, index}: Bare,
  columns: readonly Bare[],
  dated: ReadonlySet<number>,
): ClockFigures | undefined {
  const reads = (figures: ClockFigures) => cells.every(cell => !Number.isNaN(readClock(cell, figures)))
  if (cells.length === 0) return undefined
  if (reads('none')) return 'none'
  const isBehindDate =
    dated.has(index - 1) && columns.every(one => !one.isNamed) && cells.every(cell => cell.length >= 3)
  const isMeant = isNamed ? roleOf(name) === 'clock' : isBehindDate
  if (!isMeant || !reads('joined')) return undefined
  return cells.every(cell => Number(cell) <= 24) && cells.some(cell => Number(cell) > 0) ? 'hours' : 'joined'
}

/** The column of the time of day that goes with one of days: beside it, or the only one. */
const clockFor = ({index}: Bare, clocks: readonly Clock[]): Clock | undefined =>
  clocks.find(clock => clock.index === index + 1) ??
  clocks.find(clock => clock.index === index - 1) ??
  clocks[0]

function readingOf(form: Form, date: Bare, clock?: Clock): TimeReading {
  const {index} = date
  return {
    form,
    columns: clock ? [index, clock.index] : [index],
    names: clock ? [date.name, clock.name] : [date.name],
    read: clock
      ? cells => readDate(cells[index] ?? '', form) + readClock(cells[clock.index] ?? '', clock.figures)
      : cells => readDate(cells[index] ?? '', form),
  }
}

/** Rows in one direction count most, then a heading that names a time. */
function worthOf({read}: TimeReading, {name, isNamed}: Bare, body: readonly Row[]): number {
  const values = body.map(({cells}) => read(cells)).filter(value => !Number.isNaN(value))
  const {up, down} = directionOf(values)
  const direction = values.length > 1 && (up === 1 || down === 1) ? 4 : 0
  const role = isNamed ? roleOf(name) : undefined
  return direction + (role === 'date' ? 2 : role === 'clock' ? 1 : 0)
}
