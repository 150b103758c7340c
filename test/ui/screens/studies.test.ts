import {afterEach, describe, expect, it} from 'vitest'
import {openApp} from '../support/app.tsx'
import {FakePlatform} from '../support/fake-platform.ts'
import {someRuns} from '../support/runs.ts'

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
    await app.shows(new RegExp(`1 +${sweep} +running +7/12 .*left +0.9788 ± 0.0012 learning rate 0.001`))
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
    await app.shows('in the queue again')
    expect(platform.spawned.map(args => args.join(' '))).toEqual([
      'queue --all --json --watch',
      `queue pause ${sweep} --json`,
      `queue move ${sweep} 2 --json`,
      `queue drop ${sweep} --json`,
      `sweep --resume ${sweep} --detach --json`,
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

  it('says what is missing', async () => {
    studies()
    await app.shows(sweep)
    app.type('j\r')
    await app.shows('No trial has its result yet')
    app.type('\r')
    await app.shows('No run of this setting yet')
  })
})
