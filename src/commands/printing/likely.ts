import {likelyLines} from '../../drawing/charts/likely.ts'
import type {Output} from './output.ts'

/** The most probable classes with a bar each. */
export const printLikely = (top: Parameters<typeof likelyLines>[0], {draw, look}: Output): void =>
  draw(likelyLines(top, 48, look), 2)
