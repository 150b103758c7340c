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
  const {position} = session
  return metricsAt(position, position.history.loss.length) ?? metricsOf(session, position.sums)
}

/** Of an epoch, counted from 1, that was done. */
export function metricsAt({history}: Pick<Position, 'history'>, epoch: number): Metrics | undefined {
  const of = (values: readonly (number | null)[]) => values[epoch - 1] ?? undefined
  const loss = of(history.loss)
  if (loss === undefined) return undefined
  return {
    loss,
    ...defined('accuracy', of(history.accuracy)),
    ...defined('valLoss', of(history.valLoss)),
    ...defined('valAccuracy', of(history.valAccuracy)),
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
