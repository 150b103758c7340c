import {afterEach, describe, expect, it} from 'vitest'
import {shownRuns} from '../../../src/ui/screens/runs/shown.ts'
import type {AppState} from '../../../src/ui/state.ts'
import {texts} from '../../../src/ui/text/index.ts'
import {keys, openApp} from '../support/app.tsx'
import {FakePlatform} from '../support/fake-platform.ts'
import {manyRuns, type StoredRun} from '../support/runs.ts'

let app: ReturnType<typeof openApp>
afterEach(() => app.close())

const short = {columns: 80, rows: 24}

async function openTable(runs: StoredRun[], options: Parameters<typeof openApp>[0] = {}) {
  app = openApp({platform: new FakePlatform(undefined, {env: {}, runs}), ...options})
  app.type('R')
  await app.shows(runs[0]?.summary.id.slice(-4) ?? '')
}

/** The last four letters of the ids in sight, from top to bottom. */
const ids = () => [...app.frame().matchAll(/\d{8}-\d{6}-(\w{4}) /g)].map(([, id]) => id)
const cursor = () => {
  const top = app.state().screens.at(-1)
  return top?.kind === 'runs' ? top.run?.slice(-4) : undefined
}
const at = (index: number) => index.toString(16).padStart(4, '0')

const rates = [0.001, 0.01, 0.0003]
const varied = (index: number) => ({
  learningRate: rates[index % 3] as number,
  hyperparameters: {
    epochs: 8,
    batchSize: index % 2 ? 64 : 32,
    learningRate: rates[index % 3] as number,
    optimizer: index === 0 ? 'sgd' : 'adam',
    units: 64 << (index % 4),
    l1: index / 1000,
    l2: index / 100,
    dropout: index % 2 ? 0.2 : 0,
  },
})

describe('columns', () => {
  it('are the settings in which the runs in the table differ, and what has no room is counted', async () => {
    await openTable(manyRuns(6, varied))
    const [, more] = /\+(\d) more settings/.exec(app.frame()) ?? []
    const shown = ['lr', 'batch size', 'optimizer', 'units', 'L1', 'L2', 'dropout'].filter(title =>
      new RegExp(` ${title} .*started`).test(app.frame()),
    )
    expect(shown.length + Number(more)).toBe(7)
    expect(shown.length).toBeGreaterThan(0)
    // Where a search leaves no difference, there is no column.
    app.type('/id:0001\r')
    await app.shows('1 of 6')
    expect(app.frame()).not.toMatch(/more setting/)
    expect(app.frame()).not.toMatch(/ lr .*started/)
  })

  it('have room for one or two at 80 columns, beside all that was there before', async () => {
    await openTable(
      manyRuns(3, index => ({learningRate: rates[index] as number})),
      {size: short},
    )
    const head = app
      .frame()
      .split('\n')
      .find(row => row.includes('started ▾'))
    expect(head).toMatch(/run +status +epochs +accuracy +lr +started/)
    for (const rate of ['0.001', '0.01', '0.0003']) expect(app.frame()).toContain(` ${rate} `)
    expect(ids()).toEqual(['0000', '0001', '0002'])
  })

  it('can be sorted by, and what has nothing of it stands last whichever way', async () => {
    await openTable(
      manyRuns(4, index =>
        index === 1
          ? {hyperparameters: {epochs: 8}, chapter: 'unheard-of'}
          : {learningRate: rates[index % 3] as number},
      ),
      {size: short},
    )
    await app.seek('o', 'by learning rate')
    expect(ids()).toEqual(['0002', '0000', '0003', '0001'])
    app.type('O')
    await app.shows('▾')
    expect(ids()).toEqual(['0000', '0003', '0002', '0001'])
  })
})

describe('figures of different tasks', () => {
  const of = (chapter: string, accuracy: number, more = {}) => ({
    chapter,
    bestAccuracy: {epoch: 3, loss: 1 - accuracy, valLoss: 1 - accuracy, valAccuracy: accuracy},
    bestLoss: {epoch: 5, loss: 1 - accuracy, valLoss: 1 - accuracy},
    dataset: {name: chapter as 'mnist', from: 'auto' as const, source: 'file' as const},
    ...more,
  })
  const tasks = [
    of('mnist', 0.9),
    of('fashion', 0.95),
    of('mnist', 0.98),
    of('fashion', 0.85),
    of('mnist', 0.97, {dataset: {name: 'mnist', from: 'generated'}}),
  ]

  it('are never in one order: each has a leader board with a heading', async () => {
    await openTable(
      manyRuns(5, index => tasks[index] ?? {}),
      {size: short},
    )
    await app.seek('o', 'by accuracy')
    expect(ids()).toEqual(['0002', '0000', '0001', '0003', '0004'])
    expect(app.frame()).toMatch(/MNIST digits · MNIST handwritten digits +2 runs/)
    expect(app.frame()).toMatch(/Fashion.* 2 runs/)
    expect(app.frame()).toMatch(/MNIST.* generated +1 run\b/)
    app.type('O')
    await app.shows('▴')
    expect(ids()).toEqual(['0000', '0002', '0003', '0001', '0004'])
    app.type('o')
    await app.shows('by loss')
    expect(ids()).toEqual(['0002', '0000', '0001', '0003', '0004'])
    app.type('G')
    expect(cursor()).toBe('0004')
    app.type('k')
    expect(cursor()).toBe('0003')
  })

  it('say their chapter above whatever is at the top of the table', async () => {
    await openTable(
      manyRuns(60, index => of(index < 50 ? 'mnist' : 'fashion', 1 - index / 100)),
      {size: short},
    )
    await app.seek('o', 'by accuracy')
    app.type(keys.pageDown + keys.pageDown)
    await app.shows(`-${at(40 - 10)} `)
    expect(app.frame()).toMatch(/MNIST digits · .* 50 runs/)
    app.type('G')
    await app.shows(`-${at(59)} `)
    expect(app.frame()).toMatch(/Fashion.* 10 runs/)
  })
})

describe('the search', () => {
  const runs = () =>
    manyRuns(5, index => ({
      learningRate: rates[index % 3] as number,
      ...(index === 4 && {label: {name: 'baseline', tags: ['good']}, status: 'failed' as const}),
    }))

  it('is a query, which is said to be wrong in one sentence while it is typed', async () => {
    await openTable(runs())
    app.type('/lr<0.001')
    await app.shows('1 of 5')
    expect(ids()).toEqual(['0002'])
    app.type(' lrr>1')
    await app.shows(/no “lrr”.*Did you mean “lr”|no “lrr”/)
    // The words before it hold all the same.
    expect(ids()).toEqual(['0002'])
    app.type('\r')
    await app.shows('✗')
    expect(app.state().screens.at(-1)).toMatchObject({typing: {text: 'lr<0.001 lrr>1'}})
    app.type(keys.backspace.repeat(6))
    app.type('\r')
    await app.hides('no “lrr”')
    expect(app.frame()).toContain('/lr<0.001')
  })

  it('begins afresh with every /, and Esc brings back what was before', async () => {
    await openTable(runs())
    app.type('/tag:good\r')
    await app.shows('1 of 5')
    app.type('/')
    await app.shows('for example:')
    expect(ids()).toHaveLength(5)
    app.type('-failed')
    await app.shows('4 of 5')
    app.type(keys.escape)
    await app.shows('/tag:good')
    expect(app.frame()).toContain('baseline')
    app.type(keys.escape)
    await app.hides('/tag:good')
    expect(ids()).toHaveLength(5)
  })

  it('that leaves nothing is not a folder without runs', async () => {
    for (const [language, none] of [
      ['en', 'None of 5 runs matches; Esc shows all again.'],
      ['zh', '5 条记录中没有符合条件的；按 Esc 恢复显示全部。'],
    ] as const) {
      await openTable(runs(), {language})
      app.type('/acc>0.99\r')
      await app.shows(none)
      for (const key of ['r', 'a', ' ', 'x', 'e', '\r']) {
        app.type(key)
        await app.shows(new RegExp(`✗ ${none}`))
      }
      expect(app.frame()).not.toMatch(/No run yet|还没有训练记录/)
      app.close()
    }
  })

  it('is told whole why it is not understood', async () => {
    await openTable(runs(), {size: {columns: 80, rows: 24}})
    app.type('/qwertz=1')
    await app.shows('put in quotation marks.')
  })
})

describe('the arrow beside what the table is sorted by', () => {
  it('points down where the largest or the latest comes first, whatever that is', async () => {
    await openTable(manyRuns(3))
    const heading = () =>
      app
        .frame()
        .split('\n')
        .find(row => row.includes('status')) ?? ''
    expect(heading()).toContain('started ▾')
    app.type('O')
    await app.shows('started ▴')
    app.type('o')
    await app.shows('by run')
    expect(heading()).toContain('run ▴')
    app.type('ooo')
    await app.shows('by accuracy')
    expect(heading()).toContain('accuracy ▾')
    app.type('o')
    await app.shows('by loss')
    expect(heading()).toContain('loss ▴')
  })
})

describe('the cursor', () => {
  const tell = (runs: readonly StoredRun[]) =>
    app.dispatch({type: 'runs', runs: runs.map(({summary}) => summary), left: 0, at: Date.now()})

  it('stays on its run when others come and go, also before it was ever moved', async () => {
    const all = manyRuns(6)
    await openTable(all.slice(2))
    expect(cursor()).toBe('0002')
    tell(all.slice(1))
    await app.shows('-0001 ')
    expect(cursor()).toBe('0002')
    app.type('j')
    expect(cursor()).toBe('0003')
    tell(all.toSpliced(2, 1))
    await app.hides('-0002 ')
    expect(cursor()).toBe('0003')
  })

  it('goes to the run that has come to its place where its own is gone', async () => {
    const all = manyRuns(6)
    await openTable([...all])
    app.type('jj')
    tell(all.toSpliced(2, 1))
    await app.hides('-0002 ')
    expect(cursor()).toBe('0003')
    app.type('G')
    tell(all.slice(0, 3))
    await app.hides('-0005 ')
    expect(cursor()).toBe('0002')
  })
})

describe('several runs', () => {
  it('are marked at once, all that are shown and again none', async () => {
    await openTable(manyRuns(6, index => ({learningRate: rates[index % 3] as number})))
    app.type('/lr=0.01\r')
    await app.shows('2 of 6')
    app.type('*')
    await app.shows('2 marked')
    app.type(keys.escape)
    await app.hides('/lr')
    expect(app.frame().match(/✓ mnist/g)).toHaveLength(2)
    app.type('/lr=0.001\r')
    await app.shows('2 marked, 2 of them not shown')
    app.type('*')
    await app.shows('4 marked')
    app.type('*')
    await app.shows('2 marked, 2 of them not shown')
  })

  it('are deleted after one question with their number, and brought back', async () => {
    await openTable(manyRuns(6))
    app.type('j   x')
    await app.shows('Delete 3 runs with their checkpoints?')
    app.type('n')
    await app.hides('Delete 3 runs')
    expect(ids()).toHaveLength(6)
    app.type('xy')
    await app.shows('Deleted 3 runs; u brings them back.')
    await app.hides('-0002 ')
    expect(ids()).toEqual(['0000', '0004', '0005'])
    expect(cursor()).toBe('0004')
    expect(app.frame()).not.toContain('marked')
    app.type('u')
    await app.shows('3 runs are back.')
    expect(ids().toSorted()).toEqual(['0000', '0001', '0002', '0003', '0004', '0005'])
    app.type('u')
    await app.shows('✗')
  })

  it('come back time after time, the last deleted first, also after the table was left', async () => {
    await openTable(manyRuns(6))
    app.type('j  xy')
    await app.shows('Deleted 2 runs; u brings them back.')
    await app.hides('-0002 ')
    app.type('gxy')
    await app.shows('Deleted mnist-20250301-100000-0000; u brings it back.')
    await app.hides('-0000 ')
    app.type(`${keys.escape}R`)
    await app.shows('-0003 ')
    app.type('u')
    await app.shows('mnist-20250301-100000-0000 is back.')
    app.type('u')
    await app.shows('2 runs are back.')
    expect(ids().toSorted()).toEqual(['0000', '0001', '0002', '0003', '0004', '0005'])
  })

  it('that still go are not among those that are deleted', async () => {
    await openTable(manyRuns(3, index => ({status: index === 0 ? 'live' : 'finished'})))
    app.type('*x')
    await app.shows('Delete 2 runs with their checkpoints?')
    app.type('y')
    await app.shows('Deleted 2 runs')
    expect(ids()).toEqual(['0000'])
    app.type('x')
    await app.shows('This run is still going.')
  })
})

describe('the footer', () => {
  const footer = () => app.frame().split('\n').at(-1) ?? ''

  it('has only keys that do something, and first what is done with marked runs', async () => {
    await openTable(manyRuns(3, index => ({status: index === 2 ? 'live' : 'finished'})))
    expect(footer()).not.toContain('compare')
    expect(footer()).toContain('delete')
    app.type('G')
    await app.hides('delete')
    app.type('g')
    await app.shows('delete')
    app.type('  ')
    await app.shows('2 marked')
    expect(footer().trim()).toMatch(/^c compare +x delete +e label/)
    app.type('*')
    await app.shows('3 marked')
    app.type('*')
    await app.hides('marked')
    app.type('gxy')
    await app.shows('u brings it back')
    expect(footer().trim()).toMatch(/^u undelete/)
  })

  it('offers to go on with a run that can', async () => {
    await openTable(manyRuns(2, () => ({status: 'crashed', resumable: true})))
    expect(footer()).toMatch(new RegExp(`^ *r ${texts.en.commands.resume[0]} +Enter open`))
  })
})

it('a list of 3,000 runs is sorted once, however many keys are pressed', async () => {
  await openTable(manyRuns(3000, varied))
  const table = (state: AppState) => {
    const top = state.screens.at(-1)
    if (top?.kind !== 'runs') throw new Error('no table')
    return shownRuns(state, top)
  }
  const before = table(app.state())
  for (let page = 0; page < 40; page++) app.type(keys.pageDown)
  expect(cursor()).not.toBe('0000')
  expect(table(app.state())).toBe(before)
})
