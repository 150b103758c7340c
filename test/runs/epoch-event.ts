import type {EventBody, Metrics} from '../../src/runs/events.ts'

/** An epoch's event with these metrics; what else it tells is of no account. */
export const epochEvent = (epoch: number, epochs: number, metrics: Metrics): EventBody => ({
  event: 'epoch',
  epoch,
  epochs,
  lr: 0.1,
  seconds: 1,
  samplesPerSecond: 1,
  msPerStep: 1,
  memory: 0,
  cpu: 0,
  ...metrics,
})
