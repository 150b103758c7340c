import {mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import {buildEntry} from './support/build-entry.ts'
import {openTerminal, type TerminalOptions} from './support/terminal.ts'

/** How the program takes a terminal and gives it back. */
const folder = mkdtempSync(join(tmpdir(), 'tfnotes-session-'))
const entry = join(folder, 'entry.mjs')

beforeAll(() => buildEntry(folder), 60_000)
afterAll(() => rmSync(folder, {recursive: true, force: true}))

const open = (options: Partial<TerminalOptions> = {}) =>
  openTerminal(entry, {columns: 80, rows: 24, ...options})
/** On the first screen once the runs have been looked at. */
const ready = 'trained'
const isRunning = (pid: number) => {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

describe('the terminal', () => {
  it.each([
    ['q', (terminal: ReturnType<typeof open>) => terminal.type('q'), 0],
    ['Ctrl-C', (terminal: ReturnType<typeof open>) => terminal.type('\x03'), 130],
    ['SIGTERM', (terminal: ReturnType<typeof open>) => terminal.kill('SIGTERM'), 143],
    ['SIGINT', (terminal: ReturnType<typeof open>) => terminal.kill('SIGINT'), 130],
    ['SIGQUIT', (terminal: ReturnType<typeof open>) => terminal.kill('SIGQUIT'), 131],
    ['SIGHUP', (terminal: ReturnType<typeof open>) => terminal.kill('SIGHUP'), 129],
  ])('is given back as it was after %s', async (_, leave, code) => {
    const terminal = open()
    await terminal.shows(ready)
    expect(terminal.isAlternate()).toBe(true)
    leave(terminal)
    await terminal.ended()
    await terminal.quiet()
    expect(terminal.exit()?.exitCode).toBe(code)
    expect(terminal.isAlternate()).toBe(false)
    expect(terminal.text().trim()).toBe('')
    expect(terminal.raw().lastIndexOf('\x1b[?25h')).toBeGreaterThan(terminal.raw().lastIndexOf('\x1b[?25l'))
    expect(terminal.raw().lastIndexOf('\x1b[?2004l')).toBeGreaterThan(
      terminal.raw().lastIndexOf('\x1b[?2004h'),
    )
  })

  it('is given back after an exception, which is then printed', async () => {
    const terminal = open({env: {TFNOTES_TEST_CRASH: '1'}})
    await terminal.ended()
    await terminal.quiet()
    expect(terminal.exit()?.exitCode).toBe(1)
    expect(terminal.isAlternate()).toBe(false)
    expect(terminal.text()).toContain('Error: thrown on purpose')
  })

  it('gets the words on leaving: which run goes on and how to see it again', async () => {
    const terminal = open()
    await terminal.shows(ready)
    terminal.type('R')
    await terminal.shows('stock-lstm-20250225')
    terminal.type('\r')
    await terminal.shows('1200/1875')
    terminal.type('q')
    await terminal.ended()
    await terminal.quiet()
    expect(terminal.text()).toContain('mnist-20250301-100000-ab12 goes on training')
    expect(terminal.text()).toContain('tfnotes attach mnist-20250301-100000-ab12')
  })

  it('is handed to the shell by Ctrl-Z and drawn anew on return', async () => {
    const terminal = open()
    await terminal.shows(ready)
    terminal.type('\x1a')
    await terminal.until('the shell’s screen', () => !terminal.isAlternate())
    process.kill(terminal.pid, 'SIGCONT')
    await terminal.shows(ready)
    expect(terminal.isAlternate()).toBe(true)
    terminal.type('R')
    await terminal.shows('stock-lstm-20250225')
    terminal.type('q')
    await terminal.ended()
  })

  it('vanishing ends the program', async () => {
    const terminal = open()
    await terminal.shows(ready)
    terminal.kill('SIGHUP')
    await terminal.ended()
    expect(isRunning(terminal.pid)).toBe(false)
  })

  it('may change its size at any time', async () => {
    const terminal = open()
    await terminal.shows(ready)
    for (const [columns, rows] of [
      [120, 40],
      [81, 25],
      [200, 60],
      [80, 24],
    ] as const) {
      terminal.resize(columns, rows)
      const isWhole = () => {
        const frame = terminal.rows()
        return frame[0]?.includes('tfnotes') === true && frame[rows - 2]?.includes('q quit') === true
      }
      await terminal.until(`a whole frame in ${columns} × ${rows}`, isWhole)
      await terminal.quiet()
      expect(isWhole()).toBe(true)
      expect(terminal.text().match(/q quit/g), 'one footer').toHaveLength(1)
      expect(terminal.wrapped()).toEqual([])
    }
    terminal.type('q')
    await terminal.ended()
  })

  it('is told so when it is too small, and used again when it is not', async () => {
    const terminal = open({columns: 60, rows: 15})
    await terminal.shows('Needs 80 × 24')
    expect(terminal.text()).toContain('60 × 15')
    terminal.resize(80, 24)
    await terminal.shows(ready)
    terminal.resize(20, 5)
    await terminal.shows('Needs 80')
    terminal.type('q')
    await terminal.ended()
    expect(terminal.exit()?.exitCode).toBe(0)
  })
})

describe('environments', () => {
  it('draws where CI is set, and leaves CI to the processes it starts', async () => {
    const terminal = open({env: {CI: '1'}})
    await terminal.shows(ready)
    terminal.type('D')
    await terminal.shows('CI=1')
    terminal.type('q')
    await terminal.ended()
  })

  it('draws below the prompt with --no-alt-screen', async () => {
    const terminal = open({args: ['--no-alt-screen']})
    await terminal.shows(ready)
    expect(terminal.isAlternate()).toBe(false)
    terminal.type('q')
    await terminal.ended()
    expect(terminal.raw()).not.toContain('\x1b[?1049h')
  })

  it('uses no colour and no style but ASCII where the terminal is dumb', async () => {
    const terminal = open({env: {TERM: 'dumb', LANG: 'C', COLORTERM: ''}})
    await terminal.shows(ready)
    terminal.type('R\r')
    await terminal.shows('1200/1875')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: escape sequences begin with ESC
    expect(terminal.raw().replace(/\x1b\[0m/g, '')).not.toMatch(/\x1b\[[\d;]*m/)
    expect(terminal.text()).toMatch(/^[\x20-\x7e\n]*$/)
    terminal.type('q')
    await terminal.ended()
  })

  it('obeys NO_COLOR', async () => {
    const terminal = open({env: {NO_COLOR: '1'}})
    await terminal.shows(ready)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: escape sequences begin with ESC
    expect(terminal.raw()).not.toMatch(/\x1b\[(3[0-8]|4[0-8]|9[0-7])/)
    terminal.type('q')
    await terminal.ended()
  })
})
