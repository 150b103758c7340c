import {likelyLines} from '../../drawing/charts/likely.ts'
import {percent} from '../../text/numbers.ts'
import type {Output} from './output.ts'

/** The most probable classes with a bar each, which says nothing to who hears it. */
export function printLikely(
  top: Parameters<typeof likelyLines>[0],
  {draw, lines, isHeard, look}: Output,
): void {
  if (isHeard) lines(top.map(({label, probability}) => `${label} ${percent(probability)}`))
  else draw(likelyLines(top, 48, look), 2)
}
