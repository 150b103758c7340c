import type {Localised} from '../text/localised.ts'

/**
 * What labs draw, as plain data. The screen and `tfnotes lab … --json` read the same objects; nothing here knows
 * a terminal. Numbers are full precision; infinite or undefined values are NaN or ±Infinity, break a curve, and
 * become null in JSON. Colours are not part of a figure: the n-th series, group or path takes the n-th colour
 * of the palette, and highlights go by role.
 */
export type Figure = LinesFigure | ScatterFigure | BarsFigure | GridFigure | SurfaceFigure

/** A text in both languages, or one that needs no translation (`relu`, `w`, `conv1`). */
export type Label = Localised | string

interface Drawn {
  /** Unique within the lab; stays the same when parameters change, so that a screen can follow a figure. */
  readonly id: string
  readonly title: Localised
  /** One sentence to read under the figure. */
  readonly caption?: Localised
  /** Neighbours of the same group belong side by side, where there is room. */
  readonly group?: string
}

export interface Axis {
  readonly label: Label
  /** `log`: positive values on a logarithmic scale. @default 'linear' */
  readonly scale?: 'linear' | 'log'
  /** Limits to show even if the data keep within less, or leave them (then clip). @default those of the data */
  readonly min?: number
  readonly max?: number
}

/** A curve. `x` rises; `x` and `y` have the same length. */
export interface Series {
  readonly name: Label
  readonly x: readonly number[]
  readonly y: readonly number[]
  /** Drawn behind the others, in grey: something to compare with. @default false */
  readonly reference?: boolean
}

/** A single place on a figure. */
export interface Marker {
  readonly x: number
  readonly y: number
  readonly label?: Label
  /** Index of the series whose colour it takes. */
  readonly series?: number
}

/** The stops of something that moves, in order; a screen may draw all of them or let it walk. */
export interface Walk {
  readonly name: Label
  readonly x: readonly number[]
  readonly y: readonly number[]
}

/** Curves over one axis, with marks and a walk on them. */
export interface LinesFigure extends Drawn {
  readonly kind: 'lines'
  readonly x: Axis
  readonly y: Axis
  readonly series: readonly Series[]
  readonly markers?: readonly Marker[]
  readonly walk?: Walk
}

/**
 * A function of two variables on a regular lattice. `values` is row-major with the row of `yMin` first:
 * values[row · columns + column] belongs to x = xMin + column · (xMax − xMin) / (columns − 1), y likewise.
 */
export interface Lattice {
  readonly columns: number
  readonly rows: number
  readonly xMin: number
  readonly xMax: number
  readonly yMin: number
  readonly yMax: number
  readonly values: readonly number[]
}

/** Points in groups, over the decision of a network: the boundary runs where `field` passes `level`. */
export interface ScatterFigure extends Drawn {
  readonly kind: 'scatter'
  readonly x: Axis
  readonly y: Axis
  readonly groups: readonly {
    readonly name: Label
    readonly x: readonly number[]
    readonly y: readonly number[]
  }[]
  /** Drawn as a line through the points: the diagonal of a predicted-against-actual plot. */
  readonly line?: {readonly x: readonly number[]; readonly y: readonly number[]}
  readonly boundary?: {readonly field: Lattice; readonly level: number}
}

/** Bars in groups: `series[k].values[i]` stands over `labels[i]`. A histogram has `edges` (one more than labels). */
export interface BarsFigure extends Drawn {
  readonly kind: 'bars'
  readonly labels: readonly Label[]
  readonly y: Axis
  readonly series: readonly {readonly name: Label; readonly values: readonly number[]}[]
  readonly edges?: readonly number[]
}

/** A rectangle of cells of a grid, and what it is. */
export interface Highlight {
  readonly row: number
  readonly column: number
  readonly rows: number
  readonly columns: number
  /** `window`: what is looked at · `result`: what came of it · `padding`: not part of the data · `dropped`: put to 0. */
  readonly role: 'window' | 'result' | 'padding' | 'dropped'
}

/** A small table of numbers, each readable in its cell; null leaves a cell empty. */
export interface GridFigure extends Drawn {
  readonly kind: 'grid'
  readonly rows: number
  readonly columns: number
  /** Row-major, row 0 on top. */
  readonly cells: readonly (number | null)[]
  readonly highlights?: readonly Highlight[]
  readonly rowLabels?: readonly Label[]
  readonly columnLabels?: readonly Label[]
  /** Shade cells by value as well. @default false */
  readonly heat?: boolean
  /** Decimal places to print. @default as many as are needed, up to 4 */
  readonly digits?: number
}

/** A landscape seen from above, with the paths walked on it and its low points. */
export interface SurfaceFigure extends Drawn {
  readonly kind: 'surface'
  readonly x: Axis
  readonly y: Axis
  readonly field: Lattice
  /** Shade by the logarithm of the height above the lowest point. @default false */
  readonly log?: boolean
  readonly paths: readonly (Walk & {/** Height at every stop. */ readonly z: readonly number[]})[]
  readonly minima?: readonly {readonly x: number; readonly y: number}[]
}

export type Cell = number | string | boolean | null | Localised

/** Rows of values. Numbers are full precision; `digits` says how many significant ones are worth reading. */
export interface Table {
  readonly id: string
  readonly title: Localised
  readonly columns: readonly {
    readonly id: string
    readonly label: Label
    /** Significant digits to print. @default 6 */
    readonly digits?: number
  }[]
  readonly rows: readonly (readonly Cell[])[]
}

/** One figure of merit: the numbers a reader should take away. */
export interface Fact {
  readonly id: string
  readonly label: Localised
  readonly value: Cell | readonly number[]
  /** Significant digits to print. @default 6 */
  readonly digits?: number
  /** What to make of it, in one sentence. */
  readonly note?: Localised
}
