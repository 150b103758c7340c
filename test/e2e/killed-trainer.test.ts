import {type ChildProcess, spawn} from 'node:child_process'
import {existsSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {setTimeout as sleep} from 'node:timers/promises'
import {fileURLToPath} from 'node:url'
import {describe, expect, it} from 'vitest'
import {uniform} from '../../src/random/distributions.ts'
import {createRandom} from '../../src/random/random.ts'
import {createRun} from '../../src/runs/create.ts'
import type {RunEvent} from '../../src/runs/events.ts'
import {eventsIn} from '../../src/runs/read-events.ts'
import {sendRequest} from '../../src/runs/requests.ts'
import {tellResumeWith} from '../../src/runs/resume-with.ts'
import type {RunSpec} from '../../src/runs/spec.ts'
import {bytesOf, curvesOf, specOf} from '../trainers/run.ts'
import {scratchFolder} from '../trainers/scratch.ts'

const main = fileURLToPath(new URL('../../dist/trainers/main.js', import.meta.url))
const random = createRandom(Date.now() % 1000, 'when to kill')

const start = (dir: string, epochs?: number): ChildProcess =>
  spawn(process.execPath, [main, dir], {
    stdio: 'ignore',
    env: {...process.env, TFNOTES_DATA: '', HOME: '/nowhere', ...tellResumeWith({...(epochs && {epochs})})},
  })

const ended = (child: ChildProcess): Promise<number | null> =>
  child.exitCode !== null || child.signalCode !== null
    ? Promise.resolve(child.exitCode)
    : new Promise(resolve => child.once('exit', resolve))

function eventsOf(dir: string): RunEvent[] {
  const path = join(dir, 'events.jsonl')
  return existsSync(path) ? eventsIn(readFileSync(path)).events : []
}

async function until(dir: string, wanted: (event: RunEvent) => boolean, from = 0): Promise<void> {
  while (!eventsOf(dir).slice(from).some(wanted)) await sleep(20)
}

async function kill(child: ChildProcess): Promise<void> {
  child.kill('SIGKILL')
  await ended(child)
}

async function finish(dir: string): Promise<void> {
  const child = start(dir)
  expect(await ended(child)).toBe(0)
}

const cases = {
  iris: specOf('iris', {epochs: 4000, validationFreq: 50}),
  mnist: specOf('mnist', {epochs: 400, dropout: 0.2, validationFreq: 20}, {backend: 'wasm'}),
} satisfies Record<string, RunSpec>

describe.each(Object.keys(cases) as (keyof typeof cases)[])('a trainer of %s that is killed', name => {
  it('at random batches, three times over, leaves the same bytes in the end', {
    timeout: 120_000,
  }, async () => {
    const root = scratchFolder()
    const [straight, broken] = [await createRun(root, cases[name]), await createRun(root, cases[name])]
    await finish(straight)

    // Somewhere in its training.
    const first = start(broken)
    await until(broken, ({event}) => event === 'epoch')
    await sleep(uniform(random, 0, 600))
    await kill(first)

    // In a pause, which was asked for somewhere: saved in the middle of an epoch.
    const known = eventsOf(broken).length
    const second = start(broken)
    await until(broken, ({event}) => event === 'epoch', known)
    await sleep(uniform(random, 0, 300))
    await sendRequest(broken, {request: 'pause'})
    await until(broken, ({event}) => event === 'paused', known)
    await kill(second)

    // Right after its start.
    const before = eventsOf(broken).length
    const third = start(broken)
    await until(broken, ({event}) => event === 'started', before)
    await sleep(uniform(random, 0, 30))
    await kill(third)

    await finish(broken)
    for (const file of ['weights.bin', 'optimizer.bin'])
      expect(bytesOf(broken, 'last', file), file).toBe(bytesOf(straight, 'last', file))
    expect(bytesOf(broken, 'best', 'weights.bin')).toBe(bytesOf(straight, 'best', 'weights.bin'))
    expect(curvesOf(eventsOf(broken))).toEqual(curvesOf(eventsOf(straight)))
    expect(eventsOf(broken).filter(({event}) => event === 'started')).toHaveLength(4)
  })
})

describe('a finished run that is taken further', () => {
  it('goes on to the same epoch however often that is killed', {timeout: 60_000}, async () => {
    const root = scratchFolder()
    const [straight, further] = [
      await createRun(root, specOf('iris', {epochs: 1500})),
      await createRun(root, specOf('iris', {epochs: 20})),
    ]
    await finish(straight)
    await finish(further)
    // As soon as it stands on the disk, long before there is anything to go on from.
    const known = eventsOf(further).length
    const first = start(further, 1500)
    await until(further, ({event}) => event === 'epochs', known)
    await kill(first)
    const second = start(further)
    await until(further, ({event}) => event === 'epoch', known)
    await kill(second)
    await finish(further)
    expect(bytesOf(further, 'last', 'weights.bin')).toBe(bytesOf(straight, 'last', 'weights.bin'))
    expect(curvesOf(eventsOf(further))).toEqual(curvesOf(eventsOf(straight)))
    expect(eventsOf(further).filter(({event}) => event === 'epochs')).toHaveLength(1)
  })
})

describe('the trainer’s process', () => {
  it('stops on SIGTERM with everything saved, and exits 0', async () => {
    const dir = await createRun(scratchFolder(), specOf('iris', {epochs: 100_000}))
    const child = start(dir)
    await until(dir, ({event}) => event === 'epoch')
    child.kill('SIGHUP')
    await sleep(100)
    expect(child.exitCode).toBeNull()
    child.kill('SIGTERM')
    expect(await ended(child)).toBe(0)
    expect(eventsOf(dir).at(-1)).toMatchObject({event: 'finished', reason: 'stopped'})
    expect(existsSync(join(dir, 'last', 'state.json'))).toBe(true)
    expect(existsSync(join(dir, 'alive'))).toBe(false)
  })

  it('refuses a run that another one trains', async () => {
    const dir = await createRun(scratchFolder(), specOf('iris', {epochs: 100_000}))
    const child = start(dir)
    await until(dir, ({event}) => event === 'epoch')
    const events = eventsOf(dir).filter(({event}) => event === 'started')
    expect(await ended(start(dir))).toBe(1)
    expect(eventsOf(dir).filter(({event}) => event === 'started')).toEqual(events)
    await kill(child)
  })

  it('says in an event why it failed, and exits 1', async () => {
    const dir = await createRun(scratchFolder(), specOf('iris', {epochs: 0}))
    expect(await ended(start(dir))).toBe(1)
    expect(eventsOf(dir)).toMatchObject([{event: 'failed', code: 'out-of-range', detail: {name: 'epochs'}}])
  })
})
