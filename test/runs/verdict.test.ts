import {describe, expect, it} from 'vitest'
import type {Baseline, EventBody, Metrics} from '../../src/runs/events.ts'
import {initialRunState, type RunState, reduceRun, reduceRunEvents} from '../../src/runs/state.ts'
import {type Course, isGood, type Verdict, verdictOf} from '../../src/runs/verdict.ts'
import {verdictSentence} from '../../src/text/sentence.ts'
import {epochEvent} from './epoch-event.ts'

type Of<K extends EventBody['event']> = Extract<EventBody, {event: K}>

interface Told {
  readonly epochs: readonly Metrics[]
  readonly finished?: Partial<Of<'finished'>>
  readonly dataset?: Partial<Of<'started'>['dataset']>
  readonly baseline?: Baseline | undefined
  readonly planned?: number
}

const ten: Baseline = {kind: 'classes', classes: 10, samples: 500, accuracy: 0.1, loss: Math.log(10)}

function stateOf({epochs, finished, dataset, baseline = ten, planned = epochs.length}: Told): RunState {
  const bodies: EventBody[] = [
    {
      event: 'started',
      run: 'lenet-1',
      chapter: 'lenet',
      backend: {name: 'wasm', version: '4', threads: 1, why: ''},
      dataset: {name: 'mnist', source: 'file', origin: '', train: 2000, test: 500, ...dataset},
      baseline,
      parameters: 1,
      hyperparameters: {epochs: planned},
      seed: 1,
      pid: 1,
    },
    ...epochs.map((metrics, i) => epochEvent(i + 1, planned, metrics)),
    {
      event: 'finished',
      epochs: epochs.length,
      metrics: epochs.at(-1) ?? {loss: 1},
      seconds: 1,
      reason: 'completed',
      ...finished,
    },
  ]
  return reduceRunEvents(
    initialRunState,
    bodies.map(body => ({v: 1, t: 0, ...body})),
  )
}

const validated = (losses: readonly number[], trained = losses, accuracy = 0.9): Metrics[] =>
  losses.map((valLoss, i) => ({
    loss: trained[i] as number,
    accuracy: 0.95,
    valLoss,
    valAccuracy: accuracy + (valLoss === Math.min(...losses) ? 0.01 : 0),
  }))

const courses: readonly (readonly [string, Course, readonly Metrics[], RegExp])[] = [
  ['one epoch', 'too-early', validated([1]), /one validation says little: go on with \+5 epochs\.$/],
  ['a loss that still falls', 'improving', validated([1, 0.8, 0.6]), /it still improves: go on with \+5/],
  ['a loss that falls slowly', 'improving', validated([3.2, 3.19, 3.18, 3.17, 3.16]), /it still improves/],
  ['a loss that has come to rest', 'settled', validated([1, 0.6, 0.601]), /no gain afterwards\.$/],
  ['a last step that is not worth the name', 'settled', validated([1, 0.6, 0.599]), /hardly any gain/],
  [
    'a validation loss that rises while that of training falls',
    'overfits',
    validated([1, 0.6, 0.7, 0.8], [1, 0.7, 0.5, 0.3]),
    /no gain afterwards, it over-fits after epoch 2\.$/,
  ],
  ['losses that both rise', 'worsened', validated([1, 0.6, 3, 4]), /got worse after epoch 2: lower/],
]

describe('the verdict on a run', () => {
  it.each(courses)('of %s is %s', (_, code, epochs, words) => {
    const verdict = verdictOf(stateOf({epochs}))
    expect(verdict?.code).toBe(code)
    expect(verdictSentence(verdict as Verdict, 'en')).toMatch(words)
    expect(verdictSentence(verdict as Verdict, 'en')).toMatch(
      /of 500 test samples at epoch \d, picked by these/,
    )
  })

  it('names what was reached at its own epoch', () => {
    const verdict = verdictOf(stateOf({epochs: validated([1, 0.6, 0.601, 0.602])}))
    expect(verdict?.detail).toMatchObject({kind: 'accuracy', value: 0.91, epoch: 2, by: 'test', samples: 500})
  })

  it('goes by validations, where not every epoch has one', () => {
    const epochs = validated([1, 0.9, 0.8, 0.7]).map((metrics, i) =>
      i % 2 === 1 ? metrics : {loss: metrics.loss, accuracy: 0.5},
    )
    expect(verdictOf(stateOf({epochs}))?.code).toBe('improving')
  })

  it('is none of a run that goes on, was discarded or has no epoch', () => {
    const state = stateOf({epochs: validated([1, 0.5])})
    expect(verdictOf({...state, finished: undefined})).toBeUndefined()
    expect(verdictOf(stateOf({epochs: validated([1]), finished: {reason: 'discarded'}}))).toBeUndefined()
    expect(verdictOf(stateOf({epochs: []}))).toBeUndefined()
  })

  it('does not send anybody on who has all of them right', () => {
    const right = [1, 0.5, 0.2].map(loss => ({loss, accuracy: 1}))
    const verdict = verdictOf(stateOf({epochs: right, dataset: {train: 5, test: 0}}))
    expect(verdict?.code).toBe('complete')
    expect(verdictSentence(verdict as Verdict, 'en')).toMatch(/nothing left to gain on these samples\.$/)
  })

  it('says what is left of a run that was stopped', () => {
    const stopped = stateOf({epochs: validated([1, 0.8, 0.6]), finished: {reason: 'stopped'}, planned: 9})
    expect(verdictSentence(verdictOf(stopped) as Verdict, 'en')).toMatch(/it still improves: go on\.$/)
  })
})

describe('a run that is no better than chance', () => {
  const chance = (valLoss: number): Metrics[] =>
    [1, 2].map(() => ({loss: valLoss, accuracy: 0.1, valLoss, valAccuracy: 0.1}))

  it.each([
    [
      18.8,
      true,
      /It learnt nothing: 10\.0% .* is chance .*10 classes gives 10\.0%.*loss 18\.8.*lower the learning rate/,
    ],
    [2.31, false, /It learnt nothing: .*try another learning rate or more epochs\.$/],
  ])('with a loss of %d has learnt nothing', (loss, runaway, words) => {
    const verdict = verdictOf(stateOf({epochs: chance(loss)}))
    expect(verdict).toMatchObject({code: 'nothing-learnt', detail: {runaway}})
    expect(isGood(verdict as Verdict)).toBe(false)
    expect(verdictSentence(verdict as Verdict, 'en')).toMatch(words)
    expect(verdictSentence(verdict as Verdict, 'zh')).toMatch(/什么也没学到/)
  })

  it('has learnt something where its loss is lower than that of a guess, or it is right more often', () => {
    expect(verdictOf(stateOf({epochs: chance(2)}))?.code).not.toBe('nothing-learnt')
    const right = chance(2.31).map(one => ({...one, valAccuracy: 0.2}))
    expect(verdictOf(stateOf({epochs: right}))?.code).not.toBe('nothing-learnt')
  })

  it('is held against its largest class', () => {
    const largest: Baseline = {...ten, classes: 2, accuracy: 0.9, loss: 0.325}
    const epochs = [1, 2].map(() => ({loss: 0.33, accuracy: 0.9, valLoss: 0.33, valAccuracy: 0.91}))
    expect(verdictOf(stateOf({epochs, baseline: largest}))?.code).toBe('nothing-learnt')
    expect(verdictOf(stateOf({epochs}))?.code).not.toBe('nothing-learnt')
  })
})

describe('what a figure is of', () => {
  const test = {loss: 0.3, accuracy: 0.88, epoch: 2, checkpoint: 'best'} as const
  const sentence = (told: Told, language: 'en' | 'zh' = 'en') =>
    verdictSentence(verdictOf(stateOf(told)) as Verdict, language)
  const epochs = validated([1, 0.6, 0.601])

  it('a test set that was looked at once, beside what the epoch was chosen by', () => {
    const told: Told = {epochs, dataset: {heldOut: 200}, finished: {test}}
    expect(sentence(told)).toContain(
      'Test 88.0% (500 samples, evaluated once), chosen at 91.0% of 200 held out, epoch 2',
    )
    expect(sentence(told, 'zh')).toContain(
      '测试 88.0%（500 个样本，只评估一次），按 200 个留出样本的 91.0% 选出第 2 轮',
    )
  })

  it('a test set that is looked at again whenever its run is taken further', () => {
    const state = stateOf({epochs, dataset: {heldOut: 200}, finished: {test}})
    const ended = state.finished as NonNullable<typeof state.finished>
    const further = reduceRun(state, {v: 1, t: 9, event: 'epochs', from: 3, to: 5})
    const again = reduceRun(further, {...ended, event: 'finished', v: 1, t: 10})
    const told = verdictOf(again) as Verdict
    expect(verdictSentence(told, 'en')).toContain(
      'looked at 2 times, once each time that it was taken further',
    )
    expect(verdictSentence(told, 'zh')).toContain('已是第 2 次评估')
  })

  it('held out samples alone, of a run that was stopped', () => {
    expect(sentence({epochs, dataset: {heldOut: 200}, finished: {reason: 'stopped'}})).toContain(
      '91.0% of 200 samples held out at epoch 2;',
    )
  })

  it('what it learnt from, where there is nothing else', () => {
    const trained = [1, 0.5, 0.2].map(loss => ({loss, accuracy: 1}))
    const words = sentence({epochs: trained, dataset: {train: 5, test: 0}, baseline: {...ten, samples: 5}})
    expect(words).toContain(
      '100.0% of the 5 samples that it learnt from at epoch 1; it was evaluated on no others;',
    )
  })

  it('generated data as generated', () => {
    expect(sentence({epochs, dataset: {source: 'generated'}})).toContain('500 generated test samples')
    expect(sentence({epochs, dataset: {source: 'generated'}}, 'zh')).toContain('生成的测试样本')
    expect(sentence({epochs, dataset: {source: 'generated', heldOut: 9}, finished: {test}})).toContain(
      '500 generated',
    )
  })

  it('forecasts beside those of the day before', () => {
    const prices = [4, 1, 1].map(valLoss => ({loss: valLoss, valLoss}))
    const baseline: Baseline = {kind: 'day-before', loss: 0.25, samples: 240}
    const told: Told = {epochs: prices, baseline, dataset: {test: 240}}
    expect(sentence(told)).toContain(
      'Over 240 test days its forecasts are off 2.00 times as far as the price of the day before, at epoch 2, picked by these days',
    )
    expect(sentence(told, 'zh')).toContain('240 个测试日上，预测误差是“与前一日相同”的 2.00 倍')
    const judged = {loss: 1, epoch: 2, checkpoint: 'best', baseline: {...baseline, loss: 4}} as const
    expect(sentence({...told, dataset: {test: 240, heldOut: 100}, finished: {test: judged}})).toContain(
      'Over 240 test days, evaluated once, its forecasts are off 0.500 times as far as the price of the day before (2.00 where epoch 2 was chosen)',
    )
  })

  it('nothing but the loss of an older run, of which no more is known', () => {
    const state = stateOf({epochs: [4, 1, 1].map(valLoss => ({loss: valLoss, valLoss}))})
    const {baseline: _, ...started} = state.started ?? {}
    const older = {...state, started} as RunState
    expect(verdictSentence(verdictOf(older) as Verdict, 'en')).toContain('Loss 1.0000 at epoch 2')
  })
})
