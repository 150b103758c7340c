import {EventEmitter} from 'node:events'

/**
 * The stream that Ink writes to: the terminal's size and nothing else of it. It can be muted, for a terminal that
 * has vanished or while another program has the screen; resizing is not Ink's business, the screen is mounted anew.
 */
export class InkOutput extends EventEmitter {
  readonly isTTY = true
  readonly #terminal: NodeJS.WriteStream
  muted = false

  constructor(terminal: NodeJS.WriteStream) {
    super()
    this.#terminal = terminal
  }

  get columns(): number {
    return this.#terminal.columns || 80
  }

  get rows(): number {
    return this.#terminal.rows || 24
  }

  write(text: string): boolean {
    if (this.muted || this.#terminal.destroyed) return true
    return this.#terminal.write(text)
  }
}
