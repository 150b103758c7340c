import {afterEach, describe, expect, it} from 'vitest'
import {keys, openApp} from '../support/app.tsx'

let app: ReturnType<typeof openApp>
afterEach(() => app.close())

async function openTable() {
  app = openApp()
  app.type('R')
  await app.shows('stock-lstm-20250225-120000-1e2f')
}
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

  it('sorts by every column', async () => {
    await openTable()
    app.type('o')
    await app.shows('by run')
    expect(order()).toEqual([...order()].sort((a, b) => a.localeCompare(b)))
    app.type('ooo')
    await app.shows('by accuracy')
    expect(order().at(-1)).toContain('stock-lstm')
  })

  it('filters by anything in a row', async () => {
    await openTable()
    app.type('/crashed\r')
    await app.shows('/crashed')
    expect(order()).toEqual(['mnist-20250226-120000-0c0d'])
    app.type(keys.escape)
    await app.shows('stock-lstm')
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
    await new Promise(resolve => setTimeout(resolve, 30))
    expect(order()).not.toContain('mnist-20250301-090000-cd34')
  })

  it('compares marked runs by what differed', async () => {
    await openTable()
    app.type('c')
    await app.shows('Mark at least two')
    app.type('  c')
    await app.shows('What differed')
    expect(app.frame()).toMatch(/learning rate +0\.001 +0\.01/)
    expect(app.frame()).not.toContain('batch size')
  })

  it('resumes a crashed run, and only such a one', async () => {
    await openTable()
    app.type('jr')
    await app.shows('all its epochs')
    app.type('jjjr')
    await app.shows('▪')
    expect(app.platform.launched).toEqual([{chapter: 'mnist-20250226-120000-0c0d'}])
  })

  it('says so where there are none', async () => {
    const {FakePlatform} = await import('../support/fake-platform.ts')
    app = openApp({platform: new FakePlatform(undefined, {env: {}, runs: []})})
    app.type('R')
    await app.shows('No run yet')
  })
})
