import type {Label} from '../../../src/runs/label.ts'
import type {RunSummary} from '../../../src/runs/summary.ts'

const hour = 3_600_000

/** A row of the list, of a run that has ended. */
export const row = (id: string, more: Partial<RunSummary> = {}, label?: Label): RunSummary => ({
  id,
  dir: `/runs/${id}`,
  status: 'finished',
  trained: true,
  resumable: false,
  chapter: 'mnist',
  createdAt: 100 * hour,
  updatedAt: 100 * hour,
  hyperparameters: {learningRate: 0.001, optimizer: 'adam', epochs: 5},
  seed: 1,
  dataset: {name: 'mnist', from: 'auto', source: 'file', train: 60_000, test: 10_000},
  epoch: 5,
  epochs: 5,
  seconds: 90,
  warnings: [],
  ...more,
  ...(label && {label}),
})

/** A row with a best accuracy and a lowest loss on the validation data. */
export const scored = (id: string, valAccuracy: number, valLoss: number, more: Partial<RunSummary> = {}) =>
  row(id, {
    bestAccuracy: {loss: 1, accuracy: 1, valLoss: 9, valAccuracy, epoch: 4},
    bestLoss: {loss: 1, accuracy: 1, valLoss, valAccuracy: 0, epoch: 3},
    ...more,
  })
