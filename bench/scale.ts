/**
 * The model of `tfnotes lab scale` beside what can be measured of it on one machine: two workers of Keras on jax, each
 * bound to a core, that add up gradients over loopback. Writes bench/scale.json; `npx vitest run test/labs/scale-page.test.ts -u`
 * puts it into docs/scale.md. With --step instead pre-flight's step of ResNet-18 by batch size, which the lab's default is.
 *
 *   TFNOTES_PYTHON=<python with keras and jax> npx tsx bench/scale.ts [--step]
 */
import {spawn, spawnSync} from 'node:child_process'
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {parseArgs} from 'node:util'
import {allReduce, scaled, straightLine} from '../src/labs/scale/model.ts'
import {median} from '../src/system/median.ts'
import {machineOf} from './results.ts'
import type {ScaleResults, Validated} from './scale-page.ts'

const here = (name: string) => fileURLToPath(new URL(name, import.meta.url))
const python = process.env.TFNOTES_PYTHON ?? 'python3'
const port = 29_500 + (process.pid % 1000)

/** With what one worker takes at once, and with half of it. */
const cases = [
  ['mnist', 64],
  ['mnist', 512],
  ['lenet', 32],
] as const
const batches = cases.flatMap(([network, batch]) => [`${network}:${batch / 2}`, `${network}:${batch}`])

interface Step {
  readonly milliseconds: number
  readonly parameters: number
  readonly tensors: number
}
interface Sent {
  readonly bytes: number
  readonly milliseconds: number
}
type Found = Readonly<Record<string, Step>> & {readonly 'all-reduce'?: readonly Sent[]}

/** Both cores at work: two that share a training, or two that know nothing of each other. */
async function both(workers: 1 | 2): Promise<[Found, Found]> {
  const folder = mkdtempSync(join(tmpdir(), 'scale-'))
  const one = (core: 0 | 1) =>
    new Promise<Found>((resolve, reject) => {
      const rank = workers === 1 ? 0 : core
      const args = [here('scale-in-keras.py'), batches.join(), rank, workers, port, core, folder].map(String)
      const child = spawn('taskset', ['-c', String(core), python, ...args], {
        stdio: ['ignore', 'pipe', 'ignore'],
      })
      let text = ''
      child.stdout.on('data', chunk => {
        text += chunk
      })
      child.on('error', reject)
      child.on('close', code => {
        const line = text.split('\n').find(row => row.startsWith('{'))
        if (line === undefined) reject(new Error(`worker ${core}: exit code ${code}`))
        else resolve(JSON.parse(line))
      })
    })
  try {
    return await Promise.all([one(0), one(1)])
  } finally {
    rmSync(folder, {recursive: true, force: true})
  }
}

/** The link that all-reduces of several sizes between two workers come from: 2 hops, and once the bytes. */
function linkOf(points: readonly Sent[]) {
  const {fixed, perUnit} = straightLine(points.map(({bytes, milliseconds}) => [bytes, milliseconds]))
  return {
    title: {en: 'loopback', zh: '回环'},
    gigabytesPerSecond: 1 / perUnit / 1e6,
    microseconds: (fixed / 2) * 1000,
  }
}

const stepIn = (found: Found, what: string): Step => {
  const step = found[what]
  if (step === undefined) throw new Error(`${what} was not measured`)
  return step
}

function validate(apart: [Found, Found], shared: Found): ScaleResults {
  const loopback = linkOf(shared['all-reduce'] ?? [])
  const machines = {devicesPerHost: 1, hosts: 2, within: loopback, between: loopback, reached: 1}
  const rows = cases.map(([network, batch]): Validated => {
    const slower = (size: number) =>
      Math.max(...apart.map(found => stepIn(found, `${network}:${size}`).milliseconds))
    const [half, whole] = [slower(batch / 2), slower(batch)]
    const {parameters, tensors} = stepIn(apart[0], `${network}:${batch}`)
    const {fixed} = straightLine([
      [batch / 2, half],
      [batch, whole],
    ])
    // Every tensor travels alone here, and the loss with them.
    const sent = {bytes: parameters * 4, pieces: tensors + 1}
    const work = {
      parameters,
      bucket: sent.bytes / sent.pieces / 1e6,
      msPerStep: whole,
      overhead: fixed,
      batch,
      samples: batch * 1000,
      overlap: 0,
    }
    const compared = (reading: 'weak' | 'strong', size: number) => ({
      predicted: scaled(machines, work, 2, reading).step,
      measured: stepIn(shared, `${network}:${size}`).milliseconds,
    })
    return {
      network,
      parameters,
      pieces: sent.pieces,
      batch,
      alone: whole,
      fixed,
      communication: allReduce(machines, sent, 2),
      weak: compared('weak', batch),
      strong: compared('strong', batch / 2),
    }
  })
  const {gigabytesPerSecond, microseconds} = loopback
  return {
    machine: machineOf(),
    measuredAt: new Date().toISOString(),
    loopback: {gigabytesPerSecond, microseconds},
    rows,
  }
}

function preflightSteps(): [number, number][] {
  const ms = (batch: number) => {
    const {stdout} = spawnSync(
      process.execPath,
      [here('../dist/cli.js'), 'preflight', 'resnet18', '--batch-size', String(batch), '--json'],
      {encoding: 'utf8'},
    )
    return JSON.parse(stdout).msPerStep as number
  }
  return [8, 16, 32, 64].map(batch => [batch, Math.round(median([ms(batch), ms(batch), ms(batch)]))])
}

const {values: options} = parseArgs({options: {step: {type: 'boolean', default: false}}})
if (options.step) console.log('for src/labs/scale/measured.ts:', machineOf(), preflightSteps())
else {
  const apart = await both(1)
  console.log(apart)
  const [shared] = await both(2)
  console.log(shared)
  const results = validate(apart, shared)
  console.log(results.rows)
  writeFileSync(here('scale.json'), `${JSON.stringify(results, null, 1)}\n`)
}
