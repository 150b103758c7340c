import {existsSync, mkdirSync} from 'node:fs'
import {join} from 'node:path'
import {setTimeout as sleep} from 'node:timers/promises'
import {smallest} from '../../src/ui/components/layout.ts'
import {buildEntry} from '../../test/ui/support/build-entry.ts'
import {stops} from '../../test/ui/support/stops.ts'
import {openTerminal} from '../../test/ui/support/terminal.ts'
import {choose} from './choose.ts'
import {environment} from './place.ts'
import {nextKey, sizes} from './random-keys.ts'
import {answersAndEnds, broken} from './screens.ts'
import type {Outcome, Torment, Try} from './torment.ts'

/** Keys that one terminal gets. */
const each = 100

/** Where the program over a world in memory lies: every run, picture and answer is there at once. */
const built = (root: string): string => join(root, 'built')

async function prepare(root: string): Promise<void> {
  await buildEntry(built(root))
}

/** What is wrong with a frame, whatever it shows. */
function faults(terminal: ReturnType<typeof openTerminal>): string[] {
  return [
    ...(terminal.wrapped().length > 0 ? [`rows ${terminal.wrapped()} did not fit`] : []),
    ...(terminal.scrolled() > 0 ? ['rows were pushed off the top'] : []),
    ...(broken.test(terminal.text()) ? ['an error is on the screen'] : []),
  ].map(fault => `${fault}\n${terminal.text()}`)
}

/** Header and footer stand. */
function isWhole(terminal: ReturnType<typeof openTerminal>): boolean {
  const frame = terminal.rows()
  return /tfnotes/.test(frame[0] ?? '') && frame[smallest.rows - 2]?.trim() !== ''
}

async function once({folder, random, at}: Try): Promise<Outcome> {
  mkdirSync(join(folder, 'tmp'), {recursive: true})
  // Each screen in its turn.
  const stop = stops[at % stops.length]
  if (stop === undefined) return {hit: undefined, lost: []}
  const env = {...environment(folder), TFNOTES_GLYPHS: choose(random, ['braille', 'lines', 'ascii'])}
  const entry = join(built(join(folder, '..')), 'entry.mjs')
  if (!existsSync(entry)) throw new Error(`${entry} is not there`)
  const terminal = openTerminal(entry, {columns: 100, rows: 40, env, cwd: folder})
  const lost: string[] = []
  const typed: string[] = []
  try {
    await stop.go({type: terminal.type, shows: terminal.shows})
    for (let count = 0; count < each && !terminal.exit(); count++) {
      if (random.unit() < 0.05) {
        const [columns, rows] = choose(random, sizes)
        terminal.resize(columns, rows)
        typed.push(`(${columns}×${rows})`)
      }
      const key = nextKey(random)
      typed.push(key)
      terminal.type(key)
      await sleep(random.unit() < 0.1 ? 60 : 8)
    }
    const ended = terminal.exit()
    if (ended) lost.push(`ended by itself with ${ended.signal ?? ended.exitCode}\n${terminal.text()}`)
    else {
      terminal.resize(smallest.columns, smallest.rows)
      terminal.type('\x0c')
      await terminal.until('a whole frame', () => isWhole(terminal), 10_000)
      await terminal.quiet(150)
      lost.push(...faults(terminal), ...(await answersAndEnds(terminal, random)))
    }
  } catch (error) {
    lost.push(error instanceof Error ? error.message : String(error))
  } finally {
    if (!terminal.exit()) terminal.kill('SIGKILL')
  }
  const last = lost.length > 0 ? ` after ${JSON.stringify(typed.slice(-12))}` : ''
  return {hit: stop.name, lost: lost.map(one => `${one}${last}`)}
}

export const world: Torment = {
  what: 'random keys, pastes, torn sequences and sizes from every screen of a world in memory',
  count: 10_000,
  each,
  prepare,
  once,
}
