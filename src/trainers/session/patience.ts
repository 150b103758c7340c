import {TfnotesError} from '../../errors.ts'
import type {EventBody} from '../../runs/events.ts'
import type {Training} from '../engines/engine.ts'
import type {Control} from './control.ts'

/** How long an engine in another process is waited for, in milliseconds. */
export interface Patience {
  /** Between two looks at the requests while it is silent. */
  readonly look: number
  /** From a stop that it does not come to obey, to its end: compiling may take minutes, and a reader does not wait so long. */
  readonly stop: number
  /** The same where the reader has asked a second time: a key that was hit twice is no second time. */
  readonly again: number
  /** Of silence until the reader is told of it. */
  readonly silence: number
}

const usual: Patience = {look: 1000, stop: 30_000, again: 2000, silence: 60_000}

export interface Watch {
  readonly control: Control
  readonly emit: (event: EventBody) => void
  /** @default half a minute for a stop, a minute until it is told */
  readonly patience?: Patience | undefined
  /** Milliseconds from any origin. @default performance.now */
  readonly now?: () => number
}

/**
 * An engine that waits for another process looks up when that one answers: where it does not, requests would be read by
 * nobody, and a stop would wait for ever. So they are read meanwhile, and a stop that is not obeyed in time ends that
 * process: the call under way is rejected with `keras-hangs`. Nobody can tell silence from a long compilation; the reader is told
 * of it, once.
 */
export function patiently(
  training: Training,
  {control, emit, patience = usual, now = () => performance.now()}: Watch,
): Training {
  const {giveUp} = training
  if (!giveUp) return training
  let heard = now()
  let told = false
  /** When a stop was first seen that it does not obey. */
  let stopped: number | undefined

  const look = async () => {
    const silent = now() - heard
    if (silent < patience.look) return
    await control.attend()
    if (!told && silent >= patience.silence) {
      told = true
      emit({event: 'warning', code: 'keras-silent', detail: {seconds: Math.round(silent / 1000)}})
    }
    if (control.stop?.when !== 'now') return
    stopped ??= now()
    if (now() - stopped < (control.insisted > 1 ? patience.again : patience.stop)) return
    giveUp(new TfnotesError('keras-hangs', {seconds: Math.round((now() - heard) / 1000)}))
  }

  let timer: NodeJS.Timeout | undefined
  const stand = () => clearInterval(timer)
  const go = () => {
    stand()
    heard = now()
    timer = setInterval(() => look().catch(giveUp), patience.look)
  }
  const waiting = <T>(call: () => Promise<T>): Promise<T> => {
    go()
    return call().finally(stand)
  }

  /** Between the answers of a longer call, and not while the session has the word. */
  const between = <R, T extends {due(): boolean; lookUp(reached: R): Promise<boolean>}>(task: T): T => ({
    ...task,
    due() {
      heard = now()
      stopped = undefined
      return task.due()
    },
    async lookUp(reached: R) {
      stand()
      const goesOn = await task.lookUp(reached)
      go()
      return goesOn
    },
  })

  return {
    ...training,
    trainEpoch: task => waiting(() => training.trainEpoch(between(task))),
    validate: task => waiting(() => training.validate(between(task))),
    restore: state => waiting(() => training.restore(state)),
    state: what => waiting(() => training.state(what)),
  }
}
