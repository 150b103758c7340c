import type {Picture} from '../../drawing/charts/picture.ts'
import type {Failure} from '../../errors.ts'
import {isRecord, type Likely, readPicture} from '../apply/answer.ts'

/** Whose classes, and whether they are the real thing. */
export interface SetFacts {
  readonly dataset: string
  readonly source: string
}

/** `tfnotes inspect --json`: how often each class was taken for which. */
export interface Judgement extends SetFacts {
  readonly kind: 'judgement'
  readonly weights: 'best' | 'last'
  readonly epoch: number
  readonly samples: number
  readonly accuracy: number
  readonly classes: readonly {
    readonly label: string
    readonly count: number
    readonly recall: number
    readonly precision: number
  }[]
  /** matrix[truth][guess]. */
  readonly matrix: readonly (readonly number[])[]
}

export interface ShownMistake {
  readonly kind: 'mistake'
  readonly sample: number
  readonly truth: {readonly class: number; readonly label: string}
  readonly guess: {readonly class: number; readonly label: string}
  readonly probability: number
  readonly picture: Picture
}

/** `tfnotes inspect <run> <picture> --json`: what is looked at. */
export interface Subject {
  readonly kind: 'picture'
  readonly picture: string
  readonly dataset: string
  readonly truth?: {readonly label: string}
  readonly sample?: number
  readonly samples?: number
  readonly top: readonly Likely[]
  readonly seen: Picture
}

export interface Filters {
  readonly kind: 'filters'
  readonly layer: string
  readonly count: number
  readonly size: readonly number[]
  readonly maps: readonly Picture[]
}

export interface SeenLayer {
  readonly kind: 'layer'
  readonly layer: string
  /** The kind of layer. */
  readonly is: string
  readonly outputShape: readonly number[]
  readonly parameters: number
  readonly multiplyAdds: number
  readonly receptiveField?: number
  readonly count: number
  readonly silent: number
  readonly maps: readonly Picture[]
}

/** `tfnotes dataset show --json`. */
export interface ShownSet extends SetFacts {
  readonly kind: 'set'
  readonly classes: readonly string[]
  /** Samples of the class that is shown, or of all. */
  readonly total: number
  readonly at: number
}

export interface ShownSample {
  readonly kind: 'sample'
  readonly sample: number
  readonly label: string
  readonly picture: Picture
}

/** `tfnotes augment --json`. */
export interface Original extends SetFacts {
  readonly kind: 'original'
  readonly sample: number
  readonly samples: number
  readonly label: string
  readonly picture: Picture
}

export interface Augmented {
  readonly kind: 'augmented'
  readonly epoch: number
  readonly picture: Picture
}

interface Progress {
  readonly kind: 'progress'
  readonly done: number
  readonly total: number
}

interface Failed {
  readonly kind: 'failed'
  readonly failure: Failure
}

export type LookingAnswer =
  | Judgement
  | ShownMistake
  | Subject
  | Filters
  | SeenLayer
  | ShownSet
  | ShownSample
  | Original
  | Augmented
  | Progress
  | Failed

/** Fields that hold one picture, and the one that holds many. */
const single = ['picture', 'seen'] as const

/** One line of a looking process; undefined for what is none. */
export function readLooking(value: unknown): LookingAnswer | undefined {
  if (!isRecord(value)) return undefined
  if (isRecord(value.error)) {
    const {code, detail} = value.error
    return {kind: 'failed', failure: {code: String(code), detail: isRecord(detail) ? detail : {}}}
  }
  if (typeof value.kind !== 'string') return undefined
  const pictures = single.flatMap(key => {
    const picture = readPicture(value[key])
    return picture ? [[key, picture] as const] : []
  })
  const maps = isRecord(value.maps) ? {maps: splitMaps(value.maps)} : {}
  return {...value, ...Object.fromEntries(pictures), ...maps} as unknown as LookingAnswer
}

/** Pictures of one size that came as one block. */
function splitMaps(block: Record<string, unknown>): Picture[] {
  const all = readPicture(block)
  if (!all || typeof block.count !== 'number') return []
  const size = all.width * all.height * all.channels
  return Array.from({length: block.count}, (_, i) => ({
    ...all,
    data: all.data.subarray(i * size, (i + 1) * size),
  }))
}
