import type {Message} from '../actions.ts'
import type {Child, Platform} from '../platform.ts'

/** The helping processes of the screens, by screen and topic. */
export class Children {
  readonly #platform: Pick<Platform, 'spawn'>
  readonly #send: (owner: number, message: Message) => void
  readonly #children = new Map<string, Child>()

  constructor(platform: Pick<Platform, 'spawn'>, send: (owner: number, message: Message) => void) {
    this.#platform = platform
    this.#send = send
  }

  /** Starts a process; one that had the same topic ends. */
  ask(owner: number, topic: string, args: readonly string[]): void {
    this.stop(owner, topic)
    const key = keyOf(owner, topic)
    const child = this.#platform.spawn(args, {
      onMessage: value => {
        if (this.#children.get(key) === child) this.#send(owner, {message: 'answer', topic, value})
      },
      onEnd: ({code, log}) => {
        if (this.#children.get(key) !== child) return
        this.#children.delete(key)
        this.#send(owner, {message: 'ended', topic, code, log})
      },
    })
    this.#children.set(key, child)
  }

  tell(owner: number, topic: string, line: string): void {
    this.#children.get(keyOf(owner, topic))?.send(line)
  }

  stop(owner: number, topic: string): void {
    const key = keyOf(owner, topic)
    const child = this.#children.get(key)
    this.#children.delete(key)
    child?.close()
  }

  /** Ends the processes of a screen, or all. */
  close(owner?: number): void {
    for (const key of [...this.#children.keys()]) {
      const [whose, topic] = key.split(' ') as [string, string]
      if (owner === undefined || Number(whose) === owner) this.stop(Number(whose), topic)
    }
  }
}

const keyOf = (owner: number, topic: string) => `${owner} ${topic}`
