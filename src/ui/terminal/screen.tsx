import {type Instance, render} from 'ink'
import {App} from '../app.tsx'
import type {AppStore} from '../store.ts'
import {InkOutput} from './output.ts'
import {
  bracketPastes,
  clearScreen,
  copySequence,
  enterAlternate,
  hideCursor,
  leaveAlternate,
  plainPastes,
  plainStyle,
  showCursor,
} from './sequences.ts'

/** The terminal's screen while it is ours. */
export class Screen {
  readonly #terminal: NodeJS.WriteStream
  readonly #store: AppStore
  readonly #alternate: boolean
  readonly #onCrash: (error: Error) => void
  #output: InkOutput | undefined
  #instance: Instance | undefined
  #gone = false

  constructor(
    terminal: NodeJS.WriteStream,
    store: AppStore,
    {alternate, onCrash}: {alternate: boolean; onCrash: (error: Error) => void},
  ) {
    this.#terminal = terminal
    this.#store = store
    this.#alternate = alternate
    this.#onCrash = onCrash
  }

  /** Takes the screen and draws. */
  enter(): void {
    if (this.#instance) return
    this.#write((this.#alternate ? enterAlternate + clearScreen : '') + hideCursor + bracketPastes)
    this.#mount()
  }

  /** Gives the screen back as it was. */
  leave(): void {
    if (!this.#instance) return
    this.#unmount()
    this.#write(plainStyle + plainPastes + showCursor + (this.#alternate ? leaveAlternate : ''))
  }

  /** Draws everything anew: after a resize, or when another program has written over it. */
  redraw(): void {
    if (!this.#instance) return
    if (!this.#alternate) this.#instance.clear()
    this.#unmount()
    if (this.#alternate) this.#write(clearScreen)
    this.#mount()
  }

  /** The terminal has vanished: not one more byte. */
  abandon(): void {
    this.#gone = true
    this.#unmount()
  }

  copy(text: string): void {
    this.#write(copySequence(text))
  }

  #write(text: string): void {
    if (!this.#gone && !this.#terminal.destroyed) this.#terminal.write(text)
  }

  #mount(): void {
    this.#output = new InkOutput(this.#terminal)
    this.#instance = render(<App store={this.#store} />, {
      stdout: this.#output as unknown as NodeJS.WriteStream,
      incrementalRendering: true,
      maxFps: 60,
      exitOnCtrlC: false,
      patchConsole: false,
    })
    this.#instance.waitUntilExit().catch(this.#onCrash)
  }

  /** Ink draws a last time on unmounting; in a screen that is given back nobody should see it. */
  #unmount(): void {
    if (this.#output) this.#output.muted = this.#alternate || this.#gone
    this.#instance?.unmount()
    this.#instance?.cleanup()
    this.#instance = undefined
    this.#output = undefined
  }
}
