import {expect, it} from 'vitest'
import {glyphModeFor, nextGlyphMode} from '../../src/drawing/glyph-mode.ts'

it.each([
  [{LANG: 'en_US.UTF-8', TERM: 'xterm-256color'}, 'braille', 'utf-8'],
  [{LC_ALL: 'zh_CN.utf8', TERM: 'xterm'}, 'braille', 'utf-8'],
  [{LC_ALL: 'C', LANG: 'en_US.UTF-8', TERM: 'xterm'}, 'ascii', 'no-utf-8'],
  [{TERM: 'xterm'}, 'ascii', 'no-utf-8'],
  [{LANG: 'en_US.UTF-8', TERM: 'linux'}, 'ascii', 'terminal'],
  [{LANG: 'en_US.UTF-8', TERM: 'dumb'}, 'ascii', 'terminal'],
  [{LANG: 'en_US.UTF-8', TERM: 'xterm', TFNOTES_GLYPHS: 'ascii'}, 'ascii', 'environment'],
  [{LANG: 'C', TERM: 'xterm', TFNOTES_GLYPHS: 'lines'}, 'lines', 'environment'],
  [{LANG: 'C', TERM: 'linux', TFNOTES_GLYPHS: 'braille'}, 'braille', 'environment'],
  // Any Unicode: as fine as the terminal's font.
  [{LANG: 'C', TERM: 'xterm', TFNOTES_GLYPHS: 'unicode'}, 'braille', 'environment'],
  [{LANG: 'C', TERM: 'linux', TFNOTES_GLYPHS: 'unicode'}, 'lines', 'environment'],
  [{LANG: 'en_US.UTF-8', TERM: 'xterm', TFNOTES_GLYPHS: ''}, 'braille', 'utf-8'],
])('%j draws in %s: %s', (env, mode, why) => {
  expect(glyphModeFor(env)).toEqual({mode, why})
})

it('goes from one mode to the next, and round', () => {
  expect(nextGlyphMode('braille')).toBe('lines')
  expect(nextGlyphMode('lines')).toBe('ascii')
  expect(nextGlyphMode('ascii')).toBe('braille')
})
