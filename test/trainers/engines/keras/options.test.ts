import {mkdirSync, rmSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import sharp from 'sharp'
import {expect, it} from 'vitest'
import type {EventBody} from '../../../../src/runs/events.ts'
import type {RunSpec} from '../../../../src/runs/spec.ts'
import {describeKeras, environment} from '../../../keras-here.ts'
import {uniform} from '../../../parity/deterministic.ts'
import {bytesOf, curvesOf, play, type Script, specOf} from '../../run.ts'
import {scratchFolder} from '../../scratch.ts'

const now = () => performance.now()

/** What readers know of a run on Keras, and of the same run on the built-in engine. */
async function onBoth(spec: RunSpec, script: Script = {}) {
  const run = (backend: RunSpec['backend']) =>
    play({...spec, backend, threads: 1}, scratchFolder(), {environment, now, ...script})
  const [ours, theirs] = [await run('wasm'), await run('keras')]
  return {ours, theirs}
}

/** Curves agree to rounding, in the same epochs, under the same rates. */
function expectSameCurves(ours: readonly EventBody[], theirs: readonly EventBody[], digits = 4): void {
  const [wanted, seen] = [curvesOf(ours), curvesOf(theirs)]
  const close = (value: number | undefined) =>
    value === undefined ? undefined : expect.closeTo(value, digits)
  expect(wanted.length).toBeGreaterThan(0)
  expect(seen).toEqual(
    wanted.map(({epoch, loss, accuracy, valLoss, valAccuracy, lr}) => ({
      epoch,
      loss: close(loss),
      accuracy: close(accuracy),
      valLoss: close(valLoss),
      valAccuracy: close(valAccuracy),
      lr: expect.closeTo(lr, 9),
    })),
  )
}

const digits = (trainSamples: number, others: Partial<RunSpec['dataset']> = {}) => ({
  dataset: {name: 'mnist', from: 'generated', trainSamples, testSamples: 20, ...others} as const,
})

/** A few pictures of three kinds in colour, each in a folder of its kind. */
async function pictures(): Promise<string> {
  const folder = scratchFolder()
  for (const [kind, colour] of ['red', 'green', 'blue'].entries()) {
    mkdirSync(join(folder, colour))
    for (let i = 0; i < 7; i++) {
      const noise = uniform(`${colour}${i}`, 20 * 24 * 3, 0, 1)
      const pixels = Uint8Array.from(noise, (value, at) => value * 120 + (at % 3 === kind ? 130 : 0))
      const picture = sharp(pixels, {raw: {width: 24, height: 20, channels: 3}})
      writeFileSync(join(folder, colour, `${i}.png`), await picture.png().toBuffer())
    }
  }
  return folder
}

/** 90 days of prices with two columns beside the one that is forecast. */
function prices(): string {
  const path = join(scratchFolder(), 'prices.csv')
  const noise = uniform('prices', 270, 0, 1)
  const rows = Array.from({length: 90}, (_, day) => {
    const date = new Date(Date.UTC(2024, 0, 1 + day)).toISOString().slice(0, 10)
    const columns = [0, 1, 2].map(at =>
      (50 + 20 * Math.sin(day / 7 + at) + (noise[day * 3 + at] as number)).toFixed(2),
    )
    return [date, ...columns].join()
  })
  writeFileSync(path, ['date,open,high,volume', ...rows, ''].join('\n'))
  return path
}

describeKeras('a run on Keras has the curves of the same run on the built-in engine', () => {
  it('with momentum, penalties, a decaying rate, squared errors on classes, and a last batch of one', async () => {
    const spec = specOf(
      'mnist',
      {
        epochs: 3,
        batchSize: 32,
        optimizer: 'momentum',
        momentum: 0.8,
        learningRate: 0.1,
        schedule: 'exponential',
        decayRate: 0.5,
        loss: 'meanSquaredError',
        l1: 0.0001,
        l2: 0.001,
        dropout: 0,
        validationFreq: 2,
      },
      digits(65),
    )
    const {ours, theirs} = await onBoth(spec)
    expectSameCurves(ours, theirs)
    expect(curvesOf(theirs).map(({valLoss}) => valLoss !== undefined)).toEqual([false, true, false])
  })

  it('with a warm-up, a cosine, a plateau, and an end of its own with the best weights back', async () => {
    const spec = specOf('iris', {
      epochs: 20,
      optimizer: 'sgd',
      learningRate: 2,
      batchSize: 25,
      validationFreq: 1,
      warmupEpochs: 1.5,
      schedule: 'cosine',
      reduceOnPlateau: 2,
      plateauFactor: 0.5,
      monitor: 'accuracy',
      earlyStopping: 3,
    })
    const {ours, theirs} = await onBoth(spec)
    expectSameCurves(ours, theirs, 3)
    const [wanted, seen] = [ours.at(-1), theirs.at(-1)]
    expect(wanted).toMatchObject({earlyStopped: {epoch: 7}, restored: 4})
    expect(seen).toMatchObject({
      earlyStopped: (wanted as {earlyStopped: object}).earlyStopped,
      restored: (wanted as {restored: number}).restored,
    })
  })

  it('with augmentation, logits, RMSProp, and a batch that is larger than the data', async () => {
    const spec = specOf(
      'mnist',
      {
        epochs: 3,
        batchSize: 100,
        optimizer: 'rmsprop',
        loss: 'sparseCategoricalCrossentropyFromLogits',
        augment: true,
        horizontalFlip: true,
        dropout: 0,
      },
      digits(65),
    )
    const {ours, theirs} = await onBoth(spec)
    expectSameCurves(ours, theirs)
  })

  it('with so many epochs ahead that steps are compiled together, augmented, the last batch a smaller one', async () => {
    const spec = specOf(
      'mnist',
      {epochs: 100_000, validationFreq: 1, augment: true, dropout: 0},
      digits(1010),
    )
    const stop = {request: 'stop', when: 'now', keep: true} as const
    const react = ({event}: EventBody) => (event === 'epoch' ? stop : undefined)
    const {ours, theirs} = await onBoth(spec, {react})
    const [wanted, seen] = [curvesOf(ours)[0], curvesOf(theirs)[0]]
    expect(seen?.loss).toBeCloseTo(wanted?.loss as number, 4)
    expect(seen?.valLoss).toBeCloseTo(wanted?.valLoss as number, 4)
  })

  it('on own pictures, with batch normalisation, Adadelta, and a batch that does not divide them', async () => {
    const spec: RunSpec = {
      ...specOf('mnist', {epochs: 2, batchSize: 8, optimizer: 'adadelta', learningRate: 1, dropout: 0}),
      chapter: 'cifar10',
      dataset: {name: 'own-pictures', from: 'auto', images: await pictures()},
    }
    const {ours, theirs} = await onBoth(spec)
    expectSameCurves(ours, theirs, 3)
  })

  it('with AdamW, gradients that are shortened, smoothed labels, and classes that count by how rare they are', async () => {
    const folder = await pictures()
    for (const name of ['0.png', '1.png', '2.png', '3.png']) rmSync(join(folder, 'red', name))
    const spec: RunSpec = {
      ...specOf('mnist', {
        epochs: 2,
        batchSize: 4,
        optimizer: 'adamw',
        weightDecay: 0.05,
        clipNorm: 0.5,
        labelSmoothing: 0.1,
        classWeights: 'balanced',
        l2: 0.001,
        dropout: 0,
      }),
      chapter: 'custom-dataset',
      dataset: {name: 'own-pictures', from: 'auto', images: folder},
    }
    const {ours, theirs} = await onBoth(spec)
    expectSameCurves(ours, theirs, 3)
  })

  it('on own prices with several columns, with Adagrad, and shows what it forecasts', async () => {
    const spec: RunSpec = {
      ...specOf('mnist', {
        epochs: 2,
        batchSize: 16,
        optimizer: 'adagrad',
        learningRate: 0.05,
        dropout: 0,
        window: 5,
        units1: 6,
        units2: 4,
        testRows: 20,
        features: 'high,volume',
      }),
      chapter: 'stock-gru',
      dataset: {name: 'prices', from: 'auto', csv: prices()},
    }
    const {ours, theirs} = await onBoth(spec)
    expectSameCurves(ours, theirs)
    const forecasts = (events: readonly EventBody[]) =>
      events.flatMap(one => (one.event === 'predicted' ? [one.values] : []))
    expect(forecasts(theirs)).toEqual(
      forecasts(ours).map(values => values.map(value => expect.closeTo(value as number, 2))),
    )
    expect(forecasts(theirs)).toHaveLength(2)
  })
})

describeKeras('dropout on Keras', () => {
  it('hides the same in an epoch that was broken off as in one that was not', async () => {
    const hyperparameters = {epochs: 2, batchSize: 16, dropout: 0.4}
    const spec = specOf('mnist', hyperparameters, {...digits(100), backend: 'keras', threads: 1})
    const [whole, broken] = [scratchFolder(), scratchFolder()]
    const told = await play(spec, whole, {environment})
    // By the hurried clock of `play` a checkpoint is written after every step.
    const dies = (event: EventBody) => event.event === 'checkpoint' && event.epoch === 1 && event.step === 3
    const first = await play(spec, broken, {environment, dieAt: dies})
    const second = await play(spec, broken, {environment, again: true})
    expect(curvesOf([...first, ...second])).toEqual(curvesOf(told))
    expect(bytesOf(broken, 'last', 'weights.bin')).toBe(bytesOf(whole, 'last', 'weights.bin'))

    const undropped = {...spec, backend: 'wasm', hyperparameters: {...hyperparameters, dropout: 0}} as const
    const [plain] = curvesOf(await play(undropped, scratchFolder()))
    expect(Math.abs((curvesOf(told)[0]?.loss as number) - (plain?.loss as number))).toBeGreaterThan(0.01)
  })
})
