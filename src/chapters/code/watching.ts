import type {HyperparameterValues} from '../hyperparameters/hyperparameter.ts'

/** What a program does by itself as its curves go, and how its learning rate does. */
export interface Watching {
  /** Values without progress after which it ends; 0: never. */
  readonly patience: number
  /** Share of the best value that counts as progress. */
  readonly share: number
  readonly restores: boolean
  /** Values without progress after which the rate is lowered; 0: never. */
  readonly plateau: number
  readonly factor: number
  readonly least: number
  /** Larger values are the better ones. */
  readonly byAccuracy: boolean
  /** The rate changes from step to step. */
  readonly perStep: boolean
}

export function watchingOf(h: HyperparameterValues): Watching {
  const patience = Number(h.earlyStopping ?? 0)
  return {
    patience,
    share: Number(h.minDelta ?? 0),
    restores: patience > 0 && h.restoreBest === true,
    plateau: Number(h.reduceOnPlateau ?? 0),
    factor: Number(h.plateauFactor ?? 1),
    least: Number(h.minLearningRate ?? 0),
    byAccuracy: h.monitor === 'accuracy',
    perStep: Number(h.warmupEpochs ?? 0) > 0 || h.schedule === 'cosine',
  }
}

/** Whether anything is decided by an epoch's monitored value. */
export function usesMonitored(h: HyperparameterValues): boolean {
  const {patience, plateau, byAccuracy} = watchingOf(h)
  return h.bestOnly === true || patience > 0 || plateau > 0 || byAccuracy
}

/** How a language writes what a rate is made of. */
interface Spelling {
  readonly pi: string
  readonly cos: string
  readonly max: string
  /** Which epoch a step belongs to. */
  readonly epoch: string
}

const spellings = {
  python: {pi: 'np.pi', cos: 'np.cos', max: 'max', epoch: 'step // steps'},
  ts: {pi: 'Math.PI', cos: 'Math.cos', max: 'Math.max', epoch: 'Math.floor(step / steps)'},
} as const satisfies Record<string, Spelling>

/** What the learning rate is multiplied with at a `step`, once `warm` steps of warm-up are over, of `steps` an epoch. */
export function factorAfterWarmup(h: HyperparameterValues, language: keyof typeof spellings): string {
  const {pi, cos, max, epoch} = spellings[language]
  const warmup = Number(h.warmupEpochs ?? 0)
  const [done, all] =
    warmup > 0 ? ['(step - warm)', `(${h.epochs} * steps - warm)`] : ['step', `(${h.epochs} * steps)`]
  switch (h.schedule) {
    case 'cosine': {
      const half = `(1 + ${cos}(${pi} * ${done} / ${all})) / 2`
      const floor = Number(h.cosineFloor)
      return floor === 0 ? half : `${floor} + ${Number((1 - floor).toPrecision(12))} * ${half}`
    }
    case 'exponential': {
      const begun = warmup > 0 ? `${max}(0, ${epoch} - ${warmup})` : epoch
      return `${h.decayRate} ** (${warmup > 0 ? begun : `(${begun})`} / ${h.decayEpochs})`
    }
    default:
      return '1'
  }
}
