import {type Inversion, inversions, type Preparation, preparations} from '../../../datasets/facts/facts.ts'

/** What leaves it to the run's data set: MNIST's own way for digits, a plain resize for everything else. */
type Usual = 'usual'

export const ways = {
  prepare: ['usual', ...preparations],
  invert: ['usual', ...inversions],
} as const

/** How the reader wants pictures prepared. */
export interface Way {
  readonly prepare: Usual | Preparation
  readonly invert: Usual | Inversion
}

export const usualWay: Way = {prepare: 'usual', invert: 'usual'}

/** Only what the reader wants otherwise than is usual: the rest is the command's to know. */
export const wayFlags = ({prepare, invert}: Way): string[] =>
  Object.entries({prepare, invert}).flatMap(([flag, value]) =>
    value === 'usual' ? [] : [`--${flag}`, value],
  )
