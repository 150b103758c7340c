import type {Schedule, ScheduleName} from '../spec/settings.ts'

/** What the base learning rate is multiplied with in an epoch, counted from 0. */
const factors: Readonly<Record<ScheduleName, (epoch: number, schedule: Schedule) => number>> = {
  constant: () => 1,
  /** §1.3: lr = base · rate ^ (epoch / step). */
  exponential: (epoch, {decayRate, decayEpochs}) => decayRate ** (epoch / decayEpochs),
}

/** The learning rate of an epoch, counted from 0. */
export const rateAt = (schedule: Schedule, base: number, epoch: number): number =>
  base * factors[schedule.name](epoch, schedule)

/** The base from which the schedule arrives at `rate` in this epoch: how a learning rate set by hand goes on decaying. */
export const baseFor = (schedule: Schedule, rate: number, epoch: number): number =>
  rate / factors[schedule.name](epoch, schedule)
