import {afterEach, describe, expect, it} from 'vitest'
import {progressText} from '../../../src/ui/screens/studies/rows.ts'
import {openApp} from '../support/app.tsx'
import {FakePlatform} from '../support/fake-platform.ts'
import {someRuns} from '../support/runs.ts'
import {twins} from '../support/studies.ts'

let app: ReturnType<typeof openApp>
afterEach(() => app.close())

const sweep = 'sweep-mnist-20250301-110000-0001'

function studies(options: Parameters<typeof openApp>[0] = {}): FakePlatform {
  const platform = new FakePlatform(undefined, {env: {}, runs: someRuns()})
  app = openApp({platform, ...options})
  app.type('S')
  return platform
}

describe('the studies', () => {
  it('stand in the order of the queue, then what is over, with the best setting of each', async () => {
    studies()
    await app.shows(new RegExp(`1 +${sweep} +running +7/12 .*left +0.9788 ± 0.0012 0.001, 128`))
    const frame = app.frame()
    expect(frame.indexOf(sweep)).toBeLessThan(frame.indexOf('seeds-iris-20250228'))
    expect(frame).toMatch(/halted +0\/3/)
  })

  it('are paused, taken out and put back as the command line does', async () => {
    const platform = studies()
    await app.shows(sweep)
    app.type('p')
    await app.shows('Asked to pause.')
    app.type(']')
    await app.shows('Asked to change places.')
    app.type('r')
    await app.shows('in the queue already')
    app.type('x')
    await app.shows(/1? +sweep-mnist-20250301-110000-0001 +dropped/)
    app.type('gx')
    await app.shows('not in the queue')
    app.type('r')
    await app.shows('Asked to go on')
    app.type('u')
    await app.shows('Asked to go on')
    app.type('u')
    await app.shows('No study was taken out of the queue here.')
    expect(platform.spawned.map(args => args.join(' '))).toEqual([
      'queue --all --json --watch',
      `queue pause ${sweep} --json`,
      `queue move ${sweep} 2 --json`,
      `queue drop ${sweep} --json`,
      `sweep --resume ${sweep} --detach --json`,
      `sweep --resume ${sweep} --detach --json`,
    ])
  })

  it('that are done say so, whatever is asked of them', async () => {
    const platform = studies()
    await app.shows(sweep)
    app.type('G')
    for (const key of ['p', 'r', 'x']) {
      app.type(key)
      await app.shows('This study is done: there is nothing left to train.')
    }
    expect(platform.spawned).toHaveLength(1)
  })
})

describe('how far a study has come', () => {
  it('ends with the run it waits for, in place of a time that does not run', () => {
    expect(progressText({language: 'en'}, {...twins, waitsFor: 'iris-1'})).toEqual([
      '6/10',
      'waits for iris-1, which is being trained here',
    ])
  })
})

describe('one study', () => {
  it('has its leader board, how sure it is, what mattered and the curves of the best', async () => {
    studies()
    await app.shows(sweep)
    app.type('\r')
    await app.shows(/o +0.001 +128 +0.9788 ± 0.0012 +3 +best/)
    const frame = app.frame()
    expect(frame).toMatch(/x +0.001 +64 +0.978 ± 0.003 +3 +not told apart \(-0.0012 ± 0.0019\)/)
    expect(frame).toMatch(/\+ +0.01 +64 +0.9312 +1 +one seed: unknown/)
    expect(frame).toContain('learning rate 62.0%')
    await app.shows(/o 0.001, 128 +0.9663/)
  })

  it('opens the run of a setting, of one seed after another, and compares the best', async () => {
    studies()
    await app.shows(sweep)
    app.type('\r')
    await app.shows('Leader board')
    app.type('j')
    await app.shows(/Leader board .*mnist-20250301-100000-ab12/)
    app.type('c')
    await app.shows('Compare')
    app.type('\x1b')
    await app.shows('Leader board')
    app.type('\r')
    await app.shows(/1200\/1875/)
  })

  it('of seeds alone has their mean, between the lowest and the highest', async () => {
    studies()
    await app.shows('seeds-mnist')
    app.type('G\r')
    await app.shows(/mean of the seeds, between the lowest and the highest/)
    await app.shows(/o mean 0\.\d{4}/)
    expect(app.frame()).toMatch(/0.96 ± 0.03 +2 +best/)
  })

  it('says what is missing', async () => {
    studies()
    await app.shows(sweep)
    app.type('j\r')
    await app.shows('No trial has its result yet')
    app.type('\r')
    await app.shows('No run of this setting yet')
  })
})

describe('a field with several values', () => {
  async function mnist(): Promise<FakePlatform> {
    const platform = new FakePlatform(undefined, {env: {}, runs: someRuns()})
    app = openApp({platform})
    app.type('/2.3\r')
    await app.shows('101,770')
    app.type('\r')
    await app.shows('tfnotes train mnist')
    return platform
  }

  it('makes a sweep of the form: how many runs, the command, and t begins it', async () => {
    const platform = await mnist()
    app.type('1,2\r')
    await app.shows('t trains 2 runs')
    await app.shows('tfnotes sweep mnist')
    expect(app.frame()).toMatch(/epochs +1,2/)
    // One value has a way to go, several have none.
    app.type('\x1b[C')
    await app.shows(/epochs +.*1,2/)
    app.type('t')
    await app.shows('Leader board')
    expect(platform.launched).toEqual([])
    expect(platform.spawned.filter(([command]) => command === 'sweep').map(args => args.join(' '))).toEqual([
      'sweep mnist --epochs 1,2 --seed 1 --detach --json',
    ])
  })

  it('says what is wrong with it, and begins nothing', async () => {
    const platform = await mnist()
    app.type('5..2\r')
    await app.shows(/its first\s/)
    app.type('t')
    await app.shows('Put the marked values right first')
    expect(platform.spawned.filter(([command]) => command === 'sweep')).toEqual([])
  })

  it('that is one value again makes it one run', async () => {
    const platform = await mnist()
    app.type('3,3\r')
    await app.shows('tfnotes train mnist --epochs 3')
    app.type('t')
    await app.shows(/Starting|starting/)
    expect(platform.launched.map(({hyperparameters}) => hyperparameters.epochs)).toEqual([3])
  })
})

it('the list has what the study under the cursor has found below it, where there is room', async () => {
  studies({size: {columns: 100, rows: 32}})
  await app.shows('What mattered')
  app.type('jj')
  await app.shows('0.96 ± 0.03')
  await app.hides('What mattered')
})
