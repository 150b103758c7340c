import {setImmediate as nextTurn, setTimeout as sleep} from 'node:timers/promises'
import type {Request} from '../../runs/events.ts'

/** What readers of the run have asked for, gathered between batches. */
export interface Control {
  /** Set by a stop request, or by the process being told to end. */
  readonly stop: {readonly when: 'now' | 'epoch-end'; readonly keep: boolean} | undefined
  readonly paused: boolean
  /** How often it was asked to stop at once. */
  readonly insisted: number
  /** Told of every epoch that is done: the session may be one that ends here. */
  reached(epoch: number): void
  /** The learning rate that was last asked for, and what it is to be multiplied with besides; once. */
  takeRate(): AskedRate | undefined
  /** Whether it is time to look up from the work. Cheap enough for every step. */
  due(): boolean
  /** Lets the process attend to its signals and timers, and reads new requests. */
  attend(): Promise<void>
  /** Waits until a request ends the pause. */
  waitWhilePaused(): Promise<void>
}

export interface AskedRate {
  /** @default whatever it is by then */
  readonly value?: number
  readonly times: number
}

/** Milliseconds between two looks at the requests. */
export const lookEvery = 50

export interface ControlOptions {
  readonly requests: {poll(): readonly Request[]}
  /** Aborted: stop now and keep everything. */
  readonly signal: AbortSignal
  readonly now: () => number
  /** The epoch after which to stop, with everything saved. @default none */
  readonly until?: number | undefined
}

const isRate = (value: number): boolean => Number.isFinite(value) && value > 0

export function openControl({requests, signal, now, until}: ControlOptions): Control {
  let looked = Number.NEGATIVE_INFINITY
  let stop: Control['stop']
  let paused = false
  let insisted = 0
  let aborted = false
  let rate: AskedRate | undefined

  const obey: {[K in Request['request']]: (request: Extract<Request, {request: K}>) => void} = {
    pause: () => {
      // Who is to stop waits for nobody.
      paused = stop?.when !== 'now'
    },
    resume: () => {
      paused = false
    },
    stop: ({when, keep}) => {
      stop = {when, keep}
      paused = false
      if (when === 'now') insisted++
    },
    lr: ({value, times}) => {
      if (times !== undefined && isRate(times)) rate = {...rate, times: (rate?.times ?? 1) * times}
      else if (isRate(value)) rate = {value, times: 1}
    },
  }

  async function attend(): Promise<void> {
    await nextTurn()
    for (const request of requests.poll()) obey[request.request]?.(request as never)
    if (signal.aborted && !aborted) obey.stop({request: 'stop', when: 'now', keep: true})
    aborted = signal.aborted
    looked = now()
  }

  return {
    get stop() {
      return stop
    },
    get insisted() {
      return insisted
    },
    get paused() {
      return paused
    },
    reached(epoch) {
      if (until !== undefined && epoch >= until) stop ??= {when: 'epoch-end', keep: true}
    },
    takeRate() {
      const taken = rate
      rate = undefined
      return taken
    },
    due: () => now() - looked >= lookEvery,
    attend,
    async waitWhilePaused() {
      while (paused) {
        await sleep(lookEvery)
        await attend()
      }
    },
  }
}
