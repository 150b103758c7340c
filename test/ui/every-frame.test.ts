import {stripVTControlCharacters} from 'node:util'
import stringWidth from 'string-width'
import {afterEach, describe, expect, it} from 'vitest'
import {glyphModes} from '../../src/drawing/glyph-mode.ts'
import {glyphsOf} from '../../src/drawing/glyphs.ts'
import type {Look} from '../../src/drawing/look.ts'
import type {AppState} from '../../src/ui/state.ts'
import {themeFor} from '../../src/ui/theme/theme.ts'
import {openApp} from './support/app.tsx'
import {needlessCuts} from './support/cuts.ts'
import {draw} from './support/draw.tsx'
import {stops} from './support/stops.ts'

/** Every screen in every look. Whether a real terminal shows it so is asked by frames.test.ts. */
const sizes = [
  {columns: 80, rows: 24},
  {columns: 120, rows: 40},
  {columns: 200, rows: 60},
]
const languages = ['en', 'zh'] as const
const grounds = {
  dark: {TERM: 'xterm-256color', TFNOTES_THEME: 'dark'},
  light: {TERM: 'xterm-256color', TFNOTES_THEME: 'light'},
  'no colour': {TERM: 'xterm-256color', NO_COLOR: '1'},
}

let app: ReturnType<typeof openApp>
afterEach(() => app.close())

function frameOf(state: AppState, where: string): string[] {
  const painted = draw(state)
  const frame = stripVTControlCharacters(painted).split('\n')
  const {columns, rows} = state.size
  expect(frame.length, `${where}: rows`).toBeLessThan(rows)
  for (const row of frame) expect(stringWidth(row), `${where}: ${row}`).toBeLessThan(columns)
  expect(frame[0], `${where}: the header`).toContain('tfnotes')
  // biome-ignore lint/suspicious/noControlCharactersInRegex: colours are what is looked for
  if (state.look.theme.depth === 'none') expect(painted, where).not.toMatch(/\x1b\[[\d;]*(3|4|9|10)\d[;m]/)
  return frame
}

describe('every screen', () => {
  it.each(stops.map(stop => [stop.name, stop] as const))('%s', async (_, stop) => {
    app = openApp({size: {columns: 100, rows: 40}})
    await stop.go(app)
    for (const size of sizes) {
      app.dispatch({type: 'resize', size})
      const state = app.state()
      const look = (more: Partial<Look>, language: AppState['language'] = 'en') =>
        ({...state, language, look: {...state.look, ...more}}) satisfies AppState
      for (const language of languages) {
        const where = `${size.columns} × ${size.rows} ${language}`
        const frame = frameOf(look({glyphs: glyphsOf.braille}, language), where)
        expect(needlessCuts(frame, size.columns), `${where}: ${frame.join('\n')}`).toEqual([])
      }
      for (const mode of glyphModes) {
        const frame = frameOf(look({glyphs: glyphsOf[mode]}), mode)
        // Formulas keep their Greek, and what is the reader's own is left as it is.
        if (mode === 'ascii') expect(frame.join('\n'), mode).not.toMatch(/[─-◿⠀-⣿]/)
      }
    }
    for (const [name, env] of Object.entries(grounds))
      frameOf({...app.state(), look: {...app.state().look, theme: themeFor(env)}}, name)
  })
})
