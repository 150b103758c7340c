import type {Line, Span} from '../../drawing/lines/span.ts'
import {fitLine} from '../../drawing/lines/width.ts'

/** First of `height` visible rows so that `cursor` is in sight, with a little of what is around it. */
export function firstVisible(cursor: number, count: number, height: number): number {
  if (count <= height) return 0
  const margin = Math.min(2, Math.floor((height - 1) / 2))
  const centred = cursor - (height - 1 - margin)
  return Math.max(0, Math.min(count - height, Math.max(centred, 0), Math.max(0, cursor - margin)))
}

/** A row in inverse over its whole width: the one under the cursor. */
export const selected = (row: Line, width: number, focused: boolean): Line =>
  fitLine(row, width, '', {inverse: true}).map(
    (part): Span =>
      focused ? {...part, role: 'accent', inverse: true, bold: true} : {...part, inverse: true},
  )

/** The part of `rows` around the cursor that fits. */
export function visible<T>(rows: readonly T[], cursor: number, height: number): {rows: T[]; first: number} {
  const first = firstVisible(cursor, rows.length, height)
  return {rows: rows.slice(first, first + height), first}
}

/** A new place in a list of `count` for a key that moves up or down, sideways, by a page or to an end. */
export function moved(at: number, count: number, key: string, page = 10): number {
  const moves: Readonly<Record<string, number>> = {
    up: -1,
    k: -1,
    left: -1,
    h: -1,
    down: 1,
    j: 1,
    right: 1,
    l: 1,
    pageup: -page,
    'ctrl-u': -page,
    'shift-left': -page,
    pagedown: page,
    'ctrl-d': page,
    'shift-right': page,
    home: -count,
    g: -count,
    end: count,
    G: count,
  }
  return Math.max(0, Math.min(count - 1, at + (moves[key] ?? 0)))
}

/** The one after it, and after the last the first. */
export const next = <T>(all: readonly T[], one: T): T => all[(all.indexOf(one) + 1) % all.length] as T

/** At most `height` lines; the last one tells where some are missing. */
export const clip = (lines: readonly Line[], height: number, ellipsis: string): readonly Line[] =>
  lines.length <= height
    ? lines
    : [...lines.slice(0, Math.max(0, height - 1)), [{text: ellipsis, role: 'dim'}]]
