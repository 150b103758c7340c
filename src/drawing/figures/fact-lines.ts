import type {Fact} from '../../labs/figure.ts'
import {bold, type Line, span} from '../lines/span.ts'
import {pad, widthOf} from '../lines/width.ts'
import {wrap} from '../lines/wrap.ts'
import {cellText} from './cell-text.ts'
import type {Canvas} from './palette.ts'

const gap = 2

/** A name and what it stands for, in words. */
export interface FactText {
  readonly name: string
  readonly text: string
  /** What to make of it. */
  readonly note?: string | undefined
}

/** Names and values side by side; what is too long for that stands below its name. Nothing is cut. */
export function factRows(facts: readonly FactText[], {width}: {readonly width: number}): Line[] {
  const widest = (texts: readonly string[]) => Math.max(0, ...texts.map(widthOf))
  const column = Math.min(widest(facts.map(({name}) => name)), Math.floor(width * 0.6))
  const below = (text: string, style: (row: string) => Line) =>
    wrap(text, width - gap).map((row): Line => [span(' '.repeat(gap)), ...style(row)])
  return facts.flatMap(({name, text, note}): Line[] => {
    const side = Math.max(column, widthOf(name)) + gap
    const value: Line[] =
      side + widthOf(text) <= width && !text.includes('\n')
        ? [[span(pad(name, side), 'dim'), bold(text)]]
        : [...wrap(name, width).map((row): Line => [span(row, 'dim')]), ...below(text, row => [bold(row)])]
    return note === undefined ? value : [...value, ...below(note, row => [span(row, 'dim')])]
  })
}

/** The numbers to take away, with what to make of them; as many of the first as have room in `height` rows. */
export function factLines(
  facts: readonly Fact[],
  {
    width,
    language,
    height = Number.POSITIVE_INFINITY,
  }: Pick<Canvas, 'width' | 'language'> & {height?: number},
): Line[] {
  const texts = facts.map(({label, value, digits = 6, note}) => ({
    name: label[language],
    text: cellText(value, digits, language),
    note: note?.[language],
  }))
  for (let count = facts.length; count > 0; count--) {
    const rows = factRows(texts.slice(0, count), {width})
    if (rows.length <= height) return rows
  }
  return []
}
