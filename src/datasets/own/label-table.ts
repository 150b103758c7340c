import {TfnotesError} from '../../errors.ts'
import {isPictureName} from './file-names.ts'

/** Which columns of a list with a heading say the file and its label. */
export interface LabelColumns {
  readonly delimiter: string
  readonly name: number
  readonly label: number
  /** How many there are. */
  readonly count: number
}

const ofNames =
  /^((file|image|img|picture|photo|pic)s?[ _-]?(file)?[ _-]?(name|id|path|file)?s?|id|name|path|图片|文件名?|图像|编号)$/i
const ofLabels =
  /^(label|class|category|target|species|breed|type|tag|y|diagnosis|标签|类别?|分类)s?([ _-]?name)?$/i

export const isLabelHeading = (text: string): boolean => ofLabels.test(text.trim())

/** The cells of a line; quotes may hold the delimiter. */
function cellsOf(line: string, delimiter: string): string[] {
  const cells: string[] = []
  let cell = ''
  let quoted = false
  for (const character of line) {
    if (character === '"') quoted = !quoted
    else if (character === delimiter && !quoted) {
      cells.push(cell.trim())
      cell = ''
    } else cell += character
  }
  return [...cells, cell.trim()]
}

/**
 * The columns of a heading; undefined where the line is none, as far as its words tell.
 *
 * @throws TfnotesError label-columns when it is a heading but does not say which column is meant
 */
export function columnsOf(line: string, file: string): LabelColumns | undefined {
  const delimiter = ['\t', ',', ';'].find(one => line.includes(one))
  if (delimiter === undefined) return undefined
  const cells = cellsOf(line, delimiter)
  const names = placesOf(cells, ofNames)
  const labels = placesOf(cells, ofLabels)
  if (names.length + labels.length === 0 || cells.some(isPictureName)) return undefined
  const count = cells.length
  if (count === 2) {
    const isTurned = labels[0] === 0 && labels.length === 1
    return {delimiter, name: isTurned ? 1 : 0, label: isTurned ? 0 : 1, count}
  }
  const name = bestOf(names, cells, /file|path|文件/i) ?? names[0]
  const label = bestOf(labels, cells, /name$/i) ?? (labels.length === 1 ? labels[0] : undefined)
  if (name === undefined || label === undefined)
    throw new TfnotesError('label-columns', {file, found: cells.filter(cell => cell !== '')})
  return {delimiter, name, label, count}
}

const placesOf = (cells: readonly string[], words: RegExp): number[] =>
  cells.flatMap((cell, at) => (words.test(cell) ? [at] : []))

/** Of several: an id beside a file's name is a number of its own, a class beside its name that name's number. */
const bestOf = (places: readonly number[], cells: readonly string[], words: RegExp): number | undefined =>
  places.find(at => words.test(cells[at] ?? ''))

/** Name and label of a line below the heading; undefined where it is written otherwise. */
export function pickCells(
  line: string,
  {delimiter, name, label, count}: LabelColumns,
): [string, string] | undefined {
  // Of two columns the name may hold what separates: its extension says better where it ends.
  if (count === 2 && name === 0 && (/\.\w{2,5}\b/.test(line) || line.includes('"'))) return undefined
  const cells = cellsOf(line, delimiter)
  return count === 2 && cells.length !== 2 ? undefined : [cells[name] ?? '', cells[label] ?? '']
}
