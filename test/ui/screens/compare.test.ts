import {afterEach, describe, expect, it} from 'vitest'
import type {RunEvent} from '../../../src/runs/events.ts'
import {type CompareScreen, shownMeasures} from '../../../src/ui/screens/compare/state.ts'
import {keys, openApp} from '../support/app.tsx'
import {epochBody, start} from '../support/events.ts'
import {FakePlatform} from '../support/fake-platform.ts'
import {type StoredRun, someRuns, stored} from '../support/runs.ts'

let app: ReturnType<typeof openApp>
afterEach(() => app.close())

const live = 'mnist-20250301-100000-ab12'

/** Runs of one chapter that differ in their learning rates. */
const rates = (count: number): StoredRun[] =>
  Array.from({length: count}, (_, index) =>
    stored(
      {
        run: `mnist-20250301-0900${String(index).padStart(2, '0')}-${index + 1000}`,
        chapter: 'mnist',
        epochs: 8,
        learningRate: (index + 1) / 100,
      },
      'finished',
      index,
    ),
  )

async function compare(
  runs: StoredRun[] = someRuns(),
  {marked = runs.length, ...options}: {marked?: number} & Parameters<typeof openApp>[0] = {},
) {
  app = openApp({platform: new FakePlatform(undefined, {env: {}, runs}), ...options})
  app.type('R')
  await app.shows((runs[0] as StoredRun).summary.id.slice(-6))
  app.type('c')
  await app.shows(/Mark at least two|至少标记两个|请先/)
  app.type(`${' '.repeat(marked)}c`)
  await app.shows(/Compare|比较/)
}

const rowsWith = (pattern: RegExp): string[] =>
  app
    .frame()
    .split('\n')
    .filter(row => pattern.test(row))

describe('compared runs', () => {
  it('are a row each, the best first and marked, with what differs and nothing else', async () => {
    await compare(someRuns(), {marked: 2})
    await app.shows(/x lr 0.01 +\*0.9663 @8 +\*0.1145 @8 +0.01 +8\/8 +finished/)
    expect(app.frame()).toMatch(/o lr 0.001 +0.9620 @5 +0.1293 @5 +0.001 +5\/8 +training/)
    expect(app.frame()).not.toContain('batch size')
    expect(app.frame()).toContain('* best')
    expect(app.frame().indexOf('x lr 0.01')).toBeLessThan(app.frame().indexOf('o lr 0.001'))
  })

  it('have curves with their marks, names and last values', async () => {
    await compare(someRuns(), {marked: 2})
    await app.shows(/─x x lr 0.01 +0.9663/)
    expect(app.frame()).toMatch(/lr 0.001 +0.9620/)
  })

  it('are read at the crosshair, at the points of the run under the cursor; Escape takes it away first', async () => {
    await compare(someRuns(), {marked: 2})
    await app.shows('lr 0.01')
    app.type(keys.left)
    await app.shows('╌ epoch 8')
    // The other one trains still.
    expect(app.frame()).toMatch(/lr 0.001 +-/)
    app.type(`${keys.left}${keys.left}${keys.left}`)
    await app.shows('╌ epoch 5')
    expect(app.frame()).toMatch(/lr 0.001 +0.9620/)
    app.type(keys.escape)
    await app.shows('by epoch')
    app.type(keys.escape)
    await app.shows('by started')
  })

  it('are drawn by another figure, in both directions, and sorted by it', async () => {
    await compare(someRuns(), {marked: 2})
    await app.shows('Validation accuracy')
    for (const title of ['Validation loss', 'Training accuracy', 'Training loss', 'Validation accuracy']) {
      app.type(keys.tab)
      await app.shows(title)
    }
    app.type('\x1b[Z')
    await app.shows('Training loss')
  })

  it('are drawn over steps and minutes, which take the crosshair away', async () => {
    await compare(someRuns(), {marked: 2})
    await app.shows('lr 0.01')
    app.type(keys.left)
    await app.shows('╌ epoch 8')
    app.type('x')
    await app.shows('by step')
    // 60,000 samples in batches of 32, 8 times.
    expect(app.frame()).toMatch(/1875 .* 15000/)
    app.type('x')
    await app.shows('by minutes')
    expect(app.frame()).toMatch(/0.07 .* 0.56/)
  })

  it('grow while they train', async () => {
    await compare(someRuns(), {marked: 2})
    await app.shows(/lr 0.001 +0.9620/)
    const told = {
      v: 1,
      t: start + 60_000,
      ...epochBody({run: live, chapter: 'mnist', epochs: 8}, 6),
    } as RunEvent
    app.platform.emit(live, told)
    await app.shows(/lr 0.001 +0.9649/)
  })

  it('are one task’s only where chapter and data are the same: nothing is marked across them', async () => {
    await compare(someRuns(), {size: {columns: 100, rows: 48}})
    await app.shows('not ranked against each other')
    expect(app.frame()).toMatch(/^ ?MNIST digits/m)
    expect(app.frame()).toMatch(/^ ?Fashion.*generated/m)
    const own = rowsWith(/^ *[ox+*#%&$] .*@\d/)
    expect(own).toHaveLength(7)
    // Of the three runs of the digits one is the best; the others have nobody to be better than.
    expect(own.filter(row => /\*0\./.test(row))).toHaveLength(1)
    // Prices have no accuracy.
    expect(app.frame()).toContain('1 of 7 without this figure.')
  })

  it('draw losses together only where they mean the same as that of the run under the cursor', async () => {
    const runs = someRuns().filter(({summary}) => ['stock-lstm', 'iris'].includes(summary.chapter ?? ''))
    await compare(runs)
    app.type(keys.tab)
    await app.shows('Validation loss')
    expect(app.frame()).toContain('1 of 2 not drawn: their loss means something else.')
  })

  it('are counted where they do not all fit, and scrolled to', async () => {
    await compare(rates(30), {size: {columns: 80, rows: 24}})
    await app.shows(/1–\d of 30/)
    expect(app.frame()).toMatch(/rows 1 to 8 are named/)
    app.type('G')
    await app.shows(/–30 of 30/)
    expect(app.frame()).toMatch(/rows 23 to 30 are named/)
    const marks = rowsWith(/[ox+*#%] lr \d/)
    expect(marks.length).toBeGreaterThan(0)
  })

  it('have columns that are counted where they do not fit, and scrolled to', async () => {
    const runs = rates(3).map((run, index) => ({
      ...run,
      summary: {
        ...run.summary,
        hyperparameters: {
          ...run.summary.hyperparameters,
          batchSize: 16 + index,
          dropout: index / 10,
          units: 100 + index,
          l2: index,
        },
      },
    }))
    await compare(runs, {size: {columns: 80, rows: 24}})
    const hidden = () => Number(/, \. (\d+) more column/.exec(app.frame())?.[1] ?? 0)
    await app.shows('more column')
    expect(app.frame()).toContain('best accuracy')
    const before = hidden()
    expect(before).toBeGreaterThan(1)
    app.type('.........')
    await app.hides('best accuracy')
    await app.shows(/time/)
    // The names stay.
    expect(rowsWith(/^ *o .* finished/)).toHaveLength(1)
    app.type(',,,,,,,,,')
    await app.shows('best accuracy')
    expect(hidden()).toBe(before)
  })

  it('say which one is under the cursor, and open it', async () => {
    await compare(someRuns(), {marked: 2})
    await app.shows('mnist-20250301-090000-cd34')
    app.type(`j`)
    await app.shows(live)
    app.type('\r')
    await app.shows('1200/1875')
  })

  it('enlarge table and curves', async () => {
    await compare(someRuns(), {marked: 2})
    await app.shows('Validation accuracy')
    app.type('e')
    await app.hides('best accuracy')
    expect(app.frame()).toContain('Validation accuracy')
    app.type('e')
    await app.shows('best accuracy')
    expect(app.frame()).not.toContain('Validation accuracy')
    app.type('e')
    await app.shows('Validation accuracy')
    app.type('zm')
    await app.shows(/epochs 4–8 of 8 +smoothed/)
  })

  it('claim nothing of what is unknown of a damaged one', async () => {
    const [first] = someRuns()
    if (!first) throw new Error('no runs')
    const {hyperparameters: _, seed: __, dataset: ___, ...known} = first.summary
    const damaged = ['a', 'b', 'c'].map(id => ({
      ...first,
      live: false,
      summary: {...known, id: `damaged-${id}`, status: 'damaged' as const, resumable: false},
    }))
    await compare(damaged)
    await app.shows('only what its checkpoint tells')
    expect(app.frame()).not.toContain('the same values')
    expect(app.frame()).not.toContain('* best')
  })

  it('say so where one is no longer there', async () => {
    await compare(rates(3))
    await app.shows('lr 0.03')
    app.dispatch({type: 'runs', runs: rates(2).map(({summary}) => summary), left: 0, at: start})
    await app.shows('One of the runs is no longer there.')
  })

  it('show the spread of seeds', async () => {
    const seeds = rates(3).map((run, index) => ({
      ...run,
      summary: {...run.summary, seed: index + 1, hyperparameters: {}, epoch: 8},
    }))
    await compare(seeds)
    await app.shows(/3 seeds +0\.966\d+ ± 0\.0+ /)
    await app.shows('± is the standard deviation over the seeds that are done.')
  })

  it('say why seeds have no mean', async () => {
    const seeds = rates(3).map((run, index) => ({
      ...run,
      summary: {
        ...run.summary,
        seed: index + 1,
        hyperparameters: {},
        status: index === 0 ? ('finished' as const) : ('crashed' as const),
      },
    }))
    await compare(seeds)
    await app.shows('Seeds without a mean: fewer than two of them are done')
  })

  it.each(['en', 'zh'] as const)('fit a narrow terminal without colours, in ASCII: %s', async language => {
    await compare(rates(9), {language, glyphs: 'ascii', size: {columns: 80, rows: 24}})
    await app.shows(language === 'en' ? /\| x lr 0.02|x lr 0.02 / : /x 学习率 0.02/)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: this is what ASCII is
    if (language === 'en') expect(app.frame()).toMatch(/^[\x00-\x7f]*$/)
  })
})

it('every run keeps its colour and mark when the order changes', async () => {
  await compare(rates(3))
  await app.shows('lr 0.03')
  const marks = () =>
    rowsWith(/^ *[ox+] lr/)
      .map(row => row.trim().slice(0, 9))
      .toSorted()
  const before = marks()
  expect(before).toHaveLength(3)
  app.type(keys.tab)
  await app.shows('Validation loss')
  expect(marks()).toEqual(before)
})

it('the other figure has a chart of its own where there is room', async () => {
  await compare(rates(3), {size: {columns: 200, rows: 60}})
  const measures = () => shownMeasures(app.state(), app.state().screens.at(-1) as CompareScreen)
  expect(measures()).toEqual(['valAccuracy', 'valLoss'])
  app.type(keys.tab)
  expect(measures()).toEqual(['valLoss', 'valAccuracy'])
  app.dispatch({type: 'resize', size: {columns: 100, rows: 32}})
  expect(measures()).toEqual(['valLoss'])
})
