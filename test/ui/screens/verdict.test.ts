import {afterEach, describe, expect, it} from 'vitest'
import type {EventBody, RunEvent} from '../../../src/runs/events.ts'
import type {Language} from '../../../src/text/localised.ts'
import {openApp} from '../support/app.tsx'
import {start} from '../support/events.ts'

const live = 'mnist-20250301-100000-ab12'
let app: ReturnType<typeof openApp>
afterEach(() => app.close())

const started: EventBody = {
  event: 'started',
  run: live,
  chapter: 'mnist',
  backend: {name: 'wasm', version: '1', threads: 2, why: 'auto'},
  dataset: {name: 'mnist', source: 'file', origin: '/data', train: 54_000, heldOut: 6000, test: 10_000},
  baseline: {kind: 'classes', classes: 10, samples: 6000, accuracy: 0.11, loss: Math.LN10},
  parameters: 101_770,
  hyperparameters: {epochs: 3},
  seed: 1,
  pid: 1,
}

const epoch = (at: number, valLoss: number, valAccuracy: number): EventBody => ({
  event: 'epoch',
  epoch: at,
  epochs: 3,
  loss: valLoss,
  accuracy: valAccuracy,
  valLoss,
  valAccuracy,
  lr: 0.001,
  seconds: 4,
  samplesPerSecond: 14_285,
  msPerStep: 2,
  memory: 312_000_000,
  cpu: 1,
})

/** A run that has ended with such validations, on a terminal of 80 × 24. */
async function ended(language: Language, figures: readonly (readonly [number, number])[], test?: number) {
  app = openApp({language, size: {columns: 80, rows: 24}})
  await app.shows('Fashion-MNIST')
  app.type('R')
  await app.shows('ab12')
  app.type('\r')
  await app.shows('1200/1875')
  const last = figures.at(-1) ?? [0, 0]
  const bodies: EventBody[] = [
    started,
    ...figures.map(([loss, accuracy], at) => epoch(at + 1, loss, accuracy)),
    {event: 'checkpoint', kind: 'last', epoch: 3, step: 0, path: 'last'},
    {
      event: 'finished',
      epochs: 3,
      bestEpoch: 2,
      metrics: {loss: last[0], accuracy: last[1], valLoss: last[0], valAccuracy: last[1]},
      ...(test !== undefined && {test: {loss: 0.1, accuracy: test, epoch: 2, checkpoint: 'best'}}),
      seconds: 12,
      reason: 'completed',
    },
  ]
  app.platform.emit(live, ...bodies.map(body => ({v: 1, t: start + 60_000, ...body}) as RunEvent))
}

/** Words without the breaks of lines. */
const flat = () => app.frame().replaceAll(/\s+/g, ' ')

describe.each([
  ['en', '6,000 held out, epoch 2', 'Press a to apply'],
  ['zh', '6,000 个留出样本', '按 a 应用'],
] as const)('a finished run in %s', (language, samples, hint) => {
  it('says what was held out, at what its epoch was chosen and what the test set said', async () => {
    await ended(
      language,
      [
        [0.3, 0.9],
        [0.1, 0.981],
        [0.101, 0.98],
      ],
      0.978,
    )
    await app.shows('97.8%')
    expect(flat()).toContain(samples)
    expect(flat()).toContain('98.1%')
    expect(flat()).toContain(hint)
  })

  it('that has learnt nothing says so, what to do, and does not offer to apply it', async () => {
    await ended(language, [
      [18, 0.1],
      [18.5, 0.1],
      [18.8, 0.1],
    ])
    await app.shows(language === 'en' ? 'It learnt nothing' : '什么也没学到')
    expect(flat()).toMatch(language === 'en' ? /lower the learning rate/ : /学习率降到十分之一/)
    expect(flat()).not.toContain(hint)
  })
})
