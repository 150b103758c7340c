import type {Table} from '../../labs/figure.ts'
import {alignColumns, columnGap, columnWidths} from '../lines/columns.ts'
import {bold, type Line, span} from '../lines/span.ts'
import {cellText} from './cell-text.ts'
import {type FactText, factRows} from './fact-lines.ts'
import {type Canvas, inWords} from './palette.ts'

/** A table's heading, which stays where it is, and what is scrolled below it. */
export interface DrawnTable {
  readonly heading: readonly Line[]
  readonly rows: readonly Line[]
}

interface Texts {
  readonly rows: readonly (readonly string[])[]
  /** Columns of numbers stand at the right. */
  readonly right: readonly boolean[]
}

/** Digits that a number keeps at least where there is little room. */
const fewestDigits = 4
const mostDigits = 9

function textsOf({columns, rows}: Table, {language}: Canvas, most: number): Texts {
  return {
    rows: [
      columns.map(({label}) => inWords(label, language)),
      ...rows.map(row =>
        row.map((value, i) => cellText(value, Math.min(most, columns[i]?.digits ?? 6), language)),
      ),
    ],
    right: columns.map((_, i) => rows.some(row => typeof row[i] === 'number')),
  }
}

/** Rows become columns: for few rows of many columns. */
const turned = ({rows}: Texts): Texts => ({
  rows: (rows[0] ?? []).map((_, column) => rows.map(row => row[column] ?? '')),
  right: rows.map((_, i) => i > 0),
})

const fits = (texts: Texts, room: number): boolean =>
  columnWidths(texts.rows).reduce((sum, one) => sum + one + columnGap, -columnGap) <= room

function drawUpright(texts: Texts, stop?: number): DrawnTable {
  const [heading = '', ...rows] = alignColumns(texts.rows, texts.right).map(row =>
    row.join(' '.repeat(columnGap)),
  )
  return {
    heading: [[bold(heading, 'dim')]],
    rows: rows.map((row, i): Line => [i + 1 === stop ? {text: row, inverse: true} : span(row)]),
  }
}

const drawTurned = (texts: Texts): DrawnTable => ({
  heading: [],
  rows: alignColumns(texts.rows, texts.right).map(
    ([name = '', ...values]): Line => [
      bold(name, 'dim'),
      ...values.map(text => span(' '.repeat(columnGap) + text)),
    ],
  ),
})

/** A paragraph for every row, which has room for any text. */
function drawCards(texts: Texts, canvas: Canvas): DrawnTable {
  const [names = [], ...rows] = texts.rows
  return {
    heading: [],
    rows: rows.flatMap(([first = '', ...rest], i): Line[] => {
      const facts = rest.map((text, column): FactText => ({name: names[column + 1] ?? '', text}))
      const title = factRows([{name: names[0] ?? '', text: first}], canvas)
      return [...(i > 0 ? [[]] : []), ...title, ...factRows(facts, canvas)]
    }),
  }
}

/**
 * A table in the first form that fits without cutting anything: upright, turned where its rows are few, either with
 * fewer digits, else as a paragraph for every row.
 */
export function drawTable(table: Table, canvas: Canvas): DrawnTable {
  const {width, stop} = canvas
  for (let most = mostDigits; most >= fewestDigits; most--) {
    const upright = textsOf(table, canvas, most)
    if (fits(upright, width)) return drawUpright(upright, stop)
    const lying = turned(upright)
    if (table.rows.length <= 6 && fits(lying, width)) return drawTurned(lying)
  }
  return drawCards(textsOf(table, canvas, mostDigits), canvas)
}
