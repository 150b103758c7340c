import {readFileSync} from 'node:fs'
import {describe, expect, it} from 'vitest'
import {TfnotesError} from '../../../src/errors.ts'
import {completeEntry} from '../../../src/labs/tensors/complete.ts'
import {functionPaths} from '../../../src/labs/tensors/functions/index.ts'
import {evaluateEntry, newSession} from '../../../src/labs/tensors/session.ts'
import {integer} from '../../../src/random/distributions.ts'
import {createRandom, type Random} from '../../../src/random/random.ts'
import {errorSentence} from '../../../src/text/sentence.ts'

const entries = readFileSync(new URL('../../fixtures/labs/tensor-entries.txt', import.meta.url), 'utf8')
  .split('\n')
  .filter(line => line !== '' && !line.startsWith('#'))

const pieces = [
  ...functionPaths,
  ...[
    '(',
    ')',
    '[',
    ']',
    ',',
    ', ',
    '=',
    '==',
    '+',
    '-',
    '*',
    '/',
    '//',
    '**',
    '%',
    '@',
    '.',
    ':',
    '::',
    ';',
    '\n',
    ' ',
  ],
  ...[
    '0',
    '1',
    '2',
    '3',
    '-1',
    '1.5',
    '1e9',
    '9007199254740991',
    '1000000',
    '.5',
    'nan',
    'inf',
    'True',
    'False',
    'None',
  ],
  ...[
    'x',
    'w',
    'tf.',
    'tf',
    'np.',
    'axis=',
    'dtype=',
    'shape=',
    'seed=',
    'depth=',
    'float32',
    "'int32'",
    '"',
    "'",
    '#',
  ],
  ...[
    '[1, 2]',
    '[[1, 2], [3, 4]]',
    '[]',
    '[[]]',
    'constant(',
    'variable(',
    '变量',
    '（',
    '💥',
    '\\',
    '$',
    '`',
    '_',
    '…',
  ],
]

const pick = <T>(items: readonly T[], random: Random): T => items[integer(random, items.length)] as T

const soup = (random: Random) =>
  Array.from({length: 1 + integer(random, 14)}, () => pick(pieces, random)).join('')

/** A good entry with one to three places cut out, doubled, or replaced. */
function mutated(random: Random): string {
  let entry = pick(entries, random)
  for (let n = 1 + integer(random, 3); n > 0; n--) {
    const at = integer(random, entry.length + 1)
    const to = Math.min(entry.length, at + integer(random, 6))
    const middle = pick(['', entry.slice(at, to).repeat(2), pick(pieces, random)], random)
    entry = entry.slice(0, at) + middle + entry.slice(to)
  }
  return entry
}

describe('whatever is typed', () => {
  it.each([
    ['tokens in any order', soup, 12_000],
    ['good entries, damaged', mutated, 12_000],
  ] as const)('%s: is evaluated or refused at a place in the text, and never hangs', (name, make, count) => {
    const random = createRandom(20, name)
    let good = 0
    let slowest = 0
    for (let i = 0; i < count; i++) {
      const entry = make(random)
      const started = performance.now()
      try {
        evaluateEntry(entry, newSession(1))
        good += 1
      } catch (error) {
        if (!(error instanceof TfnotesError) || !error.code.startsWith('tensors-'))
          throw new Error(`${JSON.stringify(entry)}: ${String((error as Error).stack)}`)
        const {at, end} = error.detail as {at: number; end: number}
        expect(at >= 0 && at < end && end <= entry.length + 1, JSON.stringify([entry, at, end])).toBe(true)
        expect(errorSentence(error, 'zh'), entry).not.toMatch(/undefined/)
      }
      slowest = Math.max(slowest, performance.now() - started)
      completeEntry(entry, integer(random, entry.length + 1), newSession(1))
    }
    expect(good).toBeGreaterThan(count / 200)
    expect(slowest).toBeLessThan(3000)
  })
})
