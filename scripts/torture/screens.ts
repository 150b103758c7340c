import {setTimeout as sleep} from 'node:timers/promises'
import type {Random} from '../../src/random/random.ts'
import {type OpenTerminal, openTerminal} from '../../test/ui/support/terminal.ts'
import {environment, program} from './place.ts'

/** What no screen should ever show. */
export const broken = /Unexpected error|\n\s+at .+:\d+:\d+|node:internal|Uncaught|FATAL/

/** The program with its screens, at home in a folder. */
export const openScreens = (folder: string, columns: number, rows: number): OpenTerminal =>
  openTerminal(program, {columns, rows, env: environment(folder), cwd: folder})

/** The program still answers, ends when it is told to, and gives the terminal back as it was. */
export async function answersAndEnds(terminal: OpenTerminal, random: Random): Promise<string[]> {
  terminal.resize(100, 30)
  const before = terminal.raw().length
  terminal.type('\x0c')
  await terminal.until('an answer to a key', () => terminal.raw().length > before, 10_000)
  // Out of text fields and pages; where a run is at work, leaving asks first.
  for (let left = 8; left > 0 && !terminal.exit(); left--) {
    terminal.type('\x1b')
    await sleep(120)
  }
  for (let left = 6; left > 0 && !terminal.exit(); left--) {
    terminal.type(left > 3 && random.unit() < 0.5 ? 'q' : '\x03')
    await sleep(500)
  }
  await terminal.until('the end of the program', () => terminal.exit() !== undefined, 10_000)
  await terminal.ended()
  const {exitCode, signal} = terminal.exit() ?? {}
  const lost: string[] = []
  if (signal) lost.push(`died of signal ${signal}`)
  else if (exitCode !== 0 && exitCode !== 130) lost.push(`ended with ${exitCode}\n${terminal.text()}`)
  if (broken.test(terminal.text())) lost.push(`its last words are\n${terminal.text()}`)
  if (terminal.isAlternate()) lost.push('the terminal was not given back')
  if (terminal.raw().lastIndexOf('\x1b[?25l') > terminal.raw().lastIndexOf('\x1b[?25h'))
    lost.push('the cursor stays hidden')
  return lost
}
