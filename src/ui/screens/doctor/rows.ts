import {type Line, span} from '../../lines/span.ts'
import {pad, widthOf} from '../../lines/width.ts'
import {wrap} from '../../lines/wrap.ts'
import type {Look} from '../../state.ts'

/** Names and plain values of an object, those of objects in it under `name.inner`. */
export function flatten(value: unknown, prefix = ''): (readonly [string, string])[] {
  if (Array.isArray(value)) {
    return value.every(item => typeof item !== 'object' || item === null)
      ? [[prefix, value.join(' ')]]
      : value.flatMap((item, index) => flatten(item, `${prefix}${prefix ? ' ' : ''}${index + 1}`))
  }
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).flatMap(([name, inner]) =>
      flatten(inner, prefix ? `${prefix} ${name}` : name),
    )
  return [[prefix, String(value)]]
}

/** Everything the doctor found, in two columns; yes and no by mark. */
export function findingLines(findings: readonly unknown[], {glyphs}: Look, width: number): Line[] {
  const pairs = findings.flatMap(finding => flatten(finding))
  const widest = Math.min(30, Math.max(0, ...pairs.map(([name]) => widthOf(name))))
  return pairs.flatMap(([name, value]): Line[] => {
    const label = span(`${pad(name, widest, 'left', glyphs.ellipsis)}  `, 'dim')
    if (value === 'true') return [[label, span(glyphs.yes, 'good')]]
    if (value === 'false') return [[label, span(glyphs.no, 'warning')]]
    const rows = wrap(value, Math.max(10, width - widest - 2))
    return rows.map((row, index) => [index === 0 ? label : span(' '.repeat(widest + 2)), span(row)])
  })
}
