import {describe, expect, it} from 'vitest'
import {suggest} from '../../src/commands/line/suggest.ts'
import {inColumns} from '../../src/drawing/lines/columns.ts'
import {inAscii, inAsciiAsWide} from '../../src/text/typography.ts'
import {answersIn, linesOf} from '../answers/lines.ts'
import {world} from './program.ts'

const open = world()

it('columns line up, also with wide characters', () => {
  expect(
    inColumns([
      ['训练', 'b'],
      ['abcdef', 'c'],
    ]),
  ).toEqual(['训练    b', 'abcdef  c'])
})

it.each([
  ['epcohs', 'epochs'],
  ['learnin-rate', 'learning-rate'],
  ['mnits', 'mnist'],
  ['res', 'resnet18'],
  ['zzz', undefined],
  ['x', undefined],
])('%s probably means %s', (typed, meant) => {
  expect(suggest(typed, ['epochs', 'learning-rate', 'mnist', 'resnet18'])).toBe(meant)
})

describe('a locale without Unicode', () => {
  it('gets ASCII only', async () => {
    const {out} = await open().run('--help', {env: {LANG: 'C'}})
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the range of ASCII
    expect(out).toMatch(/^[\x00-\x7f]+$/)
  })

  it('is told what is wrong in ASCII, too, or as TFNOTES_GLYPHS says', async () => {
    const {run} = open()
    const line = 'train iris --epochs x'
    const plain = '--epochs takes a number from 1 to 100000, not "x".\n'
    expect((await run(line, {env: {LANG: 'C'}})).err).toBe(plain)
    expect((await run(line, {env: {TFNOTES_GLYPHS: 'ascii'}})).err).toBe(plain)
    expect((await run(line, {env: {LANG: 'C', TFNOTES_GLYPHS: 'unicode'}})).err).toContain('“x”')
  })

  it('is refused where TFNOTES_GLYPHS or TFNOTES_THEME says what nobody knows', async () => {
    const {run} = open()
    const {code, err} = await run('chapters', {env: {TFNOTES_GLYPHS: 'dots'}})
    expect(err).toBe(
      'The environment variable TFNOTES_GLYPHS is “dots”; it takes braille, lines, ascii, unicode.\n',
    )
    expect(code).toBe(2)
    expect((await run('chapters', {env: {TFNOTES_THEME: 'pink'}})).err).toContain('dark, light')
  })

  it('leaves Chinese its own quotation marks', async () => {
    const {err} = await open().run('trian', {env: {LANG: 'C'}, language: 'zh'})
    expect(err).toContain('“trian”')
  })

  it('has a plain sign for every typographic one', () => {
    const text = '‘a’ “b” 2 × 3 · 4 → 5 ← ± 6 − 7 – 8 — 9…'
    expect(inAscii(text)).toBe(`'a' "b" 2 x 3 . 4 -> 5 <- +- 6 - 7 - 8 - 9...`)
    expect(inAsciiAsWide(text)).toBe(`'a' "b" 2 x 3 . 4 > 5 < ~ 6 - 7 - 8 - 9.`)
  })
})

describe('--json', () => {
  it.each(['chapters', 'runs', 'lab gradient-descent', 'lab complexity --network lenet', 'lab convolution'])(
    '%s prints objects, one a line, and nothing else',
    async line => {
      const {code, out, err} = await open().run(`${line} --json`)
      expect(() => linesOf(out)).not.toThrow()
      expect([code, err]).toEqual([0, ''])
    },
  )

  it('of a lab has the numbers of the notes', async () => {
    const {out} = await open().run('lab gradient-descent --json')
    const [computed] = answersIn(out, 'computed')
    expect(computed?.values).toMatchObject({learningRate: 0.2, epochs: 40, start: 5})
    expect(computed?.facts.map(({value}) => value)).toContain(36)
  })
})

it('a wrong expression is pointed at', async () => {
  const {code, err} = await open().run(['lab', 'tensors', '--expression', 'x = 1 +'])
  expect(code).toBe(2)
  expect(err.split('\n').slice(0, 2)).toEqual(['x = 1 +', '       ^'])
})
