import {isChance, isRunaway, judgedOf} from '../../runs/baseline.ts'
import type {Baseline, Metrics} from '../../runs/events.ts'
import {withValue} from './progress.ts'

/** Something about the curves that the reader should know; the screen words it. */
export interface Finding {
  readonly code: 'diverging' | 'plateau' | 'overfitting' | 'no-better-than-chance'
  readonly detail: Readonly<Record<string, number | boolean>>
}

/** What is remembered of the curves; part of a checkpoint, so that a resumed run neither repeats nor forgets a word. */
export interface Health {
  /** Of the training loss. */
  readonly loss: {first: number | null; lowest: number | null; ranAway: boolean}
  /** Of the loss with its noise averaged out. */
  readonly smooth: {
    /** The losses that are averaged. */
    recent: readonly number[]
    /** The mean when it last fell by a share worth the name, and epochs since. */
    progressed: number | null
    stalled: number
    /** The mean when a plateau was told of. */
    told: number | null
  }
  /** Of the validations: the best one with the smooth training loss at that time, and those since. */
  readonly validation: {
    best: {readonly epoch: number; readonly valLoss: number; readonly mean: number} | null
    since: readonly number[]
    told: boolean
  }
  /** Epochs in a row that were no better than chance. Absent in checkpoints of older versions. */
  chance?: {readonly epochs: number; readonly told: boolean}
}

/** What the curves are held against. */
export interface Expected {
  /** Epochs that the run is to have. */
  readonly epochs: number
  readonly baseline?: Baseline | undefined
}

export const startHealth = (): Health => ({
  loss: {first: null, lowest: null, ranAway: false},
  smooth: {recent: [], progressed: null, stalled: 0, told: null},
  validation: {best: null, since: [], told: false},
})

/** A loss above the first epoch's and this many times the lowest is on its way to infinity. */
const divergence = 10
/** Epochs that are averaged: the loss of small data jumps from one to the next. */
const smoothing = 10
/** The share of the loss that counts as progress. */
const progress = 1e-3
/** Epochs without progress that make a plateau: this many, and this share of all epochs so far. */
const plateauEpochs = 15
const plateauShare = 1 / 3
/** A plateau is told of again when the loss has fallen to this share of what it was. */
const newGround = 0.9
/** Validations in a row above the best, and not on their way back to it, that make over-fitting. */
const overfittingValidations = 5
/** Epochs without having learnt anything that are worth a word; of a shorter run all. */
const chanceEpochs = 3

/** Takes an epoch's values in and returns what they show for the first time. */
export function observe(
  health: Health,
  epoch: number,
  metrics: Metrics,
  expected?: Expected,
): readonly Finding[] {
  const {loss, valLoss} = metrics
  health.smooth.recent = [...health.smooth.recent, loss].slice(-smoothing)
  const mean = average(health.smooth.recent)
  const found = [
    watchDivergence(health.loss, epoch, loss),
    watchPlateau(health.smooth, epoch, mean),
    valLoss === undefined ? undefined : watchOverfitting(health.validation, epoch, valLoss, mean),
    expected?.baseline && watchChance(health, metrics, expected.epochs, expected.baseline),
  ]
  return found.filter(finding => finding !== undefined)
}

function watchDivergence(memory: Health['loss'], epoch: number, loss: number): Finding | undefined {
  memory.first ??= loss
  memory.lowest = Math.min(memory.lowest ?? loss, loss)
  const before = memory.ranAway
  memory.ranAway = loss > memory.first && loss > divergence * memory.lowest
  if (before || !memory.ranAway) return undefined
  return {code: 'diverging', detail: {epoch, loss, lowest: memory.lowest}}
}

function watchPlateau(memory: Health['smooth'], epoch: number, mean: number): Finding | undefined {
  const known = {best: memory.progressed, waited: memory.stalled}
  const {best, waited} = withValue(known, mean, {share: progress})
  memory.progressed = best
  memory.stalled = waited
  if (memory.told !== null && mean < newGround * memory.told) memory.told = null
  const flat = memory.stalled >= Math.max(plateauEpochs, plateauShare * epoch)
  if (!flat || memory.told !== null) return undefined
  memory.told = mean
  return {code: 'plateau', detail: {epoch, epochs: memory.stalled, loss: mean}}
}

function watchChance(
  health: Health,
  metrics: Metrics,
  epochs: number,
  baseline: Baseline,
): Finding | undefined {
  const {epochs: before, told} = health.chance ?? {epochs: 0, told: false}
  const judged = judgedOf(metrics)
  const since = isChance(baseline, judged) ? before + 1 : 0
  const isTold = since > 0 && (told || since >= Math.min(chanceEpochs, epochs))
  health.chance = {epochs: since, told: isTold}
  if (!isTold || told) return undefined
  const {accuracy = 0, loss} = judged
  return {
    code: 'no-better-than-chance',
    detail: {
      epochs: since,
      accuracy,
      largest: baseline.accuracy ?? 0,
      loss,
      guess: baseline.loss,
      runaway: isRunaway(baseline, loss),
    },
  }
}

function watchOverfitting(
  memory: Health['validation'],
  epoch: number,
  valLoss: number,
  mean: number,
): Finding | undefined {
  if (memory.best === null || valLoss < memory.best.valLoss) {
    memory.best = {epoch, valLoss, mean}
    memory.since = []
    memory.told = false
    return undefined
  }
  memory.since = [...memory.since, valLoss].slice(-overfittingValidations)
  const half = overfittingValidations >> 1
  const rising = average(memory.since.slice(-half)) > average(memory.since.slice(0, half))
  const long = memory.since.length === overfittingValidations
  if (memory.told || !long || !rising || mean >= memory.best.mean) return undefined
  memory.told = true
  const {epoch: bestEpoch, valLoss: bestLoss} = memory.best
  return {code: 'overfitting', detail: {epoch, validations: overfittingValidations, bestEpoch, bestLoss}}
}

const average = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length
