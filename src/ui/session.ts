import type {EventEmitter} from 'node:events'
import {isatty} from 'node:tty'
import {nothingSaid} from '../config/said.ts'
import {stripLines} from '../text/strip.ts'
import {presetTrouble} from './form/own.ts'
import {initialState} from './initial.ts'
import {takeKeys} from './keys/find.ts'
import {rebind} from './keys/rebind.ts'
import {leavingWords} from './leaving.ts'
import type {TuiOptions} from './main.ts'
import {createRuntime} from './runtime/runtime.ts'
import type {AppState} from './state.ts'
import {say} from './step.ts'
import {type AppStore, createAppStore} from './store.ts'
import {holdErrors} from './terminal/held-errors.ts'
import {readKeys} from './terminal/keyboard.ts'
import {Screen} from './terminal/screen.tsx'
import {failureWords} from './text/failure.ts'

/** Milliseconds in which a drag of the window's corner is waited out before everything is drawn anew. */
const settling = 30
/** Milliseconds after which a process that asked to be stopped and was not goes on. */
const notStopped = 100

interface End {
  readonly code: number
  readonly error?: Error
  /** The terminal has vanished: not only has one been told to hang up. */
  readonly gone?: boolean
}

/** Runs the program in a terminal until the reader leaves, a signal comes or the terminal vanishes. */
export async function runTui(options: TuiOptions): Promise<number> {
  const {platform, language, settings = nothingSaid, noAltScreen = false, attach, watch} = options
  takeKeys(rebind(settings.keys))
  const {input, output, env} = platform
  const size = () => ({columns: output.columns || 80, rows: output.rows || 24})
  const errors = holdErrors(process.stderr)

  let finish: (end: End) => void = () => {}
  const ended = new Promise<End>(resolve => {
    finish = resolve
  })

  const trouble = presetTrouble(settings)
  const first = {
    ...initialState(env, language, size()),
    presets: settings.presets,
    ringsForAll: platform.rings,
  }
  const begin = trouble ? say(first, failureWords(trouble), 'bad') : first
  const store: AppStore = createAppStore(begin, effect => runtime.run(effect))
  const runtime = createRuntime(
    platform,
    {
      copy: text => screen.copy(text),
      redraw: () => screen.redraw(),
      suspend: () => suspend(),
      quit: code => finish({code}),
    },
    store.dispatch,
  )
  const screen = new Screen(output, store, {
    alternate: !noAltScreen,
    onCrash: error => finish({code: 1, error}),
  })

  const listen = () =>
    readKeys(input, {
      onKeys: keys => store.dispatch(...keys.map(key => ({type: 'key', key}) as const)),
      onGone: () => finish({code: 129, gone: true}),
    })
  let keyboard = listen()

  /** To the shell with everything in order, and back when the shell says so. */
  const suspend = () => {
    screen.leave()
    keyboard.stop()
    process.off('SIGTSTP', suspend)
    // The whole job, as the terminal itself would: `npm start` waits for us and must stop, too.
    process.kill(0, 'SIGTSTP')
    setTimeout(wake, notStopped)
  }
  const wake = () => {
    process.off('SIGTSTP', suspend)
    process.on('SIGTSTP', suspend)
    keyboard.stop()
    keyboard = listen()
    store.dispatch({type: 'resize', size: size()})
    screen.leave()
    screen.enter()
  }

  let resizing: NodeJS.Timeout | undefined
  const onResize = () => {
    clearTimeout(resizing)
    resizing = setTimeout(() => {
      store.dispatch({type: 'resize', size: size()})
      screen.redraw()
    }, settling)
  }
  const onOutputError = () => finish({code: 129, gone: true})
  const onException = (error: unknown) =>
    finish({code: 1, error: error instanceof Error ? error : new Error(String(error))})
  const handlers: readonly (readonly [string, (reason: unknown) => void])[] = [
    ['SIGINT', () => finish({code: 130})],
    ['SIGTERM', () => finish({code: 143})],
    ['SIGQUIT', () => finish({code: 131})],
    ['SIGHUP', () => finish({code: 129})],
    ['SIGCONT', wake],
    ['SIGTSTP', suspend],
    ['uncaughtException', onException],
    ['unhandledRejection', onException],
    // The last resort: somebody has called process.exit.
    ['exit', () => screen.leave()],
  ]

  const events: EventEmitter = process
  for (const [name, handler] of handlers) events.on(name, handler)
  output.on('resize', onResize)
  output.on('error', onOutputError)

  screen.enter()
  runtime.run({effect: 'list-runs'})
  runtime.run({effect: 'read-progress'})
  if (attach !== undefined) store.dispatch({type: 'attach', run: attach})
  if (watch !== undefined) store.dispatch({type: 'watch', request: watch})

  const end = await ended
  clearTimeout(resizing)
  const state = store.getState()
  const gone = end.gone ?? !isatty(1)
  if (gone) screen.abandon()
  else screen.leave()
  runtime.close()
  keyboard.stop()
  for (const [name, handler] of handlers) events.off(name, handler)
  output.off('resize', onResize)
  const held = errors.release()
  if (!gone) {
    output.off('error', onOutputError)
    sayGoodbye(output, state, held, end.error)
  }
  return end.code
}

/** What is printed when the screen is gone. */
function sayGoodbye(
  output: NodeJS.WriteStream,
  state: AppState,
  held: string,
  error: Error | undefined,
): void {
  output.write(stripLines(leavingWords(state)))
  if (held.trim() !== '') process.stderr.write(stripLines(held))
  if (error) process.stderr.write(`${stripLines(error.stack ?? error.message)}\n`)
}
