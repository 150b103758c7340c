import {expect, it} from 'vitest'
import {createRun} from '../../src/runs/create.ts'
import type {EventBody} from '../../src/runs/events.ts'
import {openWriter} from '../../src/runs/writer.ts'
import {specOf} from '../runs/scratch.ts'
import {world} from './program.ts'

const open = world()

function emit(dir: string, ...bodies: readonly EventBody[]) {
  const writer = openWriter(dir)
  for (const body of bodies) writer.emit(body)
  writer.close()
}

it('of a run that was stopped before its first step there is no result, and nothing to try it on', async () => {
  const {run, checkpoints} = open()
  const dir = await createRun(checkpoints, specOf())
  emit(dir, {event: 'finished', epochs: 0, metrics: {loss: Number.NaN}, seconds: 0, reason: 'stopped'})
  const {code, out} = await run('attach latest')
  expect(code).toBe(130)
  expect(out).toContain('Go on with it')
  expect(out).not.toMatch(/NaN|Try next/)
})
