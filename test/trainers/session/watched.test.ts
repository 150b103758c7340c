import {rmSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, it} from 'vitest'
import type {EventBody} from '../../../src/runs/events.ts'
import type {RunSpec} from '../../../src/runs/spec.ts'
import {noProgress, type Progress, withValue} from '../../../src/trainers/session/progress.ts'
import {bytesOf, curvesOf, play, specOf, stateOf} from '../run.ts'
import {scratchFolder} from '../scratch.ts'

const epochsOf = (events: readonly EventBody[]) => events.filter(event => event.event === 'epoch')
const finishedOf = (events: readonly EventBody[]) => events.at(-1) as Extract<EventBody, {event: 'finished'}>

describe('progress', () => {
  const known = (values: readonly number[], rule: Parameters<typeof withValue>[2]) =>
    values.reduce<Progress>((before, value) => withValue(before, value, rule), noProgress)

  it('is what beats the best by a share of it', () => {
    expect(known([1, 0.9, 0.95, 0.9], {share: 0})).toEqual({best: 0.9, waited: 2})
    expect(known([1, 0.995, 0.98], {share: 0.01})).toEqual({best: 0.98, waited: 0})
    expect(known([1, 0.995, 0.991], {share: 0.01})).toEqual({best: 1, waited: 2})
  })

  it('of accuracies goes up, and what is no number is none', () => {
    expect(known([0.5, 0.6, 0.6], {share: 0, larger: true})).toEqual({best: 0.6, waited: 1})
    expect(known([Number.NaN, 0.6, Number.NaN], {share: 0})).toEqual({best: 0.6, waited: 1})
  })
})

const few = (hyperparameters: RunSpec['hyperparameters']) =>
  specOf('mnist', hyperparameters, {
    dataset: {name: 'mnist', from: 'generated', trainSamples: 96, testSamples: 40},
  })

/** Saves as often as a run does by itself. */
const calm = {now: () => performance.now()}

/** A run whose validation soon gets worse. */
const overfitting = {optimizer: 'adam', learningRate: 0.05, units: 24, epochs: 30, validationFreq: 1} as const

/** Its validation loss: 14.6 4.6 11.4 1.8 3.2 4.2 … */
const jumps = {optimizer: 'adam', learningRate: 1, epochs: 14, validationFreq: 1, batchSize: 40} as const
const jumping = specOf('iris', {...jumps, earlyStopping: 2})

describe('early stopping', () => {
  const spec = few({...overfitting, earlyStopping: 2})

  it('ends the run after so many validations without a new best, with the best weights', async () => {
    const dir = scratchFolder()
    const events = await play(spec, dir, calm)
    const losses = epochsOf(events).map(({valLoss}) => valLoss as number)
    const best = losses.indexOf(Math.min(...losses)) + 1
    expect(losses).toHaveLength(best + 2)
    expect(losses.length).toBeLessThan(30)
    expect(finishedOf(events)).toMatchObject({
      reason: 'completed',
      epochs: best + 2,
      bestEpoch: best,
      earlyStopped: {epoch: best + 2, patience: 2, monitor: 'loss'},
      restored: best,
      metrics: {valLoss: losses[best - 1]},
    })
    expect(bytesOf(dir, 'last', 'weights.bin')).toBe(bytesOf(dir, 'best', 'weights.bin'))
    expect(bytesOf(dir, 'last', 'optimizer.bin')).not.toBe(bytesOf(dir, 'best', 'optimizer.bin'))
    expect(stateOf(events).phase).toBe('finished')
  })

  it('leaves the last weights where that is asked for', async () => {
    const [dir, straight] = [scratchFolder(), scratchFolder()]
    const events = await play(few({...overfitting, earlyStopping: 2, restoreBest: false}), dir, calm)
    const {epochs} = finishedOf(events)
    expect(finishedOf(events)).not.toHaveProperty('restored')
    await play(few({...overfitting, epochs}), straight, calm)
    expect(bytesOf(dir, 'last', 'weights.bin')).toBe(bytesOf(straight, 'last', 'weights.bin'))
  })

  it.each([
    ['after its first value without progress', {epoch: 5, step: 0}],
    ['when it has lost its patience', {epoch: 6, step: 0}],
    ['when its weights have come back', {epoch: 6, step: 0, again: true}],
  ] as const)('forgets nothing when it is killed %s', async (_, {epoch, step, ...nth}) => {
    const [dir, straight] = [scratchFolder(), scratchFolder()]
    const whole = await play(jumping, straight)
    expect(finishedOf(whole)).toMatchObject({epochs: 6, restored: 4, earlyStopped: {epoch: 6, patience: 2}})
    let left = 'again' in nth ? 2 : 1
    const before = await play(jumping, dir, {
      dieAt: event =>
        event.event === 'checkpoint' && event.epoch === epoch && event.step === step && --left === 0,
    })
    expect(before.at(-1)).toMatchObject({event: 'checkpoint'})
    const after = await play(jumping, dir, {again: true})
    for (const file of ['weights.bin', 'optimizer.bin'])
      expect(bytesOf(dir, 'last', file)).toBe(bytesOf(straight, 'last', file))
    expect(curvesOf([...before, ...after])).toEqual(curvesOf(whole))
    const {seconds: __, ...end} = finishedOf(after)
    expect(finishedOf(whole)).toMatchObject(end)
  })

  it('forgets nothing when it is stopped in the middle of an epoch of its patience', async () => {
    const [dir, straight] = [scratchFolder(), scratchFolder()]
    const whole = await play(jumping, straight)
    await play(jumping, dir, {
      react: event =>
        event.event === 'batch' && event.epoch === 6 ? {request: 'stop', when: 'now', keep: true} : undefined,
    })
    const after = await play(jumping, dir, {again: true})
    expect(after[0]).toMatchObject({event: 'started', resumed: {epoch: 5}})
    expect(after[0]).not.toMatchObject({resumed: {step: 0}})
    for (const file of ['weights.bin', 'optimizer.bin'])
      expect(bytesOf(dir, 'last', file)).toBe(bytesOf(straight, 'last', file))
    expect(finishedOf(after).earlyStopped).toEqual(finishedOf(whole).earlyStopped)
  })

  it('counts validations, not epochs', async () => {
    const events = await play(
      few({...overfitting, epochs: 60, validationFreq: 3, earlyStopping: 1}),
      scratchFolder(),
      calm,
    )
    const {epochs, bestEpoch = 0} = finishedOf(events)
    expect(epochs - bestEpoch).toBe(3)
  })

  it('goes on when the run is to have more epochs, and says when its best is lost', async () => {
    const dir = scratchFolder()
    const {epochs} = finishedOf(await play(spec, dir, calm))
    rmSync(join(dir, 'best'), {recursive: true})
    const events = await play(spec, dir, {again: true, extendedAt: epochs, ...calm})
    expect(finishedOf(events).epochs).toBeGreaterThan(epochs)
    expect(finishedOf(events).epochs).toBeLessThan(30)
    const isRestored = finishedOf(events).restored !== undefined
    const isLost = events.some(event => event.event === 'warning' && event.code === 'best-lost')
    expect(isLost).toBe(!isRestored)
  })
})

describe('what is best', () => {
  it('goes by accuracy where that is asked for: checkpoint, readers and early stopping', async () => {
    const dir = scratchFolder()
    const events = await play(few({...overfitting, monitor: 'accuracy', earlyStopping: 4}), dir, calm)
    const accuracies = epochsOf(events).map(({valAccuracy}) => valAccuracy as number)
    const best = accuracies.indexOf(Math.max(...accuracies)) + 1
    expect(finishedOf(events)).toMatchObject({
      bestEpoch: best,
      restored: best,
      earlyStopped: {monitor: 'accuracy'},
    })
    expect(accuracies).toHaveLength(best + 4)
    expect(stateOf(events).best?.epoch).toBe(best)
    // Readers know it before they are told.
    expect(stateOf(events.slice(0, -1)).best?.epoch).toBe(best)
    const losses = epochsOf(events).map(({valLoss}) => valLoss as number)
    expect(losses.indexOf(Math.min(...losses)) + 1).not.toBe(best)
  })
})

describe('a plateau', () => {
  const values = {...overfitting, epochs: 14, reduceOnPlateau: 2, plateauFactor: 0.5, minLearningRate: 0.01}

  it('lowers the learning rate, tells so, and not below the least', async () => {
    const events = await play(few(values), scratchFolder(), calm)
    const rates = epochsOf(events).map(({lr}) => lr)
    const losses = epochsOf(events).map(({valLoss}) => valLoss as number)
    let known = noProgress
    let rate = 0.05
    const expected = losses.map(loss => {
      const used = rate
      known = withValue(known, loss, {share: 0})
      if (known.waited >= 2 && rate > 0.01) {
        rate = Math.max(rate * 0.5, 0.01)
        known = {...known, waited: 0}
      }
      return used
    })
    expect(rates).toEqual(expected)
    expect(rates.at(-1)).toBeLessThan(0.05)
    const told = events.filter(event => event.event === 'lr')
    expect(told[0]).toMatchObject({from: 0.05, to: 0.025, step: 0, cause: 'plateau'})
    expect(stateOf(events).rateChanges).toHaveLength(told.length)
  })

  it('is remembered by a run that was killed: same bytes', async () => {
    const spec = specOf('iris', {...jumps, reduceOnPlateau: 2, schedule: 'cosine', warmupEpochs: 0.5})
    const straight = scratchFolder()
    const whole = await play(spec, straight)
    const lowered = whole.find(event => event.event === 'lr')
    expect(lowered).toBeDefined()
    for (const step of [0, 2]) {
      const dir = scratchFolder()
      const at = (lowered as {epoch: number}).epoch - 1
      const before = await play(spec, dir, {
        dieAt: event => event.event === 'checkpoint' && event.epoch === at && event.step === step,
      })
      const after = await play(spec, dir, {again: true})
      expect(bytesOf(dir, 'last', 'weights.bin')).toBe(bytesOf(straight, 'last', 'weights.bin'))
      expect(curvesOf([...before, ...after])).toEqual(curvesOf(whole))
      expect(stateOf([...before, ...after]).rateChanges).toEqual(stateOf(whole).rateChanges)
    }
  })
})

describe('a factor that was asked for', () => {
  it('multiplies whatever runs', async () => {
    const spec = specOf('iris', {epochs: 4, schedule: 'cosine', learningRate: 0.1})
    const plain = epochsOf(await play(spec, scratchFolder())).map(({lr}) => lr)
    const events = await play(spec, scratchFolder(), {
      react: event =>
        event.event === 'epoch' && event.epoch === 2 ? {request: 'lr', value: 1, times: 2} : undefined,
    })
    const rates = epochsOf(events).map(({lr}) => lr)
    expect(rates[1]).toBe(plain[1])
    expect(rates[3]).toBeCloseTo(2 * (plain[3] as number), 12)
  })
})
