import {drawFigure} from '../../drawing/figures/draw-figure.ts'
import {bold, line} from '../../drawing/lines/span.ts'
import type {Figure} from '../../labs/figure.ts'
import type {Language} from '../../text/localised.ts'
import type {Output} from '../printing/output.ts'

const width = 72
/** Rows for a figure of each kind; a grid and bars with names take what they need. */
const heights: Readonly<Record<Figure['kind'], number>> = {
  lines: 13,
  bars: 13,
  scatter: 20,
  surface: 20,
  grid: 0,
}

/** A figure of a lab with its title and what it says; nothing where there is nothing to draw. */
export function printFigure(
  figure: Figure,
  {draw, picture, line: tell, look}: Output,
  language: Language,
): void {
  const rows = drawFigure(figure, {width, height: heights[figure.kind], look, language})
  if (rows.every(row => row.every(({text}) => text.trim() === ''))) return
  tell()
  draw([[bold(figure.title[language])]])
  picture(rows, 2)
  if (figure.caption) draw([line(figure.caption[language], 'dim')])
}
