import type {Cell} from './cells.ts'
import type {Paper} from './palette.ts'
import {type Shape, shapeOf} from './shapes.ts'

/** Pixels. Nearly every monospaced font is 0.6 of its size wide. */
const fontSize = 14
/** Of characters that are two columns wide, whose em is to fill them. */
const wideSize = 16
const cellWidth = 8.4
const cellHeight = 18
/** From the top of a row to the line its letters stand on. */
const baseline = 13.5
const margin = 12

const fonts =
  "'DejaVu Sans Mono','Cascadia Mono',Menlo,Consolas,'Noto Sans Mono CJK SC','Noto Sans CJK SC','PingFang SC','Microsoft YaHei','Noto Sans SC',monospace"

const round = (value: number): number => Math.round(value * 100) / 100

const escaped = (text: string): string =>
  text.replace(/[&<>]/g, sign => ({'&': '&amp;', '<': '&lt;', '>': '&gt;'})[sign] ?? sign)

/** Letters that look the same and stand side by side: one piece of text. */
interface Word {
  readonly first: Cell
  readonly text: string
  readonly width: number
}

const looksLike = (a: Cell, b: Cell): boolean =>
  a.ink === b.ink && a.bold === b.bold && a.dim === b.dim && a.underlined === b.underlined

/** A font's wide characters are seldom exactly two columns: each stands by itself. */
function wordsOf(cells: readonly Cell[]): Word[] {
  const words: Word[] = []
  for (const cell of cells) {
    const last = words.at(-1)
    const isNext = last !== undefined && last.first.column + last.width === cell.column
    if (last && isNext && cell.width === 1 && last.first.width === 1 && looksLike(last.first, cell))
      words[words.length - 1] = {...last, text: last.text + cell.char, width: last.width + 1}
    else words.push({first: cell, text: cell.char, width: cell.width})
  }
  return words
}

function textOf({first, text, width}: Word, top: number): string {
  const attributes = [
    `x="${round(margin + first.column * cellWidth)}"`,
    `y="${round(top + baseline)}"`,
    `fill="${first.ink}"`,
    ...(first.width > 1 ? [`font-size="${wideSize}"`] : []),
    ...(width > 1 && first.width === 1 ? [`textLength="${round(width * cellWidth)}"`] : []),
    ...(first.bold ? ['font-weight="700"'] : []),
    ...(first.dim ? ['opacity="0.6"'] : []),
    ...(first.underlined ? ['text-decoration="underline"'] : []),
  ]
  return `<text ${attributes.join(' ')}>${escaped(text)}</text>`
}

const paints: Readonly<Record<Shape['kind'], (ink: string, path: string) => string>> = {
  fill: (ink, path) => `<path fill="${ink}" shape-rendering="crispEdges" d="${path}"/>`,
  stroke: (ink, path) => `<path fill="none" stroke="${ink}" stroke-width="1.2" d="${path}"/>`,
  dots: (ink, path) =>
    `<path fill="none" stroke="${ink}" stroke-width="2.6" stroke-linecap="round" d="${path}"/>`,
}

/**
 * One picture of a terminal's rows. Shapes of one colour are one path: most of a chart is one.
 * @param title what is to be seen, for who cannot see it
 */
export function svgOf(
  rows: readonly (readonly Cell[])[],
  {title, columns, paper}: {title: string; columns: number; paper: Paper},
): string {
  const [width, height] = [columns * cellWidth + 2 * margin, rows.length * cellHeight + 2 * margin]
  const grounds = new Map<string, string[]>()
  const shapes = new Map<string, {kind: Shape['kind']; ink: string; paths: string[]}>()
  const texts: string[] = []
  rows.forEach((cells, row) => {
    const top = margin + row * cellHeight
    const letters: Cell[] = []
    for (const cell of cells) {
      const place = {
        x: margin + cell.column * cellWidth,
        y: top,
        width: cell.width * cellWidth,
        height: cellHeight,
      }
      if (cell.ground !== undefined) {
        const path = `M${round(place.x)} ${top}h${round(place.width)}v${cellHeight}h${round(-place.width)}z`
        grounds.set(cell.ground, [...(grounds.get(cell.ground) ?? []), path])
      }
      const shape = shapeOf(cell.char, place)
      if (shape === undefined) letters.push(cell)
      else {
        const key = `${shape.kind} ${cell.ink}`
        const known = shapes.get(key) ?? {kind: shape.kind, ink: cell.ink, paths: []}
        known.paths.push(shape.path)
        shapes.set(key, known)
      }
    }
    texts.push(
      ...wordsOf(letters)
        .filter(({text}) => text.trim() !== '')
        .map(word => textOf(word, top)),
    )
  })
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${round(width)} ${height}" width="${round(width)}" height="${height}" font-family="${fonts}" font-size="${fontSize}" xml:space="preserve">`,
    `<title>${escaped(title)}</title>`,
    `<rect width="100%" height="100%" rx="8" fill="${paper.ground}"/>`,
    ...[...grounds].map(([ground, paths]) => paints.fill(ground, paths.join(''))),
    ...[...shapes.values()].map(({kind, ink, paths}) => paints[kind](ink, paths.join(''))),
    ...texts,
    '</svg>',
    '',
  ].join('\n')
}
