import type {LoadedDataset, Samples} from '../dataset.ts'
import {remarksOnBalance} from '../own/balance.ts'
import type {Finding} from './finding.ts'

export function countClasses({y}: Samples, classes: number): number[] {
  const counts = new Array<number>(classes).fill(0)
  for (const label of y) counts[label] = (counts[label] ?? 0) + 1
  return counts
}

/** How the samples are shared out among the classes; takes a moment, whatever the samples are. */
export function* checkClasses({train, test, classes, remarks = []}: LoadedDataset): Generator<Finding> {
  const learnt = countClasses(train, classes.length)
  const judged = countClasses(test, classes.length)
  const without = (counts: readonly number[]) => classes.filter((_, label) => counts[label] === 0)
  const missing = without(learnt)
  if (missing.length > 0) yield {code: 'class-missing', detail: {classes: missing}, grave: true, places: []}
  const unjudged = test.count === 0 ? [] : without(judged).filter(label => !missing.includes(label))
  if (unjudged.length > 0)
    yield {code: 'class-unjudged', detail: {classes: unjudged}, grave: false, places: []}
  const said = new Set(remarks.map(({code}) => code))
  for (const remark of remarksOnBalance(classes, train, undefined))
    if (!said.has(remark.code)) yield {...remark, grave: false, places: []}
}
