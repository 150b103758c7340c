import type {Random} from '../random/random.ts'
import {shuffle} from '../random/shuffle.ts'
import type {Samples, Values} from './dataset.ts'

/** Some of the samples, in the order of `rows`. */
export function pickRows({x, y, count, names, rows: all, from}: Samples, rows: readonly number[]): Samples {
  const labels = new (y.constructor as new (length: number) => typeof y)(rows.length)
  for (const [i, row] of rows.entries()) labels[i] = y[row] as number
  return {
    ...(from
      ? {x, from: {...from, places: Int32Array.from(rows, row => from.places[row] as number)}}
      : {x: pickValues(x, x.length / count, rows)}),
    y: labels,
    count: rows.length,
    ...(names && {names: rows.map(row => names[row] ?? '')}),
    ...(all && {rows: Int32Array.from(rows, row => all[row] as number)}),
  }
}

function pickValues(x: Values, size: number, rows: readonly number[]): Values {
  const picked = new (x.constructor as new (length: number) => Values)(rows.length * size)
  for (const [i, row] of rows.entries()) picked.set(x.subarray(row * size, (row + 1) * size), i * size)
  return picked
}

interface Aside {
  readonly random: Random
  /** How many of each class's samples are set aside, of how many there are. */
  readonly take: (counts: readonly number[]) => readonly number[]
}

/** Sets some of every class aside, by chance; both parts keep the order that the samples have. */
export function setAside(
  samples: Samples,
  classes: number,
  {random, take}: Aside,
): {kept: Samples; aside: Samples} {
  const byClass: number[][] = Array.from({length: classes}, () => [])
  for (const [row, label] of samples.y.entries()) byClass[label]?.push(row)
  const wanted = take(byClass.map(rows => rows.length))
  const chosen = new Set(
    byClass.flatMap((rows, label) => shuffle<number, number[]>(rows, random).slice(0, wanted[label])),
  )
  const part = (isAside: boolean) =>
    pickRows(
      samples,
      Array.from({length: samples.count}, (_, row) => row).filter(row => chosen.has(row) === isAside),
    )
  return {kept: part(false), aside: part(true)}
}
