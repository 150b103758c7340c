import {lineChart} from '../../drawing/charts/line-chart.ts'
import type {Series} from '../../drawing/charts/series.ts'
import type {Glyphs} from '../../drawing/glyphs.ts'
import type {CurveRole} from '../../drawing/look.ts'
import {chartsSvg, type SvgChart} from '../../drawing/svg/curves-svg.ts'
import {csvRow} from '../../text/csv.ts'
import {measure as noted} from '../../text/numbers.ts'

/** In what a chart can be written: the ending of its file. */
export const chartForms = ['svg', 'csv', 'txt'] as const
export type ChartForm = (typeof chartForms)[number]

const width = 78
const height = 18
/** Curves with a style of their own. */
const styles = 8

const writers: Readonly<
  Record<ChartForm, (title: string, charts: readonly SvgChart[], glyphs: Glyphs) => readonly string[]>
> = {
  svg: chartsSvg,
  csv: (_, charts) => [
    csvRow(['chart', 'curve', 'x', 'y']),
    // What is infinite was not measured; a value that ran away is one, and no number.
    ...charts.flatMap(({title, curves}) =>
      curves.flatMap(({name, x, y}) =>
        [...y].flatMap((value, at) =>
          Number.isFinite(value) || Number.isNaN(value) ? [csvRow([title, name, x[at], value])] : [],
        ),
      ),
    ),
  ],
  txt: (title, charts, glyphs) => [
    title,
    ...charts.flatMap(({title: name, curves, isShare}) => [
      '',
      name,
      ...lineChart({
        series: curves.map(({x, y, name}, at): Series => {
          if (at >= styles) return {x, y, role: 'dim'}
          return {x, y, name, mark: String(at + 1), role: `curve${at + 1}` as CurveRole}
        }),
        width,
        height,
        glyphs,
        read: noted,
        ...(isShare && {floor: 0, ceiling: 1}),
      }).map(row =>
        row
          .map(({text}) => text)
          .join('')
          .trimEnd(),
      ),
    ]),
  ],
}

/** Charts as a text to be kept: a drawing, a table of their points, or rows of characters. */
export const writtenCharts = (
  form: ChartForm,
  title: string,
  charts: readonly SvgChart[],
  glyphs: Glyphs,
): string => `${writers[form](title, charts, glyphs).join('\n')}\n`
