import type {Message} from '../actions.ts'
import type {Platform} from '../platform.ts'

/** What screens see of runs beside their events, one run a screen. */
export class Observing {
  readonly #platform: Pick<Platform, 'observe'>
  readonly #send: (owner: number, message: Message) => void
  readonly #observed = new Map<number, AbortController>()

  constructor(platform: Pick<Platform, 'observe'>, send: (owner: number, message: Message) => void) {
    this.#platform = platform
    this.#send = send
  }

  /** Looks at a run from now on, in place of the one before. */
  start(owner: number, run: string): void {
    this.stop(owner)
    const controller = new AbortController()
    const {signal} = controller
    this.#observed.set(owner, controller)
    void this.#platform.observe(
      run,
      seen => {
        if (!signal.aborted) this.#send(owner, {message: 'observed', seen})
      },
      signal,
    )
  }

  /** Looks away from the run of a screen, or from all. */
  stop(owner?: number): void {
    for (const [whose, controller] of this.#observed) {
      if (owner !== undefined && whose !== owner) continue
      controller.abort()
      this.#observed.delete(whose)
    }
  }
}
