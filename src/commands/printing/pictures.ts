import {dotsFor, type Picture} from '../../drawing/charts/picture.ts'
import {gridLines, planRows} from '../../drawing/charts/picture-grid.ts'
import {type Line, line} from '../../drawing/lines/span.ts'
import {widthOf} from '../../drawing/lines/width.ts'
import type {Output} from './output.ts'

/** Rows of a picture that a digit of 28 × 28 pixels has room in. */
const mostRows = 19

/** Pictures of one size with a caption each, as many side by side as `columns` take, in rows below each other. */
export function drawPictures(
  pictures: readonly {readonly caption: string; readonly picture: Picture}[],
  columns: number,
  {picture, look}: Output,
): void {
  const [first] = pictures
  if (!first) return
  const least = Math.max(...pictures.map(({caption}) => widthOf(caption)))
  const room = {width: columns, height: mostRows + 1, caption: 1, least}
  const plan = planRows(first.picture, 1, room)
  const rows = Math.ceil(dotsFor(first.picture, plan.columns, plan.rows).down / 2)
  const blank: Line = []
  for (let from = 0; from < pictures.length; from += plan.across) {
    const cells = pictures
      .slice(from, from + plan.across)
      .map(({caption, picture}) => ({caption: [line(caption)], picture}))
    picture([...gridLines(cells, {...plan, rows}, look), blank])
  }
}
