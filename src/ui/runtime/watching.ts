import {failureOf} from '../../errors.ts'
import type {Message} from '../actions.ts'
import type {Platform} from '../platform.ts'

/** The event files of other programs that screens watch, one folder a screen. */
export class Watching {
  readonly #platform: Pick<Platform, 'watch'>
  readonly #send: (owner: number, message: Message) => void
  readonly #watched = new Map<number, AbortController>()

  constructor(platform: Pick<Platform, 'watch'>, send: (owner: number, message: Message) => void) {
    this.#platform = platform
    this.#send = send
  }

  /** Watches a folder in place of what the screen has watched before. */
  async start(owner: number, path: string, run: string | undefined): Promise<void> {
    this.stop(owner)
    const controller = new AbortController()
    const {signal} = controller
    this.#watched.set(owner, controller)
    const tell = (message: Message) => {
      if (!signal.aborted) this.#send(owner, message)
    }
    try {
      await this.#platform.watch(path, run, known => tell({message: 'watched', known}), signal)
    } catch (error) {
      tell({message: 'failed', failure: failureOf(error)})
    }
  }

  /** Lets go of the folder of a screen, or of all. */
  stop(owner?: number): void {
    for (const [whose, controller] of this.#watched) {
      if (owner !== undefined && whose !== owner) continue
      controller.abort()
      this.#watched.delete(whose)
    }
  }
}
