import type {Localised} from '../../text/localised.ts'
import type {GridFigure, Highlight, Table} from '../figure.ts'
import type {LabResult} from '../lab.ts'
import {type Grid, type Padding, type Slide, slideOver, windowAt} from './slide.ts'

interface Convolved {
  readonly image: Grid
  readonly kernel: Grid
  readonly bias: number
  readonly stride: number
  readonly stop: number
  readonly padding: Padding
}

/** A grid of numbers as a figure. */
export const gridFigure = (
  id: string,
  title: Localised,
  grid: Grid,
  rest: Partial<Pick<GridFigure, 'highlights' | 'caption' | 'heat' | 'digits' | 'group'>> = {},
): GridFigure => ({
  kind: 'grid',
  id,
  title,
  rows: grid.length,
  columns: grid[0]?.length ?? 0,
  cells: grid.flat(),
  ...rest,
})

/** The picture with its zeros around it, the kernel on it, and the output with the number that comes of it. */
export function showSlide(values: Convolved, slide: Slide, output: Grid): LabResult {
  const {image, kernel, bias} = values
  const {down, across} = slide
  const stops = down.count * across.count
  const stop = (values.stop - 1) % stops
  const [row, column] = [Math.floor(stop / across.count), stop % across.count]
  const window = windowAt(image, slide, row, column).map(line => line.map(value => value ?? 0))
  const result = output[row]?.[column] ?? 0

  const terms = window.flatMap((line, r) =>
    line.map((value, c) => `${signed(kernel[r]?.[c] ?? 0)}·${signed(value)}`),
  )
  const arithmetic = `${terms.join(' + ')} + ${signed(bias)} = ${String(Number(result.toPrecision(7))).replace('-', '−')}`

  return {
    figures: [
      gridFigure('image', {en: 'Image', zh: '图像'}, padded(image, slide), {
        group: 'slide',
        highlights: [
          ...paddingOf(image, slide),
          {
            row: row * down.stride,
            column: column * across.stride,
            rows: down.size,
            columns: across.size,
            role: 'window',
          },
        ],
      }),
      gridFigure('kernel', {en: 'Kernel', zh: '卷积核'}, kernel, {group: 'slide'}),
      gridFigure('output', {en: 'Output', zh: '输出'}, output, {
        group: 'slide',
        highlights: [{row, column, rows: 1, columns: 1, role: 'result'}],
      }),
    ],
    tables: [sizes(values)],
    facts: [
      {id: 'stop', label: {en: 'stop', zh: '停留位置'}, value: `${stop + 1} / ${stops}`},
      {
        id: 'arithmetic',
        label: {en: 'window · kernel + bias', zh: '窗口 · 卷积核 + 偏置'},
        value: arithmetic,
      },
      {
        id: 'outputSize',
        label: {en: 'output size', zh: '输出尺寸'},
        value: `${down.count} × ${across.count}`,
      },
      {
        id: 'inputSize',
        label: {en: 'input and kernel', zh: '输入与卷积核'},
        value: `${image.length} × ${image[0]?.length ?? 0}, ${kernel.length} × ${kernel[0]?.length ?? 0}`,
      },
    ],
  }
}

const signed = (value: number) => (value < 0 ? `(−${-value})` : String(value))

const padded = (image: Grid, {down, across}: Slide): Grid =>
  Array.from({length: down.before + image.length + down.after}, (_, r) =>
    Array.from(
      {length: across.before + (image[0]?.length ?? 0) + across.after},
      (_, c) => image[r - down.before]?.[c - across.before] ?? 0,
    ),
  )

/** The four bands of zeros around the picture. */
function paddingOf(image: Grid, {down, across}: Slide): Highlight[] {
  const [height, width] = [image.length, image[0]?.length ?? 0]
  const columns = across.before + width + across.after
  const bands = [
    {row: 0, column: 0, rows: down.before, columns},
    {row: down.before + height, column: 0, rows: down.after, columns},
    {row: down.before, column: 0, rows: height, columns: across.before},
    {row: down.before, column: across.before + width, rows: height, columns: across.after},
  ]
  return bands
    .filter(band => band.rows > 0 && band.columns > 0)
    .map(band => ({...band, role: 'padding' as const}))
}

/** Both formulas with the numbers put in. */
function sizes({image, kernel, stride}: Convolved): Table {
  const [n, k] = [image.length, kernel.length]
  const row = (padding: Padding) => {
    const {down, across} = slideOver(image, k, kernel[0]?.length ?? 0, stride, padding)
    const formula = padding === 'valid' ? `ceil((${n} − ${k} + 1) / ${stride})` : `ceil(${n} / ${stride})`
    return [padding, formula, down.count, across.count, `${down.before}, ${down.after}`]
  }
  return {
    id: 'sizes',
    title: {en: 'Output size', zh: '输出尺寸'},
    columns: [
      {id: 'padding', label: {en: 'padding', zh: '填充'}},
      {id: 'formula', label: {en: 'rows by the rule', zh: '行数公式'}},
      {id: 'rows', label: {en: 'rows', zh: '行'}},
      {id: 'columns', label: {en: 'columns', zh: '列'}},
      {id: 'zeros', label: {en: 'zeros above, below', zh: '上、下补零'}},
    ],
    rows: [row('valid'), row('same')],
  }
}
