import type {TagCurve, Watched} from './watched.ts'

/** What is drawn of another program's run. */
export const curveNames = ['loss', 'valLoss', 'accuracy', 'valAccuracy', 'lr'] as const
export type CurveName = (typeof curveNames)[number]

/** Which tag the reader has said a curve is to be taken from; `none` for no curve. */
export type SaidTags = Partial<Readonly<Record<CurveName, string>>>
export const noTag = 'none'

/** A curve and how it was found. */
export interface ChosenCurve {
  /** The tag that was said or taken for it. */
  readonly tag: string
  /** Undefined where nothing is written under the tag that was said. */
  readonly curve?: TagCurve | undefined
  /** Nobody has said it: its name looks like one. */
  readonly guessed: boolean
  /** Other tags that might be meant as well. */
  readonly others: number
}

export type Chosen = Partial<Readonly<Record<CurveName, ChosenCurve>>>

/**
 * What the words of a tag say. A tag is read in words, wherever they part: `train/epoch_loss`, `Loss/val`, `valLoss`,
 * `lr-Adam`. Earlier entries go before later ones.
 */
const vocabulary = {
  /** Words that make a tag one of a measure. */
  measures: {
    loss: ['loss', 'nll', 'crossentropy', 'cross entropy', 'objective', 'cost', 'mse'],
    accuracy: ['accuracy', 'acc', 'top1', 'top 1'],
    lr: ['learning rate', 'lr'],
  },
  /** Words that say on which data it was measured. */
  validation: ['validation', 'val', 'valid', 'eval', 'evaluation', 'dev', 'test'],
  training: ['train', 'training'],
  /** How often it was written: a mean of an epoch is a better curve than a batch's. */
  ofEpochs: ['epoch'],
  ofBatches: ['batch', 'step', 'iteration', 'iterations'],
  /** Words that change nothing. */
  filling: ['sparse', 'categorical', 'binary', 'total', 'mean', 'avg', 'average', 'metrics', 'scalars', 'vs'],
} as const

type Measure = keyof typeof vocabulary.measures

const curvesOf: Readonly<
  Record<CurveName, {readonly measure: Measure; readonly of?: 'training' | 'validation'}>
> = {
  loss: {measure: 'loss', of: 'training'},
  valLoss: {measure: 'loss', of: 'validation'},
  accuracy: {measure: 'accuracy', of: 'training'},
  valAccuracy: {measure: 'accuracy', of: 'validation'},
  lr: {measure: 'lr'},
}

/** How a tag reads. */
interface Reading {
  readonly tag: string
  readonly measures: ReadonlySet<Measure>
  /** Place among the words for validation or for training; −1 where it has none. */
  readonly validation: number
  readonly training: number
  /** 0 of epochs, 1 does not say, 2 of batches. */
  readonly pace: number
  /** Words that say something else. */
  readonly rest: string
}

const wordsOf = (tag: string): string[] =>
  tag
    .replace(/([a-z0-9])([A-Z])|([A-Z])(?=[A-Z][a-z])/g, '$1$3 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(word => word !== '')

function read(tag: string): Reading {
  const words = wordsOf(tag)
  const text = ` ${words.join(' ')} `
  const has = (word: string) => text.includes(` ${word} `)
  const found = (Object.keys(vocabulary.measures) as Measure[]).filter(name =>
    vocabulary.measures[name].some(has),
  )
  const known = [
    ...Object.values(vocabulary.measures).flat(),
    ...vocabulary.validation,
    ...vocabulary.training,
    ...vocabulary.ofEpochs,
    ...vocabulary.ofBatches,
    ...vocabulary.filling,
  ].flatMap(word => word.split(' '))
  return {
    tag,
    measures: new Set(found),
    validation: vocabulary.validation.findIndex(has),
    training: vocabulary.training.findIndex(has),
    pace: vocabulary.ofEpochs.some(has) ? 0 : vocabulary.ofBatches.some(has) ? 2 : 1,
    rest: words.filter(word => !known.includes(word)).join(' '),
  }
}

/** Lower is better, from the first number that differs. */
function rankOf(reading: Reading, name: CurveName, like: string | undefined): number[] {
  const {measure, of} = curvesOf[name]
  const words = wordsOf(reading.tag).join(' ')
  return [
    reading.measures.size,
    like === undefined || reading.rest === like ? 0 : 1,
    reading.rest === '' ? 0 : reading.rest.split(' ').length,
    of === 'training' ? (reading.training >= 0 ? 0 : 1) : Math.max(0, reading.validation),
    reading.pace,
    vocabulary.measures[measure].findIndex(word => words.includes(word)),
  ]
}

const fits = ({measures, validation}: Reading, name: CurveName): boolean => {
  const {measure, of} = curvesOf[name]
  return measures.has(measure) && (of === undefined || (of === 'validation') === validation >= 0)
}

/** The curves of a run: as they were said, and else by what the tags are called. */
export function chooseCurves({tags}: Pick<Watched, 'tags'>, said: SaidTags = {}): Chosen {
  const byTag = new Map(tags.map(one => [one.tag, one]))
  const readings = tags.map(({tag}) => read(tag))
  const chosen: {-readonly [N in CurveName]?: ChosenCurve} = {}
  for (const name of curveNames) {
    const tag = said[name]
    if (tag === noTag && !byTag.has(noTag)) continue
    if (tag !== undefined) {
      chosen[name] = {tag, curve: byTag.get(tag), guessed: false, others: 0}
      continue
    }
    // What is validated is what is trained: of several losses the one of the same name.
    const trained = name === 'valLoss' ? chosen.loss : name === 'valAccuracy' ? chosen.accuracy : undefined
    const like = trained && read(trained.tag).rest
    const candidates = readings
      .filter(reading => fits(reading, name))
      .map(reading => ({tag: reading.tag, rank: rankOf(reading, name, like)}))
      .sort((a, b) => compareRanks(a.rank, b.rank))
    const [best] = candidates
    if (best)
      chosen[name] = {tag: best.tag, curve: byTag.get(best.tag), guessed: true, others: candidates.length - 1}
  }
  return chosen
}

function compareRanks(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((value, index) => value !== b[index])
  return at < 0 ? 0 : (a[at] as number) - (b[at] as number)
}

/** Whether a loss is drawn, of training or of validation, or the reader has said what is, if only that none is. */
export const hasLoss = ({loss, valLoss}: Chosen, said: SaidTags = {}): boolean =>
  (loss ?? valLoss) !== undefined || said.loss !== undefined
