import {afterEach, describe, expect, it} from 'vitest'
import {keys, openApp} from '../support/app.tsx'
import {FakePlatform} from '../support/fake-platform.ts'
import {manyRuns, type StoredRun} from '../support/runs.ts'

let app: ReturnType<typeof openApp>
afterEach(() => app.close())

async function openTable(runs: StoredRun[], options: Parameters<typeof openApp>[0] = {}) {
  app = openApp({platform: new FakePlatform(undefined, {env: {}, runs}), ...options})
  app.type('R')
  await app.shows(/started ▾|开始时间 ▾/)
}

const pause = (ms: number) => new Promise(resolve => setTimeout(resolve, ms))

describe('the details of the run under the cursor', () => {
  const told = (): StoredRun[] => {
    const [first, ...others] = manyRuns(3, index =>
      index === 0
        ? {
            learningRate: 0.01,
            label: {name: 'steeper', tags: ['good'], note: 'the rate that the lecture speaks of'},
            rateChanges: [{from: 0.01, to: 0.005, epoch: 2, step: 40}],
            seconds: 90,
          }
        : {},
    )
    if (!first) throw new Error('no runs')
    const warning = {v: 1, t: 1, event: 'warning', code: 'plateau', detail: {epochs: 5}} as const
    return [{...first, events: [...first.events, warning]}, ...others]
  }

  it.each([
    ['en', ['Loss', 'training', 'learning rate 0.01', 'set by hand 0.01 → 0.005', 'took 1:30']],
    ['zh', ['损失', '训练集', '学习率 0.01', '手动改学习率 0.01 → 0.005', '1:30']],
  ] as const)('take the table’s place at 80 × 24, in %s', async (language, wanted) => {
    await openTable(told(), {language, size: {columns: 80, rows: 24}})
    expect(app.platform.read).toEqual([])
    app.type('d')
    for (const words of wanted) await app.shows(words)
    for (const words of ['steeper', '#good', 'the rate that the lecture speaks of', '┤', 'WebAssembly'])
      expect(app.frame()).toContain(words)
    // What is not the preset's stands first and is marked.
    expect(app.frame()).toMatch(/▪ (learning rate|学习率) 0\.01/)
    expect(app.frame()).not.toMatch(/▪ (optimizer|优化器)/)
    // Where not all of it has room beside the curves, it is to be had without them.
    app.type('d')
    await app.hides('┤')
    await app.shows(language === 'en' ? 'batch size 32' : '批大小 32')
    expect(app.frame().split('\n').slice(0, -1).join('\n')).not.toContain('…')
    app.type('j')
    await app.hides('steeper')
    await app.shows(/mnist-20250301-100000-0001 .* (2 of 3|第 2 条)/)
    app.type(keys.escape)
    await app.shows(/▾\s*$/m)
    expect(app.state().screens.at(-1)?.kind).toBe('runs')
  })

  it('are read once one stays on a run, not while one pages over thousands', async () => {
    await openTable(manyRuns(400), {size: {columns: 80, rows: 24}})
    app.type('d')
    await app.shows('validation')
    expect(app.platform.read).toEqual(['mnist-20250301-100000-0000'])
    for (let page = 0; page < 30; page++) app.type('jj')
    expect(app.platform.read).toHaveLength(1)
    await pause(200)
    expect(app.platform.read).toEqual(['mnist-20250301-100000-0000', 'mnist-20250301-100000-003c'])
    // What is not known yet is not another run's.
    app.type('j')
    await app.shows('reading its events')
    await app.shows('validation')
  })

  it('are read again when the run has told more', async () => {
    const [run] = manyRuns(1)
    if (!run) throw new Error('no runs')
    await openTable([run], {size: {columns: 80, rows: 24}})
    app.type('d')
    await app.shows('validation')
    const more = {...run.summary, updatedAt: run.summary.updatedAt + 1}
    app.dispatch({type: 'runs', runs: [more], left: 0, at: Date.now()})
    const id = app.state().screens.at(-1)?.id ?? 0
    app.dispatch({type: 'message', owner: id, message: {message: 'timer', name: 'list'}})
    await pause(20)
    expect(app.platform.read).toHaveLength(1)
    expect(app.state().screens.at(-1)).toMatchObject({read: {row: run.summary}})
  })

  it('say what is wrong with a run, and that there is no curve', async () => {
    const [run] = manyRuns(1, () => ({
      status: 'damaged',
      epoch: 0,
      trouble: {code: 'run-unreadable', detail: {path: '/runs/old/run.json'}},
    }))
    if (!run) throw new Error('no runs')
    await openTable([{...run, events: []}], {size: {columns: 80, rows: 24}})
    app.type('d')
    await app.shows(/\/runs\/old\/run.json is lost, damaged/)
    await app.shows('No curves')
  })
})
