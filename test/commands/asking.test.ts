import {truncateSync} from 'node:fs'
import {join} from 'node:path'
import {setTimeout as sleep} from 'node:timers/promises'
import {expect, it} from 'vitest'
import {claimRun} from '../../src/runs/alive.ts'
import {createRun} from '../../src/runs/create.ts'
import type {EventBody} from '../../src/runs/events.ts'
import {openWriter} from '../../src/runs/writer.ts'
import {batch, specOf, started} from '../runs/scratch.ts'
import {world} from './program.ts'

const open = world()

const emit = (dir: string, ...bodies: readonly EventBody[]) => emitAt(dir, Date.now, ...bodies)

/** Events of a trainer with a clock of its own. */
function emitAt(dir: string, now: () => number, ...bodies: readonly EventBody[]) {
  const writer = openWriter(dir, now)
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

it.each([
  ['behind', -3_600_000],
  ['ahead', 3_600_000],
])(
  'a learning rate that was set before is heeded by a trainer whose clock is an hour %s, once it has gone on',
  async (_, off) => {
    const {run, checkpoints} = open()
    const dir = await createRun(checkpoints, specOf())
    const claim = claimRun(dir)
    const now = () => Date.now() + off
    emitAt(dir, now, started(), batch(1, 1))
    let answered: number | undefined
    const begun = performance.now()
    const asked = run(['lr', dir, '0.1']).then(told => {
      answered = performance.now() - begun
      return told
    })
    // In the first second it may not have read the request yet.
    await sleep(400)
    emitAt(dir, now, batch(1, 2))
    await sleep(300)
    expect(answered).toBeUndefined()
    while (answered === undefined && performance.now() - begun < 10_000) {
      emitAt(dir, now, batch(1, 3))
      await sleep(50)
    }
    expect(await asked).toMatchObject({code: 0, err: ''})
    claim.close()
  },
  20_000,
)

it.each(['pause', 'stop', 'continue'])(
  '%s says what is wrong with a run whose run.json is torn',
  async command => {
    const {run, checkpoints} = open()
    const dir = await createRun(checkpoints, specOf())
    truncateSync(join(dir, 'run.json'), 20)
    const {code, out, err} = await run([command, dir])
    expect(out).toBe('')
    expect(err).toContain('run.json')
    expect(code).toBe(1)
  },
)

it('a run whose trainer lives is asked whatever has become of its run.json', async () => {
  const {run, checkpoints} = open()
  const dir = await createRun(checkpoints, specOf())
  const claim = claimRun(dir)
  emit(dir, started(), batch(1, 1))
  truncateSync(join(dir, 'run.json'), 20)
  const asked = run(['pause', dir])
  await sleep(300)
  emit(dir, {event: 'paused'})
  expect(await asked).toMatchObject({code: 0, err: ''})
  claim.close()
})
