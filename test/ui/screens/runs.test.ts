import {afterEach, describe, expect, it} from 'vitest'
import type {RunSummary} from '../../../src/runs/summary.ts'
import {keys, openApp} from '../support/app.tsx'
import {FakePlatform} from '../support/fake-platform.ts'
import {someRuns} from '../support/runs.ts'

let app: ReturnType<typeof openApp>
afterEach(() => app.close())

async function openTable() {
  app = openApp()
  app.type('R')
  await app.shows('stock-lstm-20250225-120000-1e2f')
}

/** One of many runs; the older, the better. */
const runAt = (index: number): RunSummary => ({
  id: `iris-${index}`,
  dir: `/runs/iris-${index}`,
  chapter: 'iris',
  createdAt: 1e12 - index * 1e6,
  updatedAt: 1e12,
  status: 'finished',
  trained: true,
  resumable: false,
  hyperparameters: {},
  seed: 1,
  dataset: {name: 'iris', from: 'auto'},
  epoch: 5,
  epochs: 5,
  metrics: {loss: 1, accuracy: index / 100},
  seconds: 1,
  warnings: [],
})

const order = () => app.frame().match(/\w+(?:-\w+)?-\d{8}-\d{6}-\w{4}/g) ?? []

describe('the table of runs', () => {
  it('lists live, finished, crashed and generated runs, newest first', async () => {
    await openTable()
    expect(order()[0]).toBe('mnist-20250301-100000-ab12')
    for (const words of ['training', 'finished', 'crashed', 'generated']) expect(app.frame()).toContain(words)
  })

  it('cuts no cell but the name of the run', async () => {
    await openTable()
    for (const columns of [80, 100, 200]) {
      app.dispatch({type: 'resize', size: {columns, rows: 32}})
      await app.shows('crashed')
      const rows = app
        .frame()
        .split('\n')
        .filter(row => /-\d{6}-/.test(row))
      expect(rows.length).toBeGreaterThan(3)
      for (const row of rows) expect(row.trimEnd()).toMatch(/(ago|now)$/)
    }
  })

  it('does nothing in a terminal too small to show what it would do: a run was deleted unseen', async () => {
    await openTable()
    app.dispatch({type: 'resize', size: {columns: 40, rows: 12}})
    await app.shows('Enlarge it')
    const {screens} = app.state()
    app.type('x\rj?')
    expect(app.state().screens).toBe(screens)
    app.dispatch({type: 'resize', size: {columns: 80, rows: 24}})
    app.type('?')
    expect(app.state().screens.length).toBeGreaterThan(screens.length)
  })

  it('sorts by every column', async () => {
    await openTable()
    app.type('o')
    await app.shows('by run')
    expect(order()).toEqual([...order()].sort((a, b) => a.localeCompare(b)))
    app.type('oo')
    await app.shows('by epochs')
    expect(order()[0]).toContain('letters')
  })

  it('filters by anything in a row', async () => {
    await openTable()
    app.type('/crashed\r')
    await app.shows('/crashed')
    expect(order()).toEqual(['mnist-20250226-120000-0c0d'])
    app.type(keys.escape)
    await app.shows('stock-lstm')
  })

  it('filters by the status as it is shown, and says where nothing is left', async () => {
    app = openApp({language: 'zh'})
    app.type('R')
    await app.shows('stock-lstm')
    app.type('/意外中断\r')
    await app.hides('stock-lstm')
    expect(order()).toEqual(['mnist-20250226-120000-0c0d'])
    app.type(`${keys.escape}/xyz\r\r`)
    await app.shows(/✗.*没有符合条件的/)
  })

  it('deletes only after asking, and never a live run', async () => {
    await openTable()
    app.type('x')
    await app.shows('still going')
    app.type('jx')
    await app.shows('Delete mnist-20250301-090000-cd34')
    app.type('\r')
    await app.shows('cd34')
    app.type('xy')
    await app.shows('Deleted mnist-20250301-090000-cd34; u brings it back')
    app.type('k')
    await app.hides('cd34')
  })

  it('takes a finished run further, as far as that is said', async () => {
    await openTable()
    app.type('jr')
    await app.shows('It has had all its epochs. Go on?')
    // The harmless answer is where the cursor is.
    app.type('\r')
    await app.hides('Go on?')
    expect(app.platform.further).toEqual([])
    app.type('r5')
    await app.hides('Go on?')
    expect(app.platform.further).toEqual([['mnist-20250301-090000-cd34', 5]])
  })

  it.each([
    ['v', 'last', 'mnist-20250301-090000-cd34'],
    ['b', 'best', 'mnist-20250301-090000-cd34@best'],
  ])('branches a run off by %s with other values, on a page of its own', async (key, checkpoint, ref) => {
    await openTable()
    app.type(`jr${key}`)
    await app.shows('branch of mnist-20250301-090000-cd34, after epoch 8')
    expect(app.platform.parents).toEqual([`mnist-20250301-090000-cd34@${checkpoint}`])
    expect(app.frame().replaceAll(/\s+/g, ' ')).toContain(ref)
    // From the epochs up to the learning rate.
    await app.seek('k', 'the size of a step')
    app.type('0.0003\r')
    await app.shows('0.0003 --epochs')
    app.type('t')
    await app.shows('starting')
    const branch = {run: 'mnist-20250301-090000-cd34', checkpoint, sha256: '0'}
    expect(app.platform.launched).toMatchObject([
      {branch, hyperparameters: {learningRate: 0.0003, units: 64, epochs: 13}},
    ])
    // The chapter's own page is as it was.
    expect(app.platform.launched).toHaveLength(1)
  })

  it('resumes a crashed run at once', async () => {
    await openTable()
    app.type('jjjjr')
    await app.shows('▪')
    expect(app.platform.launched).toEqual([{chapter: 'mnist-20250226-120000-0c0d'}])
  })

  it('says what is wrong with a damaged run, and what can be done with it', async () => {
    const trouble = {code: 'run-unreadable', detail: {path: '/runs/old/run.json'}}
    const [first, ...others] = someRuns()
    if (!first) throw new Error('no runs')
    const {hyperparameters: _, seed: __, dataset: ___, ...known} = first.summary
    const summary = {...known, id: 'old', status: 'damaged' as const, resumable: false, trouble}
    const runs = [{...first, live: false, summary}, ...others]
    app = openApp({platform: new FakePlatform(undefined, {env: {}, runs})})
    app.type('R')
    await app.shows(/old +damaged +5\/8/)
    expect(app.frame()).toMatch(/\/runs\/old\/run.json is lost, damaged or of another version/)
    expect(app.frame()).toContain('can still be applied')
    app.type('\r')
    await app.hides('by started')
    expect(app.frame()).toContain('can still be applied')
    app.type(keys.escape)
    await app.shows(/old +damaged/)
    app.type('j')
    await app.hides('can still be applied')
    app.type('kr')
    await app.shows(/✗.*the run cannot go on/)
    expect(app.platform.launched).toEqual([])
    for (const columns of ['run', 'status', 'epochs', 'accuracy', 'loss', 'data']) {
      app.type('o')
      await app.shows(`by ${columns}`)
    }
    app.type('/damaged\r')
    await app.shows('/damaged')
    expect(app.frame()).toContain('old')
  })

  it('keeps cursor, marks, filter and order while rows come', async () => {
    const all = Array.from({length: 40}, (_, index) => runAt(index))
    const tell = (runs: typeof all) =>
      app.dispatch({type: 'runs', runs, left: all.length - runs.length, at: Date.now()})
    app = openApp({platform: new FakePlatform(undefined, {env: {}, runs: []})})
    app.type('R')
    await app.shows('No run yet')
    tell(all.slice(0, 3))
    await app.shows('37 still to be read')
    app.type('j ')
    await app.shows(/✓ iris-1/)
    tell(all.slice(0, 20))
    await app.shows('20 still to be read')
    app.type('oooo')
    await app.shows('by accuracy')
    tell(all)
    await app.hides('still to be read')
    // The best is the oldest, and was read last.
    expect(app.frame()).toMatch(/✓ iris-1 /)
    app.type('g')
    await app.shows(/iris-39/)
    expect(app.frame().indexOf('iris-39 ')).toBeLessThan(app.frame().indexOf('iris-38 '))
    app.type('/iris-1\r')
    await app.shows('/iris-1')
    expect(app.frame()).not.toContain('iris-39')
  })

  it('opens a run whose folder has a name that every object knows', async () => {
    const runs = someRuns().map((run, index) =>
      index === 1 ? {...run, summary: {...run.summary, id: 'constructor'}} : run,
    )
    app = openApp({platform: new FakePlatform(undefined, {env: {}, runs})})
    app.type('R')
    await app.shows('constructor')
    app.type('j\r')
    await app.shows(/Finished|finished/)
    await app.shows(/8\/8/)
  })

  it('does not say that there is no run to apply while it still looks', async () => {
    app = openApp({platform: new FakePlatform(undefined, {env: {}, runs: []})})
    app.openChapter('iris')
    await app.shows('learning rate')
    app.dispatch({type: 'runs', runs: [], left: 9, at: Date.now()})
    app.type('a')
    await app.shows('looking into the folder of runs')
  })

  it('says so where there are none', async () => {
    app = openApp({platform: new FakePlatform(undefined, {env: {}, runs: []})})
    app.type('R')
    await app.shows('No run yet')
  })
})
