import type * as figures from '../answers/figures.ts'
import type {Written} from '../answers/schema.ts'

export type Figure = Written<typeof figures.figure>
export type LinesFigure = Written<typeof figures.linesFigure>
export type ScatterFigure = Written<typeof figures.scatterFigure>
export type BarsFigure = Written<typeof figures.barsFigure>
export type GridFigure = Written<typeof figures.gridFigure>
export type SurfaceFigure = Written<typeof figures.surfaceFigure>

export type Label = LinesFigure['series'][number]['name']
export type Axis = Written<typeof figures.axis>
export type Series = Written<typeof figures.series>
export type Walk = Written<typeof figures.walk>
export type Lattice = Written<typeof figures.lattice>
export type Highlight = Written<typeof figures.highlight>

export type Table = Written<typeof figures.table>
export type Cell = Table['rows'][number][number]
export type Fact = Written<typeof figures.fact>
