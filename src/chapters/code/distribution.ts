import {TfnotesError} from '../../errors.ts'
import type {Chapter, Task} from '../chapter.ts'

/** How a printed Python program shares its batches out among several devices. */
export const distributions = ['none', 'mirrored', 'data-parallel'] as const
export type Distribution = (typeof distributions)[number]

/** Of the others all the data is a few batches, and one network has no `fit`. */
const sharesOut: Readonly<Record<Task, boolean>> = {
  'classify-image': true,
  forecast: true,
  measure: false,
  'next-letter': false,
}

/** @throws TfnotesError (usage) `distribute-python`, `distribute-small` where such a program is not printed */
export function checkDistribution({id, task}: Chapter, lang: 'python' | 'ts', how: Distribution): void {
  if (how === 'none') return
  if (lang !== 'python') throw new TfnotesError('distribute-python', {how}, {usage: true})
  if (!sharesOut[task]) throw new TfnotesError('distribute-small', {how, chapter: id}, {usage: true})
}
