import stringWidth from 'string-width'
import {afterEach, expect, it} from 'vitest'
import {answersIn} from '../answers/lines.ts'
import {type OpenTerminal, openTerminal} from '../ui/support/terminal.ts'
import {place, program} from './cli.ts'

const {home, checkpoints, run} = place()
let terminal: OpenTerminal | undefined
afterEach(async () => {
  terminal?.kill()
  await run(['stop', 'latest', '--discard'])
})

/** Columns and rows, up and down, from a sheet to a wall, and three that are too small. */
const sizes: readonly (readonly [columns: number, rows: number])[] = [
  [80, 24],
  [81, 25],
  [200, 60],
  [60, 15],
  [120, 40],
  [109, 28],
  [110, 28],
  [112, 33],
  [80, 60],
  [20, 5],
  [250, 24],
  [100, 30],
  [160, 50],
  [79, 40],
  [90, 26],
  [132, 43],
  [80, 25],
  [240, 80],
  [95, 45],
  [120, 24],
  [80, 24],
]

it('a run that trains stays whole in every size that its terminal takes', async () => {
  const flags = ['--train-samples', '1000', '--test-samples', '200', '--epochs', '5000', '--threads', '1']
  const {out} = await run(['train', 'mnist', ...flags, '--detach', '--json'])
  const [id] = answersIn(out, 'launched').map(one => one.run)
  expect(id).toBeDefined()
  terminal = openTerminal(program, {
    columns: 80,
    rows: 24,
    args: ['attach', String(id)],
    env: {HOME: home, TFNOTES_CHECKPOINTS: checkpoints, TFNOTES_LANG: 'en'},
  })
  const {text, rows: rowsOf, wrapped, scrolled, until, resize, type} = terminal
  await until('its curves', () => /▾ best \d/.test(text()), 60_000)
  for (const [at, [columns, rows]] of sizes.entries()) {
    resize(columns, rows)
    // Between two of them a pane is chosen, or given back.
    if (at % 3 === 1) type('p')
    const fits = columns >= 80 && rows >= 24
    const once = (words: RegExp) => text().match(words)?.length === 1
    const isWhole = () => {
      const frame = rowsOf()
      const isInside = frame.every(row => stringWidth(row) < columns) && frame.at(-1) === ''
      if (!isInside || wrapped().length > 0 || scrolled() > 0) return false
      if (!fits) return text().replaceAll(/\s+/g, ' ').includes('Needs 80 × 24')
      const isEdged = frame[0]?.includes('tfnotes') === true && frame[rows - 2]?.includes('q quit') === true
      return (
        isEdged && once(/tfnotes {3}/g) && once(/q quit/g) && once(/epoch .*\/5000/g) && once(/Loss [╌─]/g)
      )
    }
    await until(`a whole frame in ${columns} × ${rows}`, isWhole)
  }
  type('q')
  await terminal.ended()
  expect(terminal.exit()?.exitCode).toBe(0)
})
