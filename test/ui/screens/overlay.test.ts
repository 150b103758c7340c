import {afterEach, describe, expect, it} from 'vitest'
import {keys, openApp} from '../support/app.tsx'
import {FakePlatform} from '../support/fake-platform.ts'
import {type StoredRun, stored} from '../support/runs.ts'

let app: ReturnType<typeof openApp>
afterEach(() => app.close())

const mnist = (index: number, more: Parameters<typeof stored>[3] = {}): StoredRun =>
  stored(
    {
      run: `mnist-20250301-09000${index}-aa0${index}`,
      chapter: 'mnist',
      epochs: 8,
      learningRate: (index + 1) / 100,
    },
    'finished',
    index,
    more,
  )

/** The first run of the table with others laid over it; `marked` are marked in the table before. */
async function overlay(
  runs: StoredRun[],
  {marked = 0, ...options}: {marked?: number} & Parameters<typeof openApp>[0] = {},
) {
  app = openApp({platform: new FakePlatform(undefined, {env: {}, runs}), ...options})
  app.type('R')
  await app.shows((runs[0] as StoredRun).summary.id)
  app.type(`${'j'.repeat(1)}${' '.repeat(marked)}g\r`)
  await app.shows('8/8')
  app.type('o')
}

describe('runs that are laid over another', () => {
  it('have names, colours and marks of their own', async () => {
    await overlay([0, 1, 2].map(index => mnist(index)))
    await app.shows(/\+ lr 0.02 {2}\* lr 0.03/)
    // In the chart, not only in the legend.
    expect(app.frame()).toMatch(/─\+/)
    app.type('o')
    await app.hides('lr 0.02')
  })

  it('are read at the crosshair, by their names where there is room', async () => {
    await overlay([0, 1].map(index => mnist(index)))
    await app.shows('+ lr 0.02')
    app.type(keys.left)
    await app.shows(/Loss ╌.*▪ [\d.]+ {2}o [\d.]+ {2}\+ 0\.\d+/)
    app.type('e')
    await app.hides('Accuracy ╌')
    expect(app.frame()).toMatch(/\+ \+ lr 0.02/)
  })

  it('are those that are marked in the table, of other chapters, too', async () => {
    const other = stored(
      {run: 'fashion-20250228-120000-ef56', chapter: 'fashion', epochs: 8},
      'finished',
      0.5,
    )
    await overlay([mnist(0), other, mnist(1)], {marked: 1})
    await app.shows('+ Fashion-MNIST garments')
    expect(app.frame()).not.toContain('lr 0.02')
  })

  it('have no curve of a loss that means something else, which is said', async () => {
    const {hyperparameters} = mnist(1).summary
    await overlay([mnist(0), mnist(1, {hyperparameters: {...hyperparameters, l2: 0.1}}), mnist(2)])
    await app.shows('1 of 2 not drawn: their loss means something else.')
    app.type('e')
    await app.hides('Accuracy ╌')
    expect(app.frame()).not.toMatch(/─\+/)
    expect(app.frame()).toMatch(/─\*/)
    app.type('e')
    await app.shows('Accuracy ╌')
    expect(app.frame()).toMatch(/─\+/)
  })

  it('are as many as have styles; the others are counted', async () => {
    await overlay(
      Array.from({length: 9}, (_, index) => mnist(index)),
      {marked: 8},
    )
    await app.shows('Of 8 marked runs the first 6 are laid over this one.')
    expect(app.frame()).toContain('lr 0.07')
    expect(app.frame()).not.toContain('lr 0.08')
  })

  it.each(['en', 'zh'] as const)('fit 80 columns, in ASCII: %s', async language => {
    await overlay(
      Array.from({length: 7}, (_, index) => mnist(index)),
      {language, glyphs: 'ascii', size: {columns: 80, rows: 24}},
    )
    await app.shows(language === 'en' ? /\+ lr 0.02 {2}\* lr 0.03/ : /\+ 学习率 0.02 {2}\* 学习率 0.03/)
    app.type(keys.left)
    await app.shows(/\* (lr|学习率) 0.03/)
    for (const row of app.frame().split('\n')) expect(row.length).toBeLessThanOrEqual(80)
  })
})
