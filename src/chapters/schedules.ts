import type {HyperparameterValues} from './hyperparameters/hyperparameter.ts'
import type {scheduleNames} from './hyperparameters/shared.ts'

export type ScheduleName = (typeof scheduleNames)[number]

/** How the learning rate goes from step to step. */
export interface Schedule {
  readonly name: ScheduleName
  readonly decayRate: number
  readonly decayEpochs: number
  /** Share of the rate that a cosine ends with. */
  readonly cosineFloor: number
  /** Before the schedule begins; may be a fraction. */
  readonly warmupEpochs: number
  /** Over which a cosine falls, with those of the warm-up. */
  readonly epochs: number
}

/** The schedule that a chapter's values describe. */
export const scheduleOf = (h: HyperparameterValues): Schedule => ({
  name: (h.schedule ?? 'constant') as ScheduleName,
  decayRate: Number(h.decayRate ?? 1),
  decayEpochs: Number(h.decayEpochs ?? 1),
  cosineFloor: Number(h.cosineFloor ?? 0),
  warmupEpochs: Number(h.warmupEpochs ?? 0),
  epochs: Number(h.epochs ?? 1),
})

/** A step of a run: of which epoch, counted from 0, which step, and how many steps an epoch has. */
export interface Moment {
  readonly epoch: number
  readonly step: number
  readonly steps: number
}

/** What the base learning rate is multiplied with once the warm-up is over. */
const factors: Readonly<Record<ScheduleName, (moment: Moment, schedule: Schedule) => number>> = {
  constant: () => 1,
  /** §1.3: lr = base · rate ^ (epoch / step), the same in all of an epoch. */
  exponential: ({epoch}, {decayRate, decayEpochs, warmupEpochs}) =>
    decayRate ** (Math.max(0, epoch - warmupEpochs) / decayEpochs),
  /** Keras' CosineDecay: from step to step, over all that follow the warm-up. */
  cosine: (moment, {cosineFloor, epochs, ...schedule}) => {
    const warm = warmSteps(moment, schedule)
    const all = Math.max(1, epochs * moment.steps - warm)
    const done = Math.min(all, Math.max(0, stepOf(moment) - warm))
    return (1 - cosineFloor) * 0.5 * (1 + Math.cos((Math.PI * done) / all)) + cosineFloor
  },
}

const stepOf = ({epoch, step, steps}: Moment): number => epoch * steps + step

const warmSteps = ({steps}: Moment, {warmupEpochs}: Pick<Schedule, 'warmupEpochs'>): number =>
  Math.round(warmupEpochs * steps)

/** Which share of the rate a warm-up has come to; 1 after it. As in Keras, the very first step is made with none. */
function warmth(moment: Moment, schedule: Schedule): number {
  const warm = warmSteps(moment, schedule)
  const step = stepOf(moment)
  return step < warm ? step / warm : 1
}

/** Where a warm-up leads, or the schedule has come to. */
function factorOf(moment: Moment, schedule: Schedule): number {
  return factors[schedule.name](moment, schedule)
}

/** The learning rate of a step. */
export const rateAt = (schedule: Schedule, base: number, moment: Moment): number =>
  base * factorOf(moment, schedule) * warmth(moment, schedule)

/**
 * The base from which the schedule arrives at `rate` at this step: how a learning rate set by hand goes on decaying. In
 * a warm-up, the rate is the one that it leads to.
 */
export const baseFor = (schedule: Schedule, rate: number, moment: Moment): number =>
  rate / factorOf(moment, schedule)
