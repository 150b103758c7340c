import type {Cell, Fact, Table} from '../../labs/figure.ts'
import type {Language} from '../../text/localised.ts'
import {bold, type Line, span} from '../lines/span.ts'
import {pad, widthOf} from '../lines/width.ts'
import {wrap} from '../lines/wrap.ts'
import {type Canvas, inWords} from './palette.ts'

const gap = 2

/** A number in as many digits as are worth reading, without trailing zeros. */
function numberText(value: number, digits: number): string {
  if (Number.isInteger(value) && Math.abs(value) < 1e15) return String(value)
  if (!Number.isFinite(value)) return Number.isNaN(value) ? 'NaN' : value > 0 ? 'Inf' : '-Inf'
  return value.toPrecision(digits)
}

export function cellText(value: Cell | readonly number[], digits: number, language: Language): string {
  if (value === null) return '-'
  if (typeof value === 'number') return numberText(value, digits)
  if (Array.isArray(value)) return value.map(one => numberText(one, digits)).join(', ')
  return typeof value === 'object' ? (value as {en: string; zh: string})[language] : String(value)
}

interface Texts {
  readonly rows: readonly (readonly string[])[]
  /** Columns of numbers stand at the right. */
  readonly right: readonly boolean[]
}

function textsOf({columns, rows}: Table, language: Language): Texts {
  return {
    rows: [
      columns.map(({label}) => inWords(label, language)),
      ...rows.map(row => row.map((value, i) => cellText(value, columns[i]?.digits ?? 6, language))),
    ],
    right: columns.map((_, i) => rows.some(row => typeof row[i] === 'number')),
  }
}

/** Rows become columns: for few rows of many columns. */
const turned = ({rows}: Texts): Texts => ({
  rows: (rows[0] ?? []).map((_, column) => rows.map(row => row[column] ?? '')),
  right: rows.map((_, i) => i > 0),
})

const widthsOf = ({rows}: Texts): number[] =>
  (rows[0] ?? []).map((_, column) => Math.max(...rows.map(row => widthOf(row[column] ?? ''))))

const total = (widths: readonly number[]) => widths.reduce((sum, one) => sum + one + gap, -gap)

/** The widest columns give way first. */
function shrink(widths: readonly number[], room: number): number[] {
  const kept = [...widths]
  for (let over = total(kept) - room; over > 0; over--) {
    const widest = kept.indexOf(Math.max(...kept))
    if ((kept[widest] ?? 0) <= 4) break
    kept[widest] = (kept[widest] ?? 0) - 1
  }
  return kept
}

/** A table; too wide for its room it is turned where that helps, else its widest columns are cut. */
export function drawTable(table: Table, {width, look, language, stop}: Canvas): Line[] {
  const upright = textsOf(table, language)
  const lying = turned(upright)
  const turns =
    total(widthsOf(upright)) > width &&
    table.rows.length <= 6 &&
    total(widthsOf(lying)) < total(widthsOf(upright))
  const {rows, right} = turns ? lying : upright
  const widths = shrink(widthsOf({rows, right}), width)
  const cellsOf = (row: readonly string[]) =>
    row.map((text, i) => pad(text, widths[i] ?? 0, right[i] ? 'right' : 'left', look.glyphs.ellipsis))
  return rows.map((row, index): Line => {
    const [head = '', ...rest] = cellsOf(row)
    const words = [head, ...rest].join(' '.repeat(gap))
    if (turns) return [bold(head, 'dim'), ...rest.map(text => span(' '.repeat(gap) + text))]
    if (index === 0) return [bold(words, 'dim')]
    return stop !== undefined && index === stop ? [{text: words, inverse: true}] : [span(words)]
  })
}

/** The numbers to take away, with what to make of them. */
export function factLines(facts: readonly Fact[], {width, language, look}: Omit<Canvas, 'height'>): Line[] {
  const labels = facts.map(({label}) => label[language])
  const longest = Math.max(0, ...labels.map(widthOf))
  const labelWidth = Math.min(longest, Math.floor(width * 0.6))
  return facts.flatMap(({value, digits = 6, note}, i): Line[] => {
    const text = cellText(value, digits, language)
    const name = labels[i] ?? ''
    const fits = widthOf(text) <= width - labelWidth - gap && widthOf(name) <= labelWidth
    const first: Line[] = fits
      ? [
          [
            span(pad(name, labelWidth, 'left', look.glyphs.ellipsis), 'dim'),
            span(' '.repeat(gap)),
            bold(text),
          ],
        ]
      : [[span(name, 'dim')], ...wrap(text, width - 2).map((row): Line => [span('  '), bold(row)])]
    const rest = note ? wrap(note[language], width - 2).map((row): Line => [span(`  ${row}`, 'dim')]) : []
    return [...first, ...rest]
  })
}
