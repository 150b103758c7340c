import {type ChildProcess, spawn} from 'node:child_process'
import {existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {setTimeout as sleep} from 'node:timers/promises'
import {fileURLToPath} from 'node:url'
import {describe, expect, it} from 'vitest'
import {createRun} from '../../src/runs/create.ts'
import {sendRequest} from '../../src/runs/requests.ts'
import {specOf} from '../trainers/run.ts'
import {scratchFolder} from '../trainers/scratch.ts'

const main = fileURLToPath(new URL('../../dist/trainers/main.js', import.meta.url))

const eventsOf = (dir: string) =>
  existsSync(join(dir, 'events.jsonl')) ? readFileSync(join(dir, 'events.jsonl'), 'utf8') : ''

interface Trainer {
  readonly dir: string
  readonly child: ChildProcess
  readonly exit: Promise<number | null>
}

/** Writes all the time. */
const quick = specOf('iris', {epochs: 100_000, validationFreq: 100})

/** Computes for a second or more between two checkpoints, and hardly ever writes. */
const slow = specOf(
  'mnist',
  {epochs: 1000, batchSize: 100},
  {dataset: {name: 'mnist', from: 'generated', trainSamples: 2000, testSamples: 50}},
)

/** A trainer with its first checkpoint written; `paused` or at work. */
async function training(paused = false, spec = quick): Promise<Trainer> {
  const dir = await createRun(scratchFolder(), spec)
  const child = spawn(process.execPath, [main, dir], {
    stdio: 'ignore',
    env: {...process.env, HOME: '/nowhere'},
  })
  const exit = new Promise<number | null>(resolve => child.once('exit', resolve))
  const told = async (event: string) => {
    while (!eventsOf(dir).includes(`"event":"${event}"`)) await sleep(20)
  }
  await told('checkpoint')
  if (paused) {
    await sendRequest(dir, {request: 'pause'})
    await told('paused')
  }
  return {dir, child, exit}
}

/** Everything in a folder, by name. */
const contents = (dir: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(dir, {recursive: true, withFileTypes: true})
      .filter(entry => entry.isFile())
      .map(({parentPath, name}) => join(parentPath, name))
      .map(path => [path.slice(dir.length), readFileSync(path, 'base64')]),
  )

const away = (dir: string) => renameSync(dir, `${dir}-away`)

describe.each([
  ['at work', false],
  ['paused', true],
])('a trainer that is %s', (_, paused) => {
  it('ends when its folder is deleted, and does not make it anew', async () => {
    const {dir, exit} = await training(paused)
    // What the trainer writes meanwhile may come between the listing and the removal.
    while (existsSync(dir)) rmSync(dir, {recursive: true, force: true, maxRetries: 3})
    expect(await exit).toBe(3)
    expect(existsSync(dir)).toBe(false)
  })

  it('ends when its folder is moved, and writes to neither place', async () => {
    const {dir, exit} = await training(paused)
    away(dir)
    expect(await exit).toBe(3)
    expect(existsSync(dir)).toBe(false)
    expect(eventsOf(`${dir}-away`)).not.toMatch(/"event":"(failed|finished)"/)
  })

  it('yields to another host’s session when it comes back, and leaves everything to it', async () => {
    const {dir, child, exit} = await training(paused, slow)
    // Amid its computing: between its look and its writing it would write what it had begun.
    await sleep(200)
    child.kill('SIGSTOP')
    await sleep(100)
    const alive = JSON.parse(readFileSync(join(dir, 'alive'), 'utf8'))
    writeFileSync(join(dir, 'alive'), JSON.stringify({...alive, host: 'another', since: Date.now()}))
    const before = contents(dir)
    child.kill('SIGCONT')
    expect(await exit).toBe(3)
    expect(contents(dir)).toEqual(before)
  })

  it('yields when alive is gone', async () => {
    const {dir, exit} = await training(paused)
    rmSync(join(dir, 'alive'))
    expect(await exit).toBe(3)
    expect(existsSync(join(dir, 'alive'))).toBe(false)
  })
})
