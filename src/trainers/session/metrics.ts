import type {Metrics} from '../../runs/events.ts'
import type {Sums} from '../engines/engine.ts'
import type {Position} from './position.ts'
import type {Session} from './session.ts'

type Classifies = Pick<Session, 'classifies'>

export const metricsOf = ({classifies}: Classifies, {loss, correct, samples}: Sums): Metrics => ({
  loss: loss / samples,
  ...(classifies && {accuracy: correct / samples}),
})

export const validationMetrics = ({classifies}: Classifies, {loss, correct, samples}: Sums) => ({
  valLoss: loss / samples,
  ...(classifies && {valAccuracy: correct / samples}),
})

/** Of the last epoch that was done, or of the one under way if that is the first. */
export function lastMetrics(session: Pick<Session, 'classifies' | 'position'>): Metrics {
  const {history, sums} = session.position
  const last = (values: readonly (number | null)[]) => values.at(-1) ?? undefined
  const loss = last(history.loss)
  if (loss === undefined) return metricsOf(session, sums)
  return {
    loss,
    ...defined('accuracy', last(history.accuracy)),
    ...defined('valLoss', last(history.valLoss)),
    ...defined('valAccuracy', last(history.valAccuracy)),
  }
}

/** Takes an epoch's values into the curves. */
export function remember({history}: Position, metrics: Metrics, lr: number): void {
  history.loss.push(metrics.loss)
  history.accuracy.push(metrics.accuracy ?? null)
  history.valLoss.push(metrics.valLoss ?? null)
  history.valAccuracy.push(metrics.valAccuracy ?? null)
  history.lr.push(lr)
}

const defined = <K extends keyof Metrics>(key: K, value: number | undefined) =>
  (value === undefined ? {} : {[key]: value}) as Partial<Record<K, number>>
