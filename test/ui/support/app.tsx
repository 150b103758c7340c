import {render} from 'ink-testing-library'
import type {Language} from '../../../src/text/localised.ts'
import {App} from '../../../src/ui/app.tsx'
import {initialState} from '../../../src/ui/initial.ts'
import {KeyParser} from '../../../src/ui/keys/parser.ts'
import {createRuntime} from '../../../src/ui/runtime/runtime.ts'
import {type AppStore, createAppStore} from '../../../src/ui/store.ts'
import {FakePlatform} from './fake-platform.ts'

/** ink-testing-library's terminal has this many columns, always. */
const size = {columns: 100, rows: 32}
const env = {TERM: 'dumb', LANG: 'C.UTF-8', TFNOTES_GLYPHS: 'unicode'}

/** The program without a terminal, over a world in memory: keys in, frames out. */
export function openApp({language = 'en', platform}: {language?: Language; platform?: FakePlatform} = {}) {
  const world = platform ?? new FakePlatform(undefined, {env})
  const done: {copied: string[]; quit: number[]; suspended: number} = {copied: [], quit: [], suspended: 0}
  const store: AppStore = createAppStore(initialState(env, language, size), effect => runtime.run(effect))
  const runtime = createRuntime(
    world,
    {
      copy: text => done.copied.push(text),
      redraw: () => {},
      suspend: () => {
        done.suspended += 1
      },
      quit: code => done.quit.push(code),
    },
    store.dispatch,
  )
  const {lastFrame, unmount} = render(<App store={store} />)
  runtime.run({effect: 'list-runs'})
  runtime.run({effect: 'datasets'})
  const parser = new KeyParser()
  const frame = () => lastFrame() ?? ''

  return {
    platform: world,
    done,
    frame,
    state: store.getState,
    dispatch: store.dispatch,
    /** What a terminal would send; Escape at its end is complete. */
    type: (input: string) => {
      const keys = [...parser.feed(input), ...parser.flush()]
      store.dispatch(...keys.map(key => ({type: 'key', key}) as const))
    },
    /** Waits until the frame shows `wanted`. */
    shows: async (wanted: string | RegExp) => {
      const end = Date.now() + 3000
      const holds = () => (typeof wanted === 'string' ? frame().includes(wanted) : wanted.test(frame()))
      while (!holds()) {
        if (Date.now() > end) throw new Error(`waited in vain for ${wanted}; the screen shows\n${frame()}`)
        await new Promise(resolve => setTimeout(resolve, 5))
      }
    },
    close: () => {
      runtime.close()
      unmount()
    },
  }
}

export const keys = {
  up: '\x1b[A',
  down: '\x1b[B',
  right: '\x1b[C',
  left: '\x1b[D',
  enter: '\r',
  escape: '\x1b',
  tab: '\t',
  backspace: '\x7f',
  pageDown: '\x1b[6~',
  end: '\x1b[F',
} as const
