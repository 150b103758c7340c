import {mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterEach} from 'vitest'
import {createRun, type NewRunSpec} from '../../src/runs/create.ts'
import type {EventBody, Metrics, RunEvent} from '../../src/runs/events.ts'

/** A folder of this test's own, gone afterwards. */
export function scratch(): () => string {
  const made: string[] = []
  afterEach(() => {
    for (const folder of made.splice(0)) rmSync(folder, {recursive: true, force: true})
  })
  return () => {
    const folder = mkdtempSync(join(tmpdir(), 'tfnotes-test-'))
    made.push(folder)
    return folder
  }
}

export const specOf = (chapter = 'iris', epochs = 5): NewRunSpec => ({
  chapter,
  hyperparameters: {epochs, learningRate: 0.1},
  seed: 1,
  dataset: {name: 'iris', from: 'auto'},
  backend: 'auto',
  threads: 0,
  versions: {tfnotes: '0.1.0', node: process.version, tfjs: '4.22.0'},
})

export const createIris = (root: string, at = Date.now()): Promise<string> =>
  createRun(root, specOf(), () => at)

/** Events of the run of a made-up trainer: what a real one writes, with a loss that says which epoch it is. */
export const started = (epochs = 5, resumed?: {epoch: number; step: number}): EventBody => ({
  event: 'started',
  run: 'iris-1',
  chapter: 'iris',
  backend: {name: 'cpu', version: '4.22.0', threads: 1, why: 'chosen'},
  dataset: {name: 'iris', source: 'embedded', origin: 'table', train: 120, test: 30},
  parameters: 15,
  hyperparameters: {epochs, learningRate: 0.1},
  seed: 1,
  pid: 1,
  ...(resumed && {resumed}),
})

export const batch = (epoch: number, step: number): EventBody => ({
  event: 'batch',
  epoch,
  step,
  steps: 4,
  loss: 1 / epoch,
  samplesPerSecond: 1000,
})

export const epoch = (number: number, more: Partial<Metrics> & {epochs?: number} = {}): EventBody => ({
  event: 'epoch',
  epoch: number,
  epochs: 5,
  loss: 1 / number,
  lr: 0.1,
  seconds: 2,
  samplesPerSecond: 60,
  msPerStep: 500,
  memory: 1e8,
  cpu: 1,
  ...more,
})

export const finished = (reason: 'completed' | 'stopped' | 'discarded' = 'completed'): EventBody => ({
  event: 'finished',
  epochs: 5,
  metrics: {loss: 0.2},
  seconds: 10,
  reason,
})

export const at = (t: number, body: EventBody): RunEvent => ({v: 1, t, ...body})
export const sequence = (...bodies: EventBody[]): RunEvent[] =>
  bodies.map((body, index) => at(1000 + index, body))
