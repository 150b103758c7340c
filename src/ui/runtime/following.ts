import {failureOf} from '../../errors.ts'
import type {RunEvent} from '../../runs/events.ts'
import {initialRunState, type RunState, reduceRunEvents, takenUp} from '../../runs/state.ts'
import type {Action} from '../actions.ts'
import type {Platform} from '../platform.ts'

/** Milliseconds between two drawings of a run: when something has happened, only batches have passed, or its past is read. */
export const pace = {news: 100, batches: 500, past: 1000} as const

/** No trainer tells so much in the time between two looks. */
const manyEvents = 200

/**
 * Follows runs and hands on what is known of them, so that the screen is drawn ten times a second at most, and twice
 * while an epoch is under way: a slow line must carry it. Events are taken in as they come and let go of: those of a
 * long past would fill the memory while they wait.
 */
export class Following {
  readonly #platform: Pick<Platform, 'follow'>
  readonly #dispatch: (...actions: readonly Action[]) => void
  readonly #now: () => number
  readonly #runs = new Map<string, AbortController>()
  readonly #states = new Map<string, RunState>()
  /** Runs of which something is known that was not handed on yet. */
  readonly #waiting = new Set<string>()
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
    this.#states.set(run, initialRunState)
    let isGone = false
    try {
      const take = (events: readonly RunEvent[]) => this.#take(run, events)
      await this.#platform.follow(run, take, controller.signal, () => this.#takeUp(run))
    } catch (error) {
      const failure = failureOf(error)
      isGone = failure.code === 'run-gone'
      if (!controller.signal.aborted && !isGone) this.#dispatch({type: 'failure', failure})
    }
    if (controller.signal.aborted) return
    this.#runs.delete(run)
    this.#flush()
    this.#states.delete(run)
    this.#dispatch({type: 'unfollowed', run, isGone})
  }

  /** Lets go of all runs; they go on. */
  stop(): void {
    for (const controller of this.#runs.values()) controller.abort()
    clearTimeout(this.#timer?.handle)
    this.#timer = undefined
    this.#waiting.clear()
  }

  #take(run: string, events: readonly RunEvent[]): void {
    this.#states.set(run, reduceRunEvents(this.#states.get(run) ?? initialRunState, events))
    const isPast = events.length >= manyEvents
    const isNews = events.some(({event}) => event !== 'batch')
    this.#wait(run, isPast ? pace.past : isNews ? pace.news : pace.batches)
  }

  #takeUp(run: string): void {
    const before = this.#states.get(run) ?? initialRunState
    const state = takenUp(before)
    if (state === before) return
    this.#states.set(run, state)
    this.#wait(run, pace.news)
  }

  /** Hands the run's state on before long. */
  #wait(run: string, wait: number): void {
    this.#waiting.add(run)
    const due = Math.max(this.#now(), this.#last + wait)
    if (this.#timer && this.#timer.due <= due) return
    clearTimeout(this.#timer?.handle)
    this.#timer = {due, handle: setTimeout(() => this.#flush(), due - this.#now())}
  }

  #flush(): void {
    clearTimeout(this.#timer?.handle)
    this.#timer = undefined
    this.#last = this.#now()
    const actions = [...this.#waiting].map(
      (run): Action => ({type: 'followed', run, known: this.#states.get(run) ?? initialRunState}),
    )
    this.#waiting.clear()
    if (actions.length > 0) this.#dispatch(...actions)
  }
}
