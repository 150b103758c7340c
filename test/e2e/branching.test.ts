import {existsSync, readdirSync, readFileSync, rmSync} from 'node:fs'
import {join} from 'node:path'
import {expect, it} from 'vitest'
import {place} from './cli.ts'

const {home, checkpoints, run, start} = place()
const runs = () =>
  (existsSync(checkpoints) ? readdirSync(checkpoints) : []).filter(name => !name.startsWith('.')).sort()
const weightsOf = (id: string) =>
  readFileSync(join(checkpoints, id, 'last', 'weights.bin')).toString('base64')
const iris = [
  'train',
  'iris',
  '--optimizer',
  'adam',
  '--lr',
  '0.01',
  '--seed',
  '3',
  '--backend',
  'wasm',
  '--threads',
  '1',
]

/** Trains and tells which run came of it. */
async function train(args: readonly string[]): Promise<string> {
  const before = new Set(runs())
  const {code, err} = await run([...args, '--plain'])
  expect([code, err]).toEqual([0, ''])
  return runs().find(id => !before.has(id)) ?? ''
}

it('a run taken further, a branch of it, and a branch that is killed and outlives its parent end alike', {
  timeout: 120_000,
}, async () => {
  const whole = await train([...iris, '--epochs', '2000'])
  const short = await train([...iris, '--epochs', '8'])

  const branch = await train(['train', '--branch', short, '--epochs', '2000'])
  expect(weightsOf(branch)).toBe(weightsOf(whole))

  const killed = start(['train', '--branch', short, '--epochs', '+1992', '--json'])
  await killed.said(/"event":"epoch"/)
  const id = runs().find(name => ![whole, short, branch].includes(name)) as string
  const {pid} = JSON.parse(readFileSync(join(checkpoints, id, 'alive'), 'utf8'))
  process.kill(pid, 'SIGKILL')
  await killed.ended

  const {code} = await run(['train', '--resume', short, '--epochs', '2000', '--plain'])
  expect([code, weightsOf(short)]).toEqual([0, weightsOf(whole)])
  rmSync(join(checkpoints, short), {recursive: true})

  expect((await run(['train', '--resume', id, '--plain'])).code).toBe(0)
  expect(weightsOf(id)).toBe(weightsOf(whole))
})

it('a file that export wrote is what another run begins with, its frozen layers to the end', {
  timeout: 120_000,
}, async () => {
  const digits = [
    'train',
    'mnist',
    '--data-source',
    'generated',
    '--train-samples',
    '100',
    '--test-samples',
    '20',
    '--units',
    '8',
    '--epochs',
    '1',
  ]
  const first = await train(digits)
  const file = join(home, 'digits.keras')
  expect((await run(['export', first, '--format', 'keras', '--from', 'last', '--out', file])).code).toBe(0)
  const second = await train([...digits, '--dataset', 'fashion', '--init-from', file, '--freeze', 'hidden'])
  const [before, after] = [first, second].map(id =>
    readFileSync(join(checkpoints, id, 'last', 'weights.bin')),
  )
  const hidden = 4 * (784 * 8 + 8)
  expect(after?.subarray(0, hidden).equals(before?.subarray(0, hidden) as Buffer)).toBe(true)
  expect(after?.subarray(hidden).equals(before?.subarray(hidden) as Buffer)).toBe(false)
})
