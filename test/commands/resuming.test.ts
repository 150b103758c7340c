import {readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {expect, it} from 'vitest'
import {createRun} from '../../src/runs/create.ts'
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
