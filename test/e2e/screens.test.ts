import {writeFileSync} from 'node:fs'
import {join} from 'node:path'
import sharp from 'sharp'
import {beforeAll, describe, expect, it} from 'vitest'
import {answersIn} from '../answers/lines.ts'
import {openTerminal} from '../ui/support/terminal.ts'
import {place, program} from './cli.ts'

const {home, checkpoints, run} = place()
const one = join(home, 'one.png')
const minute = 60_000

/** The built program in a terminal, in a home without data sets: its digits are drawn by itself. */
const open = (language: 'en' | 'zh', columns: number, rows: number) =>
  openTerminal(program, {
    columns,
    rows,
    env: {HOME: home, TFNOTES_CHECKPOINTS: checkpoints, TFNOTES_LANG: language},
  })

beforeAll(async () => {
  const stroke = '<path d="M62 20 L56 120" stroke="#222" stroke-width="12" stroke-linecap="round"/>'
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="120" height="140"><rect width="120" height="140" fill="#ddd"/>${stroke}</svg>`
  writeFileSync(one, await sharp(Buffer.from(svg)).png().toBuffer())
})

describe.each([
  ['en', 80, 24, 'MNIST digits', 'GENERATED', 'Done.'],
  ['zh', 200, 60, 'MNIST 手写数字', '生成的', '训练完成'],
] as const)(
  'from a keystroke to a picture that is read, in %s at %i × %i',
  (...[language, columns, rows, title, generated, done]) => {
    it('picks a chapter, tunes it, trains, pauses, goes on, and applies what it learnt', async () => {
      const terminal = open(language, columns, rows)
      await terminal.shows('MNIST')
      terminal.type('/2.3\r')
      await terminal.shows('101,770')
      terminal.type('\r')
      await terminal.shows('tfnotes train mnist')
      terminal.type('2\r')
      await terminal.shows('--epochs 2')
      terminal.type('t')
      await terminal.shows(/ \d+\/1875/, minute)
      expect(terminal.text()).toContain(generated)
      terminal.type(' ')
      await terminal.shows(/paused|已暂停/)
      terminal.type(' ')
      await terminal.shows(done, minute)
      terminal.type('a')
      await terminal.shows('PNG')
      // Below the home folder, as a shell's user would write it.
      terminal.type('\x1b[200~~/one.png\x1b[201~\r')
      await terminal.shows(/\n.*1 +[█#]+.* \d\d\.\d%|100\.0%/, minute)
      expect(terminal.text()).toContain('one.png')
      expect(terminal.wrapped()).toEqual([])
      terminal.type('\x1b')
      await terminal.shows(title)
      terminal.type('q')
      await terminal.ended()
      expect(terminal.exit()?.exitCode).toBe(0)
      expect(terminal.isAlternate()).toBe(false)
    })
  },
)

it('leaves a run to itself when its terminal vanishes, and finds it again whole', async () => {
  const terminal = open('en', 80, 24)
  await terminal.shows('MNIST')
  terminal.type('/2.3\r')
  await terminal.shows('101,770')
  terminal.type('\r')
  await terminal.shows('tfnotes train mnist')
  terminal.type('3\rt')
  await terminal.shows(/ \d+\/1875/, minute)
  terminal.kill('SIGHUP')
  await terminal.ended()
  const {code, out} = await run(['attach', 'latest', '--json'])
  expect(code).toBe(0)
  const events = answersIn(out, 'event')
  expect(events.flatMap(one => (one.event === 'epoch' ? [one.epoch] : []))).toEqual([1, 2, 3])
  expect(events.at(-1)).toMatchObject({event: 'finished', reason: 'completed'})
})
