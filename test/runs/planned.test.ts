import {mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterEach, expect, it} from 'vitest'
import type {EventBody} from '../../src/runs/events.ts'
import {readPlanned} from '../../src/runs/planned.ts'
import {openWriter} from '../../src/runs/writer.ts'
import {specOf} from '../trainers/run.ts'
import {batch, epoch, started} from './scratch.ts'

const made: string[] = []
afterEach(() => {
  for (const dir of made.splice(0)) rmSync(dir, {recursive: true})
})

async function planOf(...events: EventBody[]) {
  const dir = mkdtempSync(join(tmpdir(), 'tfnotes-planned-'))
  made.push(dir)
  const writer = openWriter(dir)
  for (const event of events) writer.emit(event)
  writer.close()
  const {spec, ...rest} = await readPlanned(dir, specOf('iris', {epochs: 2, batchSize: 8}))
  return {...rest, ...spec.hyperparameters}
}

const ended: EventBody = {event: 'finished', epochs: 2, metrics: {loss: 1}, seconds: 1, reason: 'completed'}
const whole: EventBody[] = [started(2), batch(1, 1), epoch(1), epoch(2), ended]

it('has the epochs of run.json until another number was said', async () => {
  expect(await planOf()).toEqual({epochs: 2, batchSize: 8, done: 0, isComplete: false})
  expect(await planOf(started(2), epoch(1))).toMatchObject({epochs: 2, done: 1, isComplete: false})
  expect(await planOf(...whole)).toMatchObject({epochs: 2, done: 2, isComplete: true})
})

it('keeps the newest number, whatever became of the session that was to do it', async () => {
  const more: EventBody = {event: 'epochs', from: 2, to: 5}
  expect(await planOf(...whole, more)).toMatchObject({epochs: 5, done: 2, isComplete: false})
  const resumed = started(5, {epoch: 2, step: 0})
  expect(await planOf(...whole, more, resumed, epoch(3))).toMatchObject({epochs: 5, done: 3})
  const fails: EventBody = {event: 'failed', code: 'disk-full', detail: {}}
  expect(await planOf(...whole, more, fails)).toMatchObject({epochs: 5, done: 2, isComplete: false})
  const fewer: EventBody = {event: 'epochs', from: 5, to: 4}
  expect(await planOf(...whole, more, resumed, fewer)).toMatchObject({epochs: 4})
})
