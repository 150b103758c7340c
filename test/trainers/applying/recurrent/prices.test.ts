import {mkdirSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {loaders} from '../../../../src/datasets/index.ts'
import type {EventBody} from '../../../../src/runs/events.ts'
import {openPredictor} from '../../../../src/trainers/applying/predict.ts'
import {windowInsides} from '../../../../src/trainers/applying/recurrent/window.ts'
import {openTestDays} from '../../../../src/trainers/session/test-days.ts'
import {play, specOf, stateOf} from '../../run.ts'
import {scratchFolder} from '../../scratch.ts'

const places = {kerasCache: '/nowhere', cache: '/nowhere'}
const hyperparameters = {window: 5, testRows: 40, column: 'open', features: ''}
const tuned = {...hyperparameters, units1: 3, units2: 2, epochs: 3, batchSize: 512}

const load = (more: object = {}) =>
  loaders.prices({places, from: 'generated', seed: 1, hyperparameters: {...hyperparameters, ...more}})

function prepare() {
  const dir = join(scratchFolder(), 'run')
  mkdirSync(dir)
  const spec = {
    ...specOf('iris', tuned),
    chapter: 'stock-gru',
    dataset: {name: 'prices', from: 'generated'},
  } as const
  writeFileSync(join(dir, 'run.json'), JSON.stringify(spec))
  return {dir, spec}
}

const of = <E extends EventBody['event']>(events: readonly EventBody[], event: E) =>
  events.filter((one): one is Extract<EventBody, {event: E}> => one.event === event)

describe('a run of prices', () => {
  it('tells the test days once, and what is forecast for them at every validation', async () => {
    const {dir, spec} = prepare()
    const events = await play(spec, dir)
    const {series} = await load()
    const [started] = of(events, 'started')
    const rows = series?.values.length ?? 0
    expect(started?.prices?.actual).toHaveLength(35)
    expect(started?.prices?.dates.at(-1)).toBe(series?.dates.at(-1))
    expect(started?.prices?.actual.at(-1)).toBeCloseTo(series?.values[rows - 1] as number, 2)
    const told = of(events, 'predicted')
    expect(told.map(({epoch}) => epoch)).toEqual([1, 2, 3])
    expect(stateOf(events).predicted?.epoch).toBe(3)

    // What was told is what the network answers, and what the best weights were kept for.
    const predictor = await openPredictor(dir, {places, backend: 'cpu', weights: 'last'})
    if (!series) throw new Error('no series')
    const first = windowInsides(predictor, series, 1)
    const last = windowInsides(predictor, series, 'last')
    expect(told[2]?.values[0]).toBeCloseTo(first.predicted, 2)
    expect(told[2]?.values.at(-1)).toBeCloseTo(last.predicted, 2)
    expect([first.at, last.at, last.of]).toEqual([1, 35, 35])
    expect([last.date, last.actual]).toEqual([series.dates.at(-1), series.values[rows - 1]])
    expect(last.window.values).toEqual([...series.values.subarray(rows - 6, rows - 1)])
    for (const window of [0, 36])
      expect(() => windowInsides(predictor, series, window)).toThrow(
        expect.objectContaining({code: 'window-missing', usage: true, detail: {window, count: 35}}),
      )
    expect(last.layers.map(({kind, units}) => [kind, units])).toEqual([
      ['gru', 3],
      ['gru', 2],
    ])
  })

  it('forgets forecasts that lie behind the checkpoint it goes on from', async () => {
    const {dir, spec} = prepare()
    const before = await play(spec, dir, {dieAt: event => event.event === 'epoch' && event.epoch === 2})
    const after = await play(spec, dir, {again: true})
    const state = stateOf([...before, ...after])
    expect(state.predicted?.epoch).toBe(3)
    const resumed = of(after, 'started')[0]
    expect(stateOf([...before, resumed as EventBody]).predicted?.epoch ?? 0).toBeLessThanOrEqual(
      resumed?.resumed?.epoch ?? 0,
    )
  })
})

describe('openTestDays', () => {
  it('spreads 250 days over a long test set, both ends included', async () => {
    const data = await load({testRows: 1000})
    const days = openTestDays(data)
    expect(days?.prices.actual).toHaveLength(250)
    days?.see(data.test.y, 0)
    expect(days?.predicted()).toEqual(days?.prices.actual)
    expect(days?.prices.dates[0]).toBe(data.series?.dates[data.series.values.length - 995])
  })

  it('has the dates of a part of the test set, in its order, and nothing for data that are no prices', async () => {
    const part = await loaders.prices({
      places,
      from: 'generated',
      seed: 1,
      testSamples: 7,
      hyperparameters,
    })
    const prices = openTestDays(part)?.prices
    expect(prices?.actual).toHaveLength(7)
    expect(prices?.dates).toEqual([...(part.test.rows ?? [])].map(row => part.series?.dates[row]))
    expect(prices?.dates).toEqual(prices?.dates.toSorted())
    const iris = await loaders.iris({places, from: 'auto', seed: 1, hyperparameters: {}})
    expect(openTestDays(iris)).toBeUndefined()
  })
})
