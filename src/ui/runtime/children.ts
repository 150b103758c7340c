import type {Message} from '../actions.ts'
import type {Child, Platform} from '../platform.ts'

/** The helping processes of the screens, by screen and topic. */
export class Children {
  readonly #platform: Pick<Platform, 'spawn'>
  readonly #send: (owner: number, message: Message) => void
  readonly #children = new Map<string, Child>()
  /** What was asked for last, also of a process that has ended since: the next question starts it again. */
  readonly #asked = new Map<string, readonly string[]>()

  constructor(platform: Pick<Platform, 'spawn'>, send: (owner: number, message: Message) => void) {
    this.#platform = platform
    this.#send = send
  }

  /** Starts a process; one that had the same topic ends. */
  ask(owner: number, topic: string, args: readonly string[]): void {
    this.stop(owner, topic)
    const key = keyOf(owner, topic)
    this.#asked.set(key, args)
    const child = this.#platform.spawn(args, {
      onMessage: value => {
        if (this.#children.get(key) === child) this.#send(owner, {message: 'answer', topic, value})
      },
      onEnd: ending => {
        if (this.#children.get(key) !== child) return
        this.#children.delete(key)
        this.#send(owner, {message: 'ended', topic, command: args[0] ?? '', ...ending})
      },
    })
    this.#children.set(key, child)
  }

  /** A line for the process of a topic; one that has ended unasked is started again. */
  tell(owner: number, topic: string, line: string): void {
    const key = keyOf(owner, topic)
    const asked = this.#asked.get(key)
    if (asked && !this.#children.has(key)) this.ask(owner, topic, asked)
    this.#children.get(key)?.send(line)
  }

  stop(owner: number, topic: string): void {
    const key = keyOf(owner, topic)
    const child = this.#children.get(key)
    this.#children.delete(key)
    this.#asked.delete(key)
    child?.close()
  }

  /** Ends the processes of a screen, or all. */
  close(owner?: number): void {
    for (const key of [...this.#asked.keys()]) {
      const [whose, topic] = key.split(' ') as [string, string]
      if (owner === undefined || Number(whose) === owner) this.stop(Number(whose), topic)
    }
  }
}

const keyOf = (owner: number, topic: string) => `${owner} ${topic}`
