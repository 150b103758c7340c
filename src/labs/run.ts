import type {Values} from '../settings/setting.ts'
import type {Lab, LabContext, LabData, LabProgress, LabResult} from './lab.ts'

export interface RunLabOptions {
  /** @default 1 */
  readonly seed?: number
  readonly data?: LabData
  /** Called after every slice of work, at most about 80 times a second. */
  readonly onProgress?: (progress: LabProgress) => void
  /** Gives the computation up at the end of the slice; `runLab` then rejects with the signal's reason. */
  readonly signal?: AbortSignal
  /** @default performance.now */
  readonly now?: () => number
}

/** Milliseconds of work before the event loop gets its turn: a key typed meanwhile is still answered at once. */
const slice = 12

/**
 * Computes a lab in slices, so that a screen stays alive meanwhile. Labs that need no slice resolve without ever
 * giving up the event loop.
 * @throws TfnotesError as the lab does for values that cannot be computed with; the signal's reason when aborted
 */
export async function runLab(lab: Lab, values: Values, options: RunLabOptions = {}): Promise<LabResult> {
  const {signal, onProgress} = options
  const context = contextOf(options)
  const steps = lab.compute(values, context)
  let sliceStart = context.now()
  for (;;) {
    signal?.throwIfAborted()
    const step = steps.next()
    if (step.done) return step.value
    if (context.now() - sliceStart < slice) continue
    onProgress?.(step.value)
    await new Promise(resolve => setImmediate(resolve))
    sliceStart = context.now()
  }
}

/** Computes a lab in one go. @throws as `runLab` */
export function computeLab(lab: Lab, values: Values, options: RunLabOptions = {}): LabResult {
  const steps = lab.compute(values, contextOf(options))
  let step = steps.next()
  while (!step.done) step = steps.next()
  return step.value
}

const contextOf = ({seed = 1, data = {}, now = () => performance.now()}: RunLabOptions): LabContext => ({
  seed,
  data,
  now,
})
