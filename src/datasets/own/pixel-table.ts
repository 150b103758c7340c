import {TfnotesError} from '../../errors.ts'
import {readLines} from '../tables/lines.ts'
import {mostBytes} from '../values.ts'
import {isLabelHeading} from './label-table.ts'
import type {ArrayParts} from './read-arrays.ts'

/** How the rows of a table of pixels are made up. */
interface Layout {
  readonly columns: number
  /** Column of the label. */
  readonly label: number
  readonly side: number
  readonly channels: 1 | 3
  readonly hasHeading: boolean
}

/** Rows that are made room for at first; then twice as many, and so on. */
const firstRows = 1024

/**
 * Reads a table of pixels as Kaggle offers them: a row is a picture, one column its label (named so, else the first),
 * the others the values 0 to 255 of its pixels, grey or red, green and blue after one another for each pixel.
 *
 * @throws TfnotesError pixels-columns, pixels-unlabelled, pixels-cells, pixels-value, pictures-too-large, those of
 *   readLines
 */
export async function readPixelTable(file: string, signal?: AbortSignal): Promise<ArrayParts> {
  let layout: Layout | undefined
  let pixels = new Uint8Array(0)
  const labels: string[] = []
  for await (const {number, text} of readLines(file, signal)) {
    if (text.trim() === '') continue
    if (!layout) {
      layout = layoutOf(text, file)
      pixels = new Uint8Array(firstRows * (layout.columns - 1))
      if (layout.hasHeading) continue
    }
    const size = layout.columns - 1
    const [count, bytes] = [labels.length + 1, (labels.length + 1) * size]
    if (bytes > mostBytes)
      throw new TfnotesError('pictures-too-large', {count, size: layout.side, bytes, limit: mostBytes})
    if (bytes > pixels.length) {
      const larger = new Uint8Array(Math.min(mostBytes, 2 * pixels.length))
      larger.set(pixels)
      pixels = larger
    }
    labels.push(readRow(text, layout, pixels, bytes - size, {file, line: number}))
  }
  if (!layout || labels.length === 0) throw new TfnotesError('table-empty', {file})
  const {side, channels, columns} = layout
  const {classes, numbers} = classesOf(labels)
  const shape = [side, side, channels] as const
  const used = pixels.slice(0, labels.length * (columns - 1))
  const train = {shape, pixels: used, labels: numbers, count: labels.length}
  return {classes, digest: undefined, unread: [], train, test: undefined, remarks: []}
}

function layoutOf(text: string, file: string): Layout {
  const cells = text.split(',').map(cell => cell.trim().replace(/^"|"$/g, ''))
  const hasHeading = !cells.every(cell => /^[\d.]+$/.test(cell))
  const named = hasHeading ? cells.findIndex(isLabelHeading) : -1
  const columns = cells.length
  if (named < 0 && sizeOf(columns)) throw new TfnotesError('pixels-unlabelled', {file, columns})
  const size = sizeOf(columns - 1)
  if (!size || (hasHeading && named < 0)) throw new TfnotesError('pixels-columns', {file, columns})
  return {...size, columns, hasHeading, label: Math.max(0, named)}
}

/** Side and channels of square pictures with so many values; the least that are pictures are 4 × 4. */
function sizeOf(values: number): Pick<Layout, 'side' | 'channels'> | undefined {
  for (const channels of [1, 3] as const) {
    const side = Math.sqrt(values / channels)
    if (Number.isInteger(side) && side >= 4) return {side, channels}
  }
  return undefined
}

/** Writes a row's pixels to their place. @returns its label */
function readRow(
  text: string,
  {columns, label}: Layout,
  into: Uint8Array,
  at: number,
  where: {readonly file: string; readonly line: number},
): string {
  let [column, begin, place] = [0, 0, at]
  let found = ''
  for (let end = text.indexOf(','); ; end = text.indexOf(',', begin)) {
    const cell = text.slice(begin, end < 0 ? undefined : end)
    if (column >= columns) break
    if (column === label) found = cell.trim().replace(/^"|"$/g, '')
    else {
      const value = cell === '' ? Number.NaN : Number(cell)
      if (!Number.isInteger(value) || value < 0 || value > 255)
        throw new TfnotesError('pixels-value', {...where, column: column + 1, found: cell})
      into[place++] = value
    }
    column++
    if (end < 0) break
    begin = end + 1
  }
  if (column !== columns || text.indexOf(',', begin) >= 0 || found === '')
    throw new TfnotesError('pixels-cells', {...where, expected: columns})
  return found
}

/** Numbers are the classes' own; other labels are counted in alphabetical order. */
function classesOf(labels: readonly string[]): {classes: readonly string[]; numbers: Int32Array} {
  if (labels.every(label => /^\d{1,5}$/.test(label)))
    return {classes: [], numbers: Int32Array.from(labels, Number)}
  const classes = [...new Set(labels)].sort((a, b) => (a < b ? -1 : 1))
  const places = new Map(classes.map((label, at) => [label, at]))
  return {classes, numbers: Int32Array.from(labels, label => places.get(label) ?? 0)}
}
