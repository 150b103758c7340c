import {TfnotesError} from '../../errors.ts'
import type {Samples} from '../dataset.ts'
import {type Npy, parseNpy, parseNpyText} from '../formats/npy.ts'
import {listNpz, readNpzEntries} from '../formats/npz.ts'
import {readBytes} from '../read-bytes.ts'
import type {Remark} from '../remark.ts'
import {mostBytes} from '../values.ts'

export interface PictureArrays {
  /** [height, width, channels]. */
  readonly shape: readonly [number, number, number]
  readonly pixels: Uint8Array
  /** Where the pixels of each come from, as of `Samples`. @default they lie in `pixels`, one after another */
  readonly from?: Samples['from']
  readonly labels: Int32Array
  readonly count: number
  /** The file of each, where they were made from files. */
  readonly names?: readonly string[] | undefined
}

export interface ArrayParts {
  /** Empty when the file names no classes. */
  readonly classes: readonly string[]
  /** What a file made by tfnotes was made from. */
  readonly digest: Uint8Array | undefined
  /** Pictures that tfnotes could not read when it made the file: reason and name of each. */
  readonly unread: readonly string[]
  readonly train: PictureArrays
  readonly test: PictureArrays | undefined
  /** What was guessed or passed over. */
  readonly remarks: readonly Remark[]
}

const pictureNames = ['x_train', 'x', 'images', 'data', 'arr_0'] as const
const labelNames = ['y_train', 'y', 'labels', 'targets', 'arr_1'] as const
/** Beyond it, it is no class but a number of something. */
const mostLabel = 100_000
const validationNames = ['x_val', 'x_valid', 'x_validation', 'y_val', 'y_valid', 'y_validation'] as const
const otherNames = ['x_test', 'y_test', ...validationNames, 'classes', 'tfnotes', 'tfnotes_unread'] as const

/**
 * Reads pictures and labels from an .npz file that tfnotes or NumPy wrote (`x` and `y`, or `x_train` … `y_test`;
 * `images`, `data`, `labels`, `targets` are understood too), or from a pair of .npy files.
 *
 * @throws TfnotesError npz-missing, npy-alone, array-shape, array-parts, array-labels, array-range, count-mismatch, and those of the readers
 */
export async function readArrays(
  pictures: string,
  labels: string | undefined,
  signal?: AbortSignal,
): Promise<ArrayParts> {
  if (/\.npy$/i.test(pictures)) {
    if (labels === undefined) throw new TfnotesError('npy-alone', {file: pictures})
    const [x, y] = [await readNpy(pictures, signal), await readNpy(labels, signal)]
    const train = combine(x, y, pictures, labels)
    return {classes: [], digest: undefined, unread: [], train, test: undefined, remarks: []}
  }
  const entries = await readNpzEntries(pictures, [...pictureNames, ...labelNames, ...otherNames], {
    mostBytes,
    signal,
  })
  const read = (name: keyof typeof entries | undefined) => {
    const bytes = name && entries[name]
    return bytes && parseNpy(bytes, `${pictures}:${name}`)
  }
  const x = read(pictureNames.find(name => entries[name]))
  const y = read(labelNames.find(name => entries[name]))
  if (!x || !y) {
    const missing = [...(x ? [] : ['x']), ...(y ? [] : ['y'])]
    throw new TfnotesError('npz-missing', {file: pictures, missing, found: await listNpz(pictures)})
  }
  const [used, kept] = validationOf(Object.keys(entries))
  const [xTest, yTest] = [read(`x_${used}`), read(`y_${used}`)]
  const digest = read('tfnotes')?.data
  const train = combine(x, y, pictures, pictures)
  const test = xTest && yTest ? combine(xTest, yTest, pictures, pictures) : undefined
  if (test && test.shape.join() !== train.shape.join()) {
    const [found, expected] = [test.shape.join('×'), train.shape.join('×')]
    throw new TfnotesError('array-parts', {file: pictures, found, expected})
  }
  const readText = (name: 'classes' | 'tfnotes_unread') => {
    const bytes = entries[name]
    return bytes ? parseNpyText(bytes, `${pictures}:${name}`) : []
  }
  return {
    classes: readText('classes'),
    unread: readText('tfnotes_unread'),
    digest: digest instanceof Uint8Array ? digest : undefined,
    train,
    test,
    remarks: kept
      ? [
          {
            code: 'test-kept',
            detail: {
              used: `x_${used}`,
              count: test?.count,
              kept: `x_${kept}`,
              keptCount: read(`x_${kept}`)?.shape[0],
            },
          },
        ]
      : [],
  }
}

/** The arrays to validate with, by the end of their names, and those that are then left for the end. */
function validationOf(names: readonly string[]): ['test' | 'val' | 'valid' | 'validation', 'test'?] {
  const used = (['val', 'valid', 'validation'] as const).find(
    part => names.includes(`x_${part}`) && names.includes(`y_${part}`),
  )
  if (!used) return ['test']
  return names.includes('x_test') ? [used, 'test'] : [used]
}

const readNpy = async (path: string, signal?: AbortSignal) => parseNpy(await readBytes(path, signal), path)

function combine(x: Npy, y: Npy, xFile: string, yFile: string): PictureArrays {
  const {shape, count} = pictureShape(x, xFile)
  const [rows, ...columns] = y.shape
  if (columns.some(width => width !== 1))
    throw new TfnotesError('array-labels-shape', {file: yFile, found: y.shape.join('×')})
  if (rows !== count) throw new TfnotesError('count-mismatch', {file: yFile, labels: rows, pictures: count})
  return {shape, pixels: toBytes(x, xFile), labels: Int32Array.from(wholeLabels(y, yFile)), count}
}

function wholeLabels({data}: Npy, file: string): number[] {
  return Array.from(data as ArrayLike<number | bigint>, (found, row) => {
    const label = Number(found)
    if (!Number.isInteger(label) || label < 0 || label > mostLabel)
      throw new TfnotesError('array-labels', {file, row, found: String(found), limit: mostLabel})
    return label
  })
}

/** Of pictures in arrays, in pixels. */
export const largestSide = 1024

/** n×h×w, n×h×w×c (c 1 or 3), or n×(h·h) as the notes save their pictures. */
function pictureShape({shape}: Npy, file: string): {shape: readonly [number, number, number]; count: number} {
  const [count = 0, height = 0, width, channels = 1] = shape
  const side = Math.sqrt(height)
  const found: readonly [number, number, number] =
    width === undefined ? [side, side, 1] : [height, width, channels]
  const right =
    shape.length >= 2 &&
    shape.length <= 4 &&
    [1, 3].includes(found[2]) &&
    found.every(n => Number.isInteger(n) && n > 0)
  if (!right || count === 0 || Math.max(...found) > largestSide) {
    throw new TfnotesError('array-shape', {file, found: shape.join('×')})
  }
  return {shape: found, count}
}

/** Bytes as they are; fractions from 0 to 1 as the notes scale them, or numbers from 0 to 255, as bytes. */
function toBytes({data}: Npy, file: string): Uint8Array {
  if (data instanceof Uint8Array) return data
  if (data instanceof BigInt64Array || data instanceof BigUint64Array)
    return toBytes({shape: [], data: Float64Array.from(data, Number)}, file)
  let [least, most] = [0, 0]
  for (const value of data) {
    if (Number.isNaN(value)) throw new TfnotesError('array-nan', {file})
    if (value < least) least = value
    if (value > most) most = value
  }
  if (least < 0 || most > 255) throw new TfnotesError('array-range', {file, least, most})
  const scale = most <= 1 ? 255 : 1
  return Uint8Array.from(data, value => Math.round(value * scale))
}
