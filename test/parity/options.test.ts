import {describe, expect, it} from 'vitest'
import {describeKeras, environment} from '../keras-here.ts'
import {scratchFolder} from '../trainers/scratch.ts'
import {expectParity, type Tolerance} from './expect-parity.ts'
import {type OptionsRun, optionsRuns} from './fixtures.ts'
import {type OnEngine, runOnEngine} from './run-on-engine.ts'

const cases = optionsRuns.map(
  (run, at) => [`${at}: ${run.chapter} ${JSON.stringify(run.values)}`, run] as const,
)

const runOn = (run: OptionsRun, backend: OnEngine['backend']) =>
  runOnEngine(run.chapter, run, run, {backend, environment, scratch: scratchFolder()})

/** Batch normalisation over sixteen samples multiplies what rounding leaves of the convolution's bias. */
const toleranceOf = ({chapter}: OptionsRun): Tolerance =>
  chapter === 'cifar10' ? {losses: 1e-4, evaluation: 1e-3} : {}

it('has figures of every option', () => {
  const seen = new Set(optionsRuns.flatMap(({values}) => Object.keys(values)))
  const wanted = ['weightDecay', 'clipNorm', 'labelSmoothing', 'classWeights']
  expect(wanted.filter(key => !seen.has(key))).toEqual([])
})

/** All options in one, and a network that is small: plain JavaScript takes its time. */
const quick = cases.filter(([, {chapter, values}]) => chapter === 'iris' || Object.keys(values).length > 5)

describe.each([
  ['wasm', cases],
  ['cpu', quick],
] as const)('on %s a step with options has the losses of Keras', (backend, chosen) => {
  it.each(chosen)('%s', {timeout: 60_000}, async (_, run) => {
    expectParity(await runOn(run, backend), run, toleranceOf(run))
  })
})

/** With penalties, clipping, smoothing, weights and decay; an embedding's gradient differs by nature (tolerances.ts). */
const onKeras = cases.filter(
  ([, {chapter, values}]) => chapter === 'cifar10' || Object.keys(values).length > 5,
)

describeKeras('on the Keras engine a step with options has the losses of Keras', () => {
  it.each(onKeras)('%s', async (_, run) => {
    expectParity(await runOn(run, 'keras'), run, toleranceOf(run))
  })
})
