import {failureOf} from '../../errors.ts'
import {initialRunState} from '../../runs/state.ts'
import type {Message} from '../actions.ts'
import type {Platform} from '../platform.ts'

interface Read {
  readonly run: string
  readonly reader: ReturnType<Platform['openReader']>
  readonly controller: AbortController
  readonly done: Promise<void>
}

/**
 * Reads what runs have told, for screens that look at one after another: one run a screen, and whoever goes on to the next
 * does not wait for the one before. A run that is read again is read on from where it was left.
 */
export class Reading {
  readonly #platform: Pick<Platform, 'openReader'>
  readonly #send: (owner: number, message: Message) => void
  readonly #reads = new Map<number, Read>()

  constructor(platform: Pick<Platform, 'openReader'>, send: (owner: number, message: Message) => void) {
    this.#platform = platform
    this.#send = send
  }

  /** Reads a run in place of what the screen has read before; what it has told comes as a message `run-read`. */
  start(owner: number, run: string): void {
    const before = this.#reads.get(owner)
    before?.controller.abort()
    const isSame = before?.run === run
    const reader = isSame ? before.reader : this.#platform.openReader(run)
    const controller = new AbortController()
    const {signal} = controller
    const read = async () => {
      // A reader does one thing at a time.
      if (isSame) await before.done
      try {
        const known = await reader.read(signal)
        if (!signal.aborted) this.#send(owner, {message: 'run-read', run, known})
      } catch (error) {
        if (signal.aborted) return
        // What cannot be read is nothing to wait for.
        this.#send(owner, {message: 'run-read', run, known: initialRunState})
        this.#send(owner, {message: 'failed', failure: failureOf(error)})
      }
    }
    this.#reads.set(owner, {run, reader, controller, done: read()})
  }

  /** Lets go of the run of a screen, or of all. */
  stop(owner?: number): void {
    for (const [whose, {controller}] of this.#reads) {
      if (owner !== undefined && whose !== owner) continue
      controller.abort()
      this.#reads.delete(whose)
    }
  }
}
