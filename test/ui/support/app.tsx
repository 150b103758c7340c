import {render} from 'ink-testing-library'
import type {GlyphMode} from '../../../src/drawing/glyph-mode.ts'
import type {Language} from '../../../src/text/localised.ts'
import {App} from '../../../src/ui/app.tsx'
import {initialState} from '../../../src/ui/initial.ts'
import {KeyParser} from '../../../src/ui/keys/parser.ts'
import {createRuntime} from '../../../src/ui/runtime/runtime.ts'
import {type AppStore, createAppStore} from '../../../src/ui/store.ts'
import {FakePlatform} from './fake-platform.ts'

/** ink-testing-library's terminal has this many columns, always; narrower screens leave some of them blank. */
const whole = {columns: 100, rows: 32}

/** The program without a terminal, over a world in memory: keys in, frames out. */
export function openApp({
  language = 'en',
  platform,
  size = whole,
  glyphs = 'lines',
}: {
  language?: Language
  platform?: FakePlatform
  size?: {readonly columns: number; readonly rows: number}
  glyphs?: GlyphMode
} = {}) {
  const env = {TERM: 'dumb', LANG: 'C.UTF-8', TFNOTES_GLYPHS: glyphs}
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
  runtime.run({effect: 'read-progress'})
  const parser = new KeyParser()
  const frame = () => lastFrame() ?? ''
  const until = async (what: string, holds: () => boolean) => {
    const end = Date.now() + 3000
    while (!holds()) {
      if (Date.now() > end) throw new Error(`waited in vain for ${what}; the screen shows\n${frame()}`)
      await new Promise(resolve => setTimeout(resolve, 5))
    }
  }

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
    /** Waits until something holds, called `what` where it never does. */
    until,
    /** Waits until the frame shows `wanted`. */
    shows: (wanted: string | RegExp) =>
      until(String(wanted), () =>
        typeof wanted === 'string' ? frame().includes(wanted) : wanted.test(frame()),
      ),
    /** Waits until the frame no longer shows `unwanted`. */
    hides: (unwanted: string) => until(`no ${unwanted}`, () => !frame().includes(unwanted)),
    /** Presses a key until the frame shows `wanted`. */
    seek: async (key: string, wanted: string) => {
      for (let presses = 0; presses < 60; presses++) {
        const before = frame()
        if (before.includes(wanted)) return
        store.dispatch(...parser.feed(key).map(one => ({type: 'key', key: one}) as const))
        // What a key did is drawn a moment later, and at the end of a list it does nothing.
        for (let waits = 0; waits < 40 && frame() === before; waits++)
          await new Promise(resolve => setTimeout(resolve, 2))
      }
      throw new Error(`sought in vain for ${wanted}; the screen shows\n${frame()}`)
    },
    /** Finds a chapter by a word of it and opens its page. */
    openChapter: (word: string) => {
      store.dispatch(...parser.feed(`g/${word}\r\r`).map(key => ({type: 'key', key}) as const))
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
