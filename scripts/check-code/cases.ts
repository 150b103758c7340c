import type {Chapter} from '../../src/chapters/chapter.ts'
import type {CodeOptions} from '../../src/chapters/code/program.ts'
import {type DatasetName, facts, takes} from '../../src/datasets/facts/index.ts'
import {defaults} from '../../src/settings/tunable.ts'

/** A program that is printed and run. */
export interface Case extends Pick<CodeOptions, 'lang' | 'style' | 'h' | 'given' | 'distribute'> {
  readonly chapter: Chapter
  readonly what: string
  /** Another data set than the chapter's own. */
  readonly dataset?: DatasetName
}

/** Plain JavaScript takes a minute a step with them. */
export const deep: ReadonlySet<string> = new Set(['alexnet', 'vgg16', 'inception10', 'resnet18'])

export const nameOf = ({chapter, lang, style, what}: Case): string =>
  [chapter.id, lang, style, what].join('-')

/**
 * As tuned by default, once with every option of compile and fit that prints something else, and on other data than
 * the chapter's own.
 */
export function casesOf(chapter: Chapter): Case[] {
  const h = {...defaults(chapter), epochs: 1, validationFreq: 1}
  const forecast = chapter.task === 'forecast'
  const changes: Record<string, number | string | boolean> = {
    epochs: 2,
    optimizer: 'momentum',
    clipNorm: 0.5,
    labelSmoothing: 0.1,
    classWeights: 'balanced',
    schedule: 'exponential',
    reduceOnPlateau: 1,
    earlyStopping: 1,
    weightsOnly: true,
    bestOnly: true,
    l1: 0.001,
    l2: 0.002,
    dropout: 0.1,
    augment: true,
    horizontalFlip: true,
    shuffle: true,
    ...(forecast ? {features: 'close'} : {loss: 'sparseCategoricalCrossentropyFromLogits'}),
  }
  const along = (wanted: Case['h']): Case['h'] => ({
    ...h,
    ...Object.fromEntries(Object.entries(wanted).filter(([key]) => key in chapter.settings)),
  })
  const tuned = along(changes)
  const decaying = along({optimizer: 'adamw', clipNorm: 0.5, labelSmoothing: 0.1, classWeights: 'balanced'})
  const watched = along({
    epochs: 4,
    schedule: 'cosine',
    cosineFloor: 0.1,
    warmupEpochs: 0.5,
    earlyStopping: 2,
    minDelta: 0.5,
    reduceOnPlateau: 1,
    minLearningRate: 1e-5,
    monitor: 'accuracy',
  })
  return (['python', 'ts'] as const).flatMap(lang =>
    (['sequential', 'class'] as const).flatMap(style => [
      {chapter, lang, style, what: 'defaults', h},
      // Of the deep networks the options are printed by the same code.
      ...(deep.has(chapter.id) ? [] : [{chapter, lang, style, what: 'tuned', h: tuned}]),
      ...(deep.has(chapter.id) || style === 'class'
        ? []
        : [
            {chapter, lang, style, what: 'adamw', h: decaying},
            {chapter, lang, style, what: 'watched', h: watched},
          ]),
      ...(forecast || deep.has(chapter.id)
        ? []
        : [{chapter, lang, style, what: 'mse', h: {...h, loss: 'meanSquaredError'}}]),
      ...othersOf(chapter, style).map(dataset => ({chapter, lang, style, what: dataset, h, dataset})),
      ...drawn(chapter, style).map(given => ({chapter, lang, style, what: 'file', h, given})),
    ]),
  )
}

/** Every other data set in one style; enough, for neither knows of the other. */
const othersOf = ({id, dataset, accepts}: Chapter, style: Case['style']): readonly DatasetName[] =>
  style === 'class' || deep.has(id) ? [] : accepts.filter(name => name !== dataset)

/** In place of the official set, from a file: read in a manner of its own, which is everywhere the same. */
const drawn = ({id, dataset}: Chapter, style: Case['style']) =>
  style === 'class' || deep.has(id) || !takes(dataset, 'trainSamples') || facts[dataset].needs !== undefined
    ? []
    : [{from: 'generated'} as const]
