import {failureOf} from '../../errors.ts'
import type {RunEvent} from '../../runs/events.ts'
import type {Action} from '../actions.ts'
import type {Platform} from '../platform.ts'

/** Milliseconds between two drawings of a run, when something has happened and when only batches have passed. */
export const pace = {news: 100, batches: 500} as const

/**
 * Follows runs and hands their events on in portions, so that the screen is drawn ten times a second at most, and
 * twice while an epoch is under way: a slow line must carry it.
 */
export class Following {
  readonly #platform: Pick<Platform, 'follow'>
  readonly #dispatch: (...actions: readonly Action[]) => void
  readonly #now: () => number
  readonly #runs = new Map<string, AbortController>()
  readonly #waiting = new Map<string, RunEvent[]>()
  #timer: {readonly due: number; readonly handle: NodeJS.Timeout} | undefined
  #last = 0

  constructor(
    platform: Pick<Platform, 'follow'>,
    dispatch: (...actions: readonly Action[]) => void,
    now: () => number = () => performance.now(),
  ) {
    this.#platform = platform
    this.#dispatch = dispatch
    this.#now = now
  }

  /** Follows a run until it is over. */
  async start(run: string): Promise<void> {
    if (this.#runs.has(run)) return
    const controller = new AbortController()
    this.#runs.set(run, controller)
    try {
      await this.#platform.follow(run, events => this.#take(run, events), controller.signal)
    } catch (error) {
      if (!controller.signal.aborted) this.#dispatch({type: 'failure', failure: failureOf(error)})
    }
    if (controller.signal.aborted) return
    this.#runs.delete(run)
    this.#flush()
    this.#dispatch({type: 'unfollowed', run})
  }

  /** Lets go of all runs; they go on. */
  stop(): void {
    for (const controller of this.#runs.values()) controller.abort()
    clearTimeout(this.#timer?.handle)
    this.#timer = undefined
    this.#waiting.clear()
  }

  #take(run: string, events: readonly RunEvent[]): void {
    const waiting = this.#waiting.get(run) ?? []
    // A run of the past has more events than a call takes arguments.
    for (const event of events) waiting.push(event)
    this.#waiting.set(run, waiting)
    const wait = events.some(({event}) => event !== 'batch') ? pace.news : pace.batches
    const due = Math.max(this.#now(), this.#last + wait)
    if (this.#timer && this.#timer.due <= due) return
    clearTimeout(this.#timer?.handle)
    this.#timer = {due, handle: setTimeout(() => this.#flush(), due - this.#now())}
  }

  #flush(): void {
    clearTimeout(this.#timer?.handle)
    this.#timer = undefined
    this.#last = this.#now()
    const actions = [...this.#waiting].map(([run, events]): Action => ({type: 'events', run, events}))
    this.#waiting.clear()
    if (actions.length > 0) this.#dispatch(...actions)
  }
}
