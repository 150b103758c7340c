export type Grid = readonly (readonly number[])[]
export type Padding = 'valid' | 'same'

/** How a window slides along one dimension. */
export interface Steps {
  /** Number of places it stops at: valid ceil((n − k + 1) / stride), same ceil(n / stride). */
  readonly count: number
  readonly stride: number
  readonly size: number
  /** Zeros put before and after, as TensorFlow shares them out: the odd one goes after. */
  readonly before: number
  readonly after: number
}

export function stepsAlong(length: number, size: number, stride: number, padding: Padding): Steps {
  if (padding === 'valid')
    return {count: Math.max(0, Math.ceil((length - size + 1) / stride)), stride, size, before: 0, after: 0}
  const count = Math.ceil(length / stride)
  const missing = Math.max(0, (count - 1) * stride + size - length)
  const before = Math.floor(missing / 2)
  return {count, stride, size, before, after: missing - before}
}

export interface Slide {
  readonly down: Steps
  readonly across: Steps
}

export const slideOver = (
  image: Grid,
  rows: number,
  columns: number,
  stride: number,
  padding: Padding,
): Slide => ({
  down: stepsAlong(image.length, rows, stride, padding),
  across: stepsAlong(image[0]?.length ?? 0, columns, stride, padding),
})

/** What the window sees at one stop; undefined where it looks at padding. */
export const windowAt = (image: Grid, {down, across}: Slide, row: number, column: number) =>
  Array.from({length: down.size}, (_, r) =>
    Array.from(
      {length: across.size},
      (_, c) => image[row * down.stride - down.before + r]?.[column * across.stride - across.before + c],
    ),
  )

/** One number from every window, in a grid. */
export const overWindows = (
  image: Grid,
  slide: Slide,
  reduce: (window: readonly (readonly (number | undefined)[])[]) => number,
): number[][] =>
  Array.from({length: slide.down.count}, (_, row) =>
    Array.from({length: slide.across.count}, (_, column) => reduce(windowAt(image, slide, row, column))),
  )

/** Cross-correlation, which the field calls convolution: Σ window · kernel + bias; padding counts as 0. */
export const convolve = (image: Grid, kernel: Grid, slide: Slide, bias: number): number[][] =>
  overWindows(image, slide, window =>
    window.reduce(
      (total, line, r) =>
        line.reduce<number>((sum, value, c) => sum + (value ?? 0) * (kernel[r]?.[c] ?? 0), total),
      bias,
    ),
  )

const seen = (window: readonly (readonly (number | undefined)[])[]) =>
  window.flat().filter(value => value !== undefined)

/** The largest value of every window; padding is not looked at. */
export const maxPool = (image: Grid, slide: Slide): number[][] =>
  overWindows(image, slide, window => Math.max(...seen(window)))

/** The mean of every window; padding is left out of the count, as TensorFlow does. */
export const meanPool = (image: Grid, slide: Slide): number[][] =>
  overWindows(image, slide, window => {
    const values = seen(window)
    return values.reduce((a, b) => a + b, 0) / values.length
  })
