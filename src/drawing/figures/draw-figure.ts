import type {Figure} from '../../labs/figure.ts'
import type {Line} from '../lines/span.ts'
import {drawBars} from './bars-figure.ts'
import {drawGrid} from './grid-figure.ts'
import {drawLines} from './lines-figure.ts'
import type {Canvas} from './palette.ts'
import {drawScatter, drawSurface} from './plot.ts'

/** A figure of a lab in at most `width` columns and `height` rows, without its title. */
export function drawFigure(figure: Figure, canvas: Canvas): Line[] {
  switch (figure.kind) {
    case 'lines':
      return drawLines(figure, canvas)
    case 'scatter':
      return drawScatter(figure, canvas)
    case 'surface':
      return drawSurface(figure, canvas)
    case 'bars':
      return drawBars(figure, canvas)
    case 'grid':
      return drawGrid(figure, canvas)
  }
}
