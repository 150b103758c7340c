import {describe, expect, it} from 'vitest'
import {chapterById} from '../../src/chapters/index.ts'
import type {NewRunSpec} from '../../src/runs/create.ts'
import {defaults} from '../../src/settings/tunable.ts'
import {rungsOf, settingsOf} from '../../src/studies/settings-of.ts'
import {gridValues, namesSeveral, readDimension, type Space, settingOf} from '../../src/studies/space.ts'

const mnist = chapterById('mnist') as NonNullable<ReturnType<typeof chapterById>>
const prices = chapterById('stock-lstm') as NonNullable<ReturnType<typeof chapterById>>

const dimension = (key: string, text: string, chapter = mnist) =>
  readDimension(key, settingOf(chapter, key), text)
const values = (key: string, text: string, chapter = mnist) => gridValues(dimension(key, text, chapter))

const base: NewRunSpec = {
  chapter: 'mnist',
  hyperparameters: defaults(mnist) as NewRunSpec['hyperparameters'],
  seed: 1,
  dataset: {name: 'mnist', from: 'auto'},
  backend: 'auto',
  threads: 0,
  versions: {tfnotes: '0.1.0', node: 'v20', tfjs: '4.22.0'},
}

describe('what several values are written as', () => {
  it.each<[string, string, readonly unknown[]]>([
    ['units', '64,128, 256', [64, 128, 256]],
    ['units', '64,64', [64]],
    ['dropout', '0,0.2', [0, 0.2]],
    ['learningRate', '1e-4..1e-2:log', [1e-4, 1e-3, 1e-2]],
    ['learningRate', '1e-4..1e-2:log:5', [1e-4, 3.16e-4, 1e-3, 3.16e-3, 1e-2]],
    ['units', '16..64', [16, 40, 64]],
    ['units', '1..3:5', [1, 2, 3]],
    ['units', '16..64:log:3', [16, 32, 64]],
    ['optimizer', 'sgd,Adam', ['sgd', 'adam']],
    ['augment', 'true,false', [true, false]],
  ])('%s %s', (key, text, expected) => {
    expect(namesSeveral(settingOf(mnist, key), text)).toBe(true)
    expect(values(key, text)).toEqual(expected)
  })

  it('of a text, whose own commas stay, parts at semicolons', () => {
    expect(namesSeveral(settingOf(prices, 'features'), 'open,volume')).toBe(false)
    expect(values('features', 'open,volume;open', prices)).toEqual(['open,volume', 'open'])
  })

  it('is told from one value', () => {
    expect(namesSeveral(settingOf(mnist, 'units'), '64')).toBe(false)
    expect(namesSeveral(settingOf(mnist, 'learningRate'), '1e-4')).toBe(false)
  })
})

describe('the settings of a sweep', () => {
  const wanted = {search: 'grid', seeds: 1} as const
  const space = (typed: Readonly<Record<string, string>>): Space =>
    Object.fromEntries(Object.entries(typed).map(([key, text]) => [key, dimension(key, text)]))

  it('are all combinations, each once', () => {
    const settings = settingsOf(base, space({units: '64,128', dropout: '0,0.2'}), wanted)
    expect(settings).toEqual([
      {units: 64, dropout: 0},
      {units: 64, dropout: 0.2},
      {units: 128, dropout: 0},
      {units: 128, dropout: 0.2},
    ])
  })

  it('that differ only in what means nothing there are one', () => {
    const settings = settingsOf(base, space({augment: 'true,false', rotation: '10,20,30'}), wanted)
    expect(settings).toEqual([
      {augment: true, rotation: 10},
      {augment: true, rotation: 20},
      {augment: true, rotation: 30},
      {augment: false},
    ])
  })

  it('that are drawn are the same for the same seed, and spread over the space', () => {
    const wide = space({learningRate: '1e-4..1e-1:log', units: '16..256'})
    const draw = (seed: number) => settingsOf({...base, seed}, wide, {search: 'random', draws: 16, seeds: 1})
    expect(draw(1)).toEqual(draw(1))
    expect(draw(1)).not.toEqual(draw(2))
    expect(draw(1)).toHaveLength(16)
    const decades = draw(3).map(({learningRate}) => Math.floor(Math.log10(Number(learningRate))))
    for (const decade of [-4, -3, -2]) {
      const count = decades.filter(one => one === decade).length
      expect(count).toBeGreaterThanOrEqual(4)
      expect(count).toBeLessThanOrEqual(7)
    }
  })

  it('that are drawn from few are all of them, and no more', () => {
    const few = space({units: '64,128', dropout: '0,0.2'})
    expect(settingsOf(base, few, {search: 'random', draws: 20, seeds: 1})).toHaveLength(4)
  })

  it('are not more than anybody waits for', () => {
    const wide = space({learningRate: '1e-4..1e-1:log:100', units: '16..256:100'})
    expect(() => settingsOf(base, wide, {search: 'grid', seeds: 2})).toThrow(/too-many-trials/)
  })
})

describe('the rungs of halving', () => {
  it.each<[number, number, readonly number[]]>([
    [27, 27, [1, 3, 9]],
    [9, 8, [1, 3]],
    [3, 8, [3]],
    [6, 2, [1]],
    [1, 8, []],
    [100, 1, []],
  ])('of %i settings and %i epochs', (settings, epochs, rungs) => {
    expect(rungsOf(settings, epochs)).toEqual(rungs)
  })
})
