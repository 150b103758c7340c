import {readFileSync, rmSync, utimesSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {expect, it} from 'vitest'
import {createRun} from '../../src/runs/create.ts'
import {openWriter} from '../../src/runs/writer.ts'
import {columnOf} from '../../src/ui/screens/runs/columns.ts'
import {answersIn} from '../answers/lines.ts'
import {play, specOf} from '../trainers/run.ts'
import {world} from './program.ts'

const open = world()

/** A run whose trainer was cut off after two epochs, and of whose events a power cut left those of the first. */
async function cutOff() {
  const {run, checkpoints} = open()
  const spec = specOf('iris', {epochs: 5})
  const dir = await createRun(checkpoints, spec)
  const writer = openWriter(dir)
  const told = await play(spec, dir, {dieAt: event => event.event === 'checkpoint' && event.epoch === 2})
  for (const event of told) writer.emit(event)
  writer.close()
  const path = join(dir, 'events.jsonl')
  const lines = readFileSync(path, 'utf8').split('\n')
  const kept = lines.slice(0, lines.findIndex(line => line.includes('"epoch":1,"epochs"')) + 1)
  writeFileSync(path, `${kept.join('\n')}\n`)
  touch(path, 60)
  return {run, dir, path}
}

/** Sets a file's times back. */
function touch(path: string, secondsAgo: number) {
  const at = Date.now() / 1000 - secondsAgo
  utimesSync(path, at, at)
}

it('runs, attach and the Runs screen say what the checkpoint of a crashed run knows beyond its events', async () => {
  const {run, dir} = await cutOff()
  const {out} = await run('runs')
  expect(out).toContain('crashed (checkpoint at epoch 2)')
  const [summary] = answersIn((await run('runs --json')).out, 'runSummary')
  expect(summary).toMatchObject({status: 'crashed', epoch: 1, checkpointEpoch: 2})
  expect((await run(['attach', dir])).err).toContain('checkpoint at epoch 2')
  const cell = columnOf('epochs').cell
  expect(cell(summary as never, {language: 'en', runsAt: 0}).text).toBe('2/5')
})

it('nothing is said of a checkpoint that knows no more, or cannot be read', async () => {
  const {run, dir, path} = await cutOff()
  touch(path, 0)
  touch(join(dir, 'last', 'state.json'), 60)
  expect((await run('runs')).out).not.toContain('checkpoint')
  touch(path, 120)
  writeFileSync(join(dir, 'last', 'state.json'), '{')
  rmSync(join(dir, 'best'), {recursive: true, force: true})
  expect((await run('runs')).out).not.toContain('checkpoint')
})
