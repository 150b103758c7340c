import {existsSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {expect, it} from 'vitest'
import {createRun} from '../../src/runs/create.ts'
import {readResumeWith} from '../../src/runs/resume-with.ts'
import {openWriter} from '../../src/runs/writer.ts'
import {play, specOf} from '../trainers/run.ts'
import {world} from './program.ts'

const open = world()

/** A run with a checkpoint, stopped after its first epoch, and what came of it. */
async function stopped() {
  const {run, checkpoints} = open()
  const spec = specOf('iris', {epochs: 3, batchSize: 32})
  const dir = await createRun(checkpoints, spec)
  const writer = openWriter(dir)
  const stop = {request: 'stop', when: 'now', keep: true} as const
  for (const event of await play(spec, dir, {react: ({event}) => (event === 'epoch' ? stop : undefined)}))
    writer.emit(event)
  return {run, dir, writer}
}

it('a run whose run.json was edited is refused before anything is launched or told', async () => {
  const {run, dir} = await stopped()
  const path = join(dir, 'run.json')
  writeFileSync(path, readFileSync(path, 'utf8').replace('"batchSize": 32', '"batchSize": 16'))
  const {code, out, err} = await run(['train', '--resume', dir])
  expect({code, out}).toEqual({code: 1, out: ''})
  expect(err).toContain('batchSize 32 → 16')
  expect(err).not.toContain('--resume')
})

it('one whose checkpoint says nothing of itself is left to its trainer', async () => {
  const {run, dir} = await stopped()
  writeFileSync(join(dir, 'last', 'state.json'), '{}')
  expect((await run(['train', '--resume', dir])).err).toMatch(/no-trainer/)
})

it.each([
  ['run-changed', false],
  ['foreign-file', false],
  ['disk-full', true],
])('of a run that failed with %s it says how to go on only where that may help: %s', async (code, helps) => {
  const {run, dir, writer} = await stopped()
  const detail = {run: dir, path: dir, kind: 'link', changes: ['seed 1 → 2']}
  writer.emit({event: 'failed', code, detail})
  const {err} = await run(['attach', dir])
  expect(err.includes('--resume')).toBe(helps)
})

it('goes on elsewhere where that is said, and its trainer is told', async () => {
  const {run, dir} = await stopped()
  const told = join(dir, 'told')
  // It says nothing of a claim, so that nobody waits for it.
  const trainer = `require('node:fs').writeFileSync(${JSON.stringify(told)}, process.env.TFNOTES_RESUME_WITH)`
  writeFileSync(join(dir, '../../no-trainer.js'), trainer)
  await run(['train', '--resume', dir, '--backend', 'wasm', '--threads', '1'])
  expect(readResumeWith({TFNOTES_RESUME_WITH: readFileSync(told, 'utf8')})).toEqual({
    backend: 'wasm',
    threads: 1,
  })
  await run(['train', '--resume', dir])
  expect(readFileSync(told, 'utf8')).toBe('{}')
  for (const text of [undefined, '', 'x', '[]', '{"backend":1}', '{"threads":-1}'])
    expect(readResumeWith({TFNOTES_RESUME_WITH: text})).toEqual({})
})

it('takes a run to more epochs, counted from those that it was to have', async () => {
  const {run, dir} = await stopped()
  const told = join(dir, 'told')
  const trainer = `require('node:fs').writeFileSync(${JSON.stringify(told)}, process.env.TFNOTES_RESUME_WITH)`
  writeFileSync(join(dir, '../../no-trainer.js'), trainer)
  for (const [said, epochs] of [
    ['+5', 8],
    ['13', 13],
    ['2', 2],
  ] as const) {
    await run(['train', '--resume', dir, '--epochs', said])
    expect(readResumeWith({TFNOTES_RESUME_WITH: readFileSync(told, 'utf8')})).toEqual({epochs})
  }
})

it('says of a finished run how to go on with it', async () => {
  const {run, dir, writer} = await stopped()
  writer.emit({event: 'finished', epochs: 3, metrics: {loss: 1}, seconds: 1, reason: 'completed'})
  const {code, err} = await run(['train', '--resume', dir])
  expect([code, err]).toEqual([
    1,
    expect.stringMatching(/all its 3 epochs.* --resume iris-\S+ --epochs \+5\n/),
  ])
})

it.each([
  ['--devices 2', 2, '--devices needs --backend keras.\n'],
  [
    '--batch-size 9 --backend wasm',
    2,
    /^A resumed run goes on exactly as it began, .* leave out --batch-size/,
  ],
  [
    '--epochs 1',
    2,
    /has 1 epochs already: --epochs takes a greater number, as 2, or how many more, as \+5\.\n$/,
  ],
  ['--epochs +0', 2, /\+0 adds no epoch: \+5 adds five/],
  ['--epochs +99999', 2, /between 1 and 100000; 100002 does not/],
  ['--epochs 2.5', 2, /--epochs takes a whole number/],
  ['--epochs five', 2, '--epochs takes a number from 1 to 100000, not “five”.\n'],
  ['--backend keras', 2, 'TFNOTES_PYTHON names /nowhere/python, which is none: there is nothing there.\n'],
])('%s beside --resume is refused before anything is launched', async (flags, expected, sentence) => {
  const {run, dir} = await stopped()
  const {code, err} = await run(['train', '--resume', dir, ...flags.split(' ')], {
    env: {TFNOTES_PYTHON: '/nowhere/python'},
  })
  expect(err).toMatch(sentence)
  expect(code).toBe(expected)
})

it('a run that Keras is to compute is not created where there is no Keras', async () => {
  const {run, checkpoints} = open()
  const {code, err} = await run('train iris --backend keras --devices cpu:0', {
    env: {TFNOTES_PYTHON: '/nowhere/python'},
  })
  expect([code, err]).toEqual([
    2,
    'TFNOTES_PYTHON names /nowhere/python, which is none: there is nothing there.\n',
  ])
  expect(existsSync(checkpoints)).toBe(false)
})
