import type {GridFigure, Highlight} from '../../labs/figure.ts'
import {type Line, type Span, span} from '../lines/span.ts'
import {pad, widthOf} from '../lines/width.ts'
import {type Canvas, groundOf, inWords} from './palette.ts'

/** The digits that let a grid's rows fit, and what then stands in its cells. */
function fitCells({cells, columns, digits = 4}: GridFigure, room: number): {texts: string[]; width: number} {
  for (let kept = digits; ; kept--) {
    const texts = cells.map(value => (value === null ? '' : String(Number(value.toFixed(Math.max(0, kept))))))
    const width = Math.max(1, ...texts.map(text => text.length))
    if (kept <= 0 || (width + 2) * columns <= room) return {texts, width}
  }
}

/** Brackets and colours of a cell, strongest first: what is looked at, what came of it, what is no data. */
const roles: readonly Highlight['role'][] = ['window', 'result', 'dropped', 'padding']

function cellOf(text: string, role: Highlight['role'] | undefined): Span {
  if (role === 'window') return {text: `[${text}]`, role: 'validation', bold: true}
  if (role === 'result') return {text: `[${text}]`, role: 'good', bold: true}
  if (role === 'dropped') return {text: `(${text})`, role: 'dim'}
  return {text: ` ${text} `, ...(role === 'padding' && {role: 'dim' as const})}
}

/** Columns that a grid takes where it is free to. */
export function gridWidth(figure: GridFigure): number {
  const {width} = fitCells(figure, 40)
  const labels = Math.max(0, ...(figure.rowLabels ?? []).map(label => widthOf(inWords(label, 'en'))))
  return (width + 2) * figure.columns + labels
}

/** A table of numbers. What is highlighted stands in brackets, so that it is seen without colour. */
export function drawGrid(figure: GridFigure, {width: room, look, language}: Canvas): Line[] {
  const {rows, columns, cells, highlights = [], rowLabels = [], columnLabels = []} = figure
  const names = rowLabels.map(label => inWords(label, language))
  const labelWidth = Math.max(0, ...names.map(widthOf))
  const {texts, width} = fitCells(figure, room - labelWidth)
  const numbers = cells.filter((value): value is number => value !== null && Number.isFinite(value))
  const [low, high] = [Math.min(...numbers), Math.max(...numbers)]
  const roleAt = (row: number, column: number) => {
    const here = highlights.filter(
      h => row >= h.row && row < h.row + h.rows && column >= h.column && column < h.column + h.columns,
    )
    return roles.find(role => here.some(one => one.role === role))
  }
  const line = (row: number): Line => [
    span(pad(names[row] ?? '', labelWidth), 'dim'),
    ...Array.from({length: columns}, (_, column): Span => {
      const at = row * columns + column
      const cell = cellOf((texts[at] ?? '').padStart(width), roleAt(row, column))
      const value = cells[at]
      const ground =
        figure.heat && typeof value === 'number' && high > low
          ? groundOf((value - low) / (high - low), look)
          : undefined
      return ground ? {...cell, background: ground} : cell
    }),
  ]
  const heading: Line = [
    span(' '.repeat(labelWidth)),
    ...columnLabels.map(label => span(pad(inWords(label, language), width + 2, 'right'), 'dim')),
  ]
  return [...(columnLabels.length > 0 ? [heading] : []), ...Array.from({length: rows}, (_, row) => line(row))]
}
