import {type Line, span} from '../../drawing/lines/span.ts'

/** How far a long page has been read: nothing when all of it is in sight. */
export function scrollAside(top: number, count: number, height: number): Line {
  if (count <= height) return []
  return [span(`${Math.min(count, top + height)}/${count}`, 'dim')]
}
