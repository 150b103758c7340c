import {cpSync, existsSync, mkdirSync, readdirSync} from 'node:fs'
import {join} from 'node:path'
import {setTimeout as sleep} from 'node:timers/promises'
import type {Random} from '../../src/random/random.ts'
import {keyTable} from '../../src/ui/keys/table.ts'
import {choose} from './choose.ts'
import {endProcess, openPlace, processesOf} from './place.ts'
import {answersAndEnds, broken, openScreens} from './screens.ts'
import type {Outcome, Torment, Try} from './torment.ts'

/** Keys that one terminal gets. */
const each = 250

const sizes = [
  [80, 24],
  [100, 30],
  [60, 20],
  [200, 60],
  [40, 12],
  [81, 10],
  [10, 4],
] as const

/** What a terminal sends for keys that are more than a character. */
const sequences: Readonly<Record<string, string>> = {
  up: '\x1b[A',
  down: '\x1b[B',
  right: '\x1b[C',
  left: '\x1b[D',
  'shift-left': '\x1b[1;2D',
  'shift-right': '\x1b[1;2C',
  home: '\x1b[H',
  end: '\x1b[F',
  pageup: '\x1b[5~',
  pagedown: '\x1b[6~',
  delete: '\x1b[3~',
  f1: '\x1bOP',
  enter: '\r',
  tab: '\t',
  'shift-tab': '\x1b[Z',
  space: ' ',
  backspace: '\x7f',
  escape: '\x1b',
}

const sent = (key: string): string =>
  sequences[key] ?? (/^ctrl-[a-z]$/.test(key) ? String.fromCharCode(key.charCodeAt(5) - 96) : key)

/** Those that end the program are for the end. */
const ends = ['q', 'ctrl-c']
const bound = [
  ...new Set(Object.values(keyTable).flatMap(rows => rows.flatMap(({keys}): readonly string[] => keys))),
].filter(key => !ends.includes(key))

/** What no table has: text, pastes, mice, torn sequences, bytes that are no UTF-8. */
const others = [
  ...[
    'a',
    'mnist',
    '0.01',
    '-1e999',
    '数字',
    '👩‍👩‍👧',
    '\x1b[200~pasted\ntext\x1b[201~',
    '\x1b[M !!',
    '\x1b[<0;5;5M',
  ],
  ...[
    '\x1b[',
    '\x1b]',
    '\x1bO',
    '\x00',
    '\x1b[999;999R',
    '\x1b[I',
    '\x1b[O',
    '\x1b\x1b',
    '\x1b[1;5A',
    'x'.repeat(300),
  ],
]

/** One thing to type, and how it is called when it was the last one. */
function nextKey(random: Random): string {
  const drawn = random.unit()
  if (drawn < 0.1) return choose(random, others)
  if (drawn < 0.3) return sent(choose(random, ['down', 'up', 'enter', 'escape', 'enter', 'down', 'R', 'x']))
  return sent(choose(random, bound))
}

/** Words of the dialogue that asks before a run is deleted; y and Enter answer it. */
const asking = /Delete .+ with its|delete it|删除/

async function prepare(root: string): Promise<void> {
  const place = openPlace(join(root, 'base'))
  await place.run(['train', 'iris', '--epochs', '60', '--json'])
  await place.run([
    'train',
    'mnist',
    '--data-source',
    'generated',
    '--train-samples',
    '100',
    '--test-samples',
    '50',
    '--epochs',
    '2',
    '--json',
  ])
  await place.run(['train', 'letters-onehot-1', '--epochs', '5', '--json'])
}

async function once({folder, random}: Try): Promise<Outcome> {
  const checkpoints = join(folder, 'checkpoints')
  mkdirSync(join(folder, 'tmp'), {recursive: true})
  cpSync(join(folder, '..', 'base', 'checkpoints'), checkpoints, {recursive: true})
  const [columns, rows] = choose(random, sizes)
  const terminal = openScreens(folder, columns, rows)
  const lost: string[] = []
  const typed: string[] = []
  const there = () =>
    existsSync(checkpoints) ? readdirSync(checkpoints).filter(name => !name.startsWith('.')) : []
  const known = new Set(there())
  const before = known.size
  const met = [`${columns}×${rows}`]
  let confirmed = 0
  try {
    await terminal.until('a first screen', () => terminal.text().trim() !== '', 15_000)
    for (let count = 0; count < each && !terminal.exit(); count++) {
      if (random.unit() < 0.03) {
        const [width, height] = choose(random, sizes)
        terminal.resize(width, height)
      }
      const key = nextKey(random)
      if (asking.test(terminal.text()) && /[\ry]/.test(key)) confirmed++
      typed.push(key)
      terminal.type(key)
      // A question has to stand on the screen before its answer can be told from another key.
      if (key.includes('x') || key === sequences.delete) await terminal.quiet(60)
      else await sleep(random.unit() < 0.1 ? 60 : 8)
      if (broken.test(terminal.text())) {
        lost.push(`the screen shows\n${terminal.text()}`)
        break
      }
      for (const name of there()) known.add(name)
    }
    const ended = terminal.exit()
    if (ended) lost.push(`ended by itself with ${ended.signal ?? ended.exitCode}\n${terminal.text()}`)
    else lost.push(...(await answersAndEnds(terminal, random)))
    if (known.size > before) met.push('a run begun')
    const gone = [...known].filter(name => !there().includes(name)).length
    if (gone > 0) met.push('a run deleted')
    if (gone > confirmed) lost.push(`${gone} runs are gone, ${confirmed} deletions were confirmed`)
  } catch (error) {
    lost.push(error instanceof Error ? error.message : String(error))
  } finally {
    if (!terminal.exit()) terminal.kill('SIGKILL')
    processesOf(checkpoints).forEach(endProcess)
  }
  const last = lost.length > 0 ? ` after ${JSON.stringify(typed.slice(-12))}` : ''
  return {hit: met.join('; '), lost: lost.map(one => `${one}${last}`)}
}

export const keys: Torment = {
  what: 'random keys on the real screens: they answer, end, give the terminal back',
  count: 5000,
  each,
  prepare,
  once,
}
