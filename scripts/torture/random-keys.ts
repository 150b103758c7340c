import type {Random} from '../../src/random/random.ts'
import {keyTable} from '../../src/ui/keys/table.ts'
import {choose} from './choose.ts'

/** Columns and rows, some of them too few for anything. */
export const sizes = [
  [80, 24],
  [100, 30],
  [60, 20],
  [120, 40],
  [60, 15],
  [200, 60],
  [40, 12],
  [81, 10],
  [10, 4],
] as const

/** What a terminal sends for keys that are more than a character. */
export const sequences: Readonly<Record<string, string>> = {
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
export function nextKey(random: Random): string {
  const drawn = random.unit()
  if (drawn < 0.1) return choose(random, others)
  if (drawn < 0.3) return sent(choose(random, ['down', 'up', 'enter', 'escape', 'enter', 'down', 'R', 'x']))
  return sent(choose(random, bound))
}
