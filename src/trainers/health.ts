import type {Metrics} from '../runs/events.ts'

/** Something about the curves that the reader should know; the screen words it. */
export interface Finding {
  readonly code: 'diverging' | 'plateau' | 'overfitting'
  readonly detail: Readonly<Record<string, number>>
}

/** What is remembered of the curves; part of a checkpoint, so that a resumed run neither repeats nor forgets a word. */
export interface Health {
  first: number | null
  lowest: number | null
  /** The loss when it last fell by a share worth the name, and epochs since. */
  progressed: number | null
  stalled: number
  /** The best validation, the training loss at that time, and validations since. */
  bestValidation: {readonly epoch: number; readonly valLoss: number; readonly loss: number} | null
  worse: number
  /** Said already, and still true. */
  said: readonly Finding['code'][]
}

export const startHealth = (): Health => ({
  first: null,
  lowest: null,
  progressed: null,
  stalled: 0,
  bestValidation: null,
  worse: 0,
  said: [],
})

const plateauEpochs = 10
/** The share of the loss that counts as progress. */
const progress = 1e-3
/** Validations in a row that are not better than the best. */
const overfittingValidations = 5
/** A loss above the first epoch's and this many times the lowest is on its way to infinity. */
const divergence = 10

/** Takes an epoch's values in and returns what has become true with them. */
export function observe(health: Health, epoch: number, {loss, valLoss}: Metrics): readonly Finding[] {
  health.first ??= loss
  health.lowest = Math.min(health.lowest ?? loss, loss)
  const fell = health.progressed === null || loss < health.progressed - progress * Math.abs(health.progressed)
  health.progressed = fell ? loss : health.progressed
  health.stalled = fell ? 0 : health.stalled + 1
  if (valLoss !== undefined) {
    const better = health.bestValidation === null || valLoss < health.bestValidation.valLoss
    health.bestValidation = better ? {epoch, valLoss, loss} : health.bestValidation
    health.worse = better ? 0 : health.worse + 1
  }
  const truths = findings(health, epoch, loss)
  const news = truths.filter(({code}) => !health.said.includes(code))
  health.said = truths.map(({code}) => code)
  return news
}

function findings(
  {first, lowest, progressed, stalled, bestValidation, worse}: Health,
  epoch: number,
  loss: number,
) {
  const found: Finding[] = []
  if (loss > (first as number) && loss > divergence * (lowest as number))
    found.push({code: 'diverging', detail: {epoch, loss, lowest: lowest as number}})
  else if (stalled >= plateauEpochs)
    found.push({code: 'plateau', detail: {epoch, epochs: stalled, loss: progressed as number}})
  if (bestValidation && worse >= overfittingValidations && loss < bestValidation.loss)
    found.push({
      code: 'overfitting',
      detail: {epoch, validations: worse, bestEpoch: bestValidation.epoch, bestLoss: bestValidation.valLoss},
    })
  return found
}
