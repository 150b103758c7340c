import {afterEach, describe, expect, it} from 'vitest'
import {paneNames} from '../../../src/ui/screens/run/panes/names.ts'
import {texts} from '../../../src/ui/text/index.ts'
import {keys, openApp} from '../support/app.tsx'
import {FakePlatform} from '../support/fake-platform.ts'
import {someRuns} from '../support/runs.ts'

const live = 'mnist-20250301-100000-ab12'
let app: ReturnType<typeof openApp>
afterEach(() => app.close())

const env = {TERM: 'dumb', LANG: 'C.UTF-8'}

/** The live run, with these values set otherwise than its preset says. */
async function openLive(size: {columns: number; rows: number}, language: 'en' | 'zh' = 'en') {
  const runs = someRuns().map(run =>
    run.summary.id === live
      ? {
          ...run,
          summary: {
            ...run.summary,
            hyperparameters: {...run.summary.hyperparameters, optimizer: 'sgd', learningRate: 0.05},
            dataset: {name: 'mnist', from: 'auto', trainSamples: 600} as const,
          },
        }
      : run,
  )
  app = openApp({size, language, platform: new FakePlatform(undefined, {env, runs})})
  app.type('R')
  await app.shows('ab12')
  app.type('\r')
  await app.shows('1200/1875')
}

const titles = (language: 'en' | 'zh' = 'en') => texts[language].runPage.panes

describe('beside the curves of a run', () => {
  it.each(['en', 'zh'] as const)('p goes through the panes at 80 × 24: %s', async language => {
    await openLive({columns: 80, rows: 24}, language)
    const second = `${texts[language].run.accuracy} `
    for (const name of paneNames) {
      app.type('p')
      await app.shows(`${titles(language)[name]} ╌`)
      expect(app.frame()).not.toContain(`${second}╌`)
    }
    app.type('p')
    await app.shows(`${second}╌`)
  })

  it('stand below them where there is room, all at once', async () => {
    await openLive({columns: 120, rows: 40})
    for (const name of paneNames) await app.shows(`${titles()[name]} ╌`)
    await app.shows('Accuracy ╌')
    // Nothing else when one chart is to have all the room.
    app.type('e')
    await app.hides(`${titles().settings} ╌`)
    app.type('p')
    await app.shows(`${titles().settings} ╌`)
  })

  it('what was set comes first, by the words of the form', async () => {
    await openLive({columns: 80, rows: 24})
    app.type('p')
    await app.shows('Settings ╌')
    const rows = app.frame().split('\n')
    const at = (words: string) => rows.findIndex(row => row.includes(words))
    expect(at('learning rate')).toBeGreaterThan(0)
    expect(rows[at('learning rate')]).toContain('0.05')
    expect(at('600')).toBeLessThan(at('as in the preset'))
    expect(at('learning rate')).toBeLessThan(at('as in the preset'))
    expect(at('hidden units')).toBeGreaterThan(at('as in the preset'))
  })

  it('up and down scroll what p has chosen, Escape lets go of it', async () => {
    await openLive({columns: 80, rows: 24})
    app.type(keys.down)
    await app.shows('p chooses a pane')
    app.type('p')
    await app.shows(/Settings ╌+ \d+\/\d+/)
    app.type(keys.down)
    await app.hides('preset notes')
    app.type(keys.up)
    await app.shows(/preset.*notes/)
    // At the end it stays: as many presses up bring it back as down were of use.
    for (let press = 0; press < 40; press++) app.type(keys.down)
    app.type(keys.up)
    await app.hides('preset notes')
    app.type(keys.escape)
    await app.shows('Accuracy ╌')
  })

  it('layers have their parameters, and no others than the trainer tells of', async () => {
    await openLive({columns: 80, rows: 24})
    app.type('pp')
    await app.shows('100,480')
    await app.shows('101,770')
    const {started} = app.state().followed[live] ?? {}
    app.platform.emit(live, {v: 1, t: 1, event: 'started', ...started, parameters: 4711} as never)
    await app.shows('4,711 parameters; its layers')
    expect(app.frame()).not.toContain('100,480')
  })

  it('the log has its end in sight, and what stands before it by scrolling', async () => {
    await openLive({columns: 80, rows: 24})
    app.type('ppp')
    await app.shows('The log is being read.')
    app.platform.see(live, {seen: 'log', log: {lines: [], isCut: false}})
    await app.shows('Empty. What a library')
    const lines = Array.from(
      {length: 50},
      (_, at) => `line ${at} of the trainer that is longer than the pane`,
    )
    app.platform.see(live, {seen: 'log', log: {lines, isCut: true}})
    await app.shows('line 49')
    expect(app.frame()).not.toContain('line 30')
    app.type(keys.up.repeat(50))
    await app.shows('line 20')
    app.platform.see(live, {seen: 'log', log: {code: 'is-a-link', detail: {path: '/runs/log.txt'}}})
    await app.shows('/runs/log.txt')
  })

  it('the system is what has been seen of it while one looked', async () => {
    await openLive({columns: 120, rows: 40})
    await app.shows('The machine is being')
    const use = {cpu: 0.5, memory: 312e6, memoryTotal: 8.2e9}
    app.platform.see(live, {seen: 'machine', use}, {seen: 'machine', use: {...use, cpu: 0.25}})
    await app.shows('25%')
    await app.shows('312 MB of 8.2 GB')
    expect(app.frame()).not.toContain('GPU')
    const card = (index: string) => ({index, uuid: index, name: 'NVIDIA H100'})
    const cards = [{...card('0'), use: 0.93, memory: 12e9, memoryTotal: 80e9}, card('1')]
    app.platform.see(live, {seen: 'machine', use: {...use, cards}})
    await app.shows(/GPU 0 .*93% {2}12 GB of 80 GB/)
    expect(app.frame()).not.toMatch(/GPU 1|NaN/)
    app.platform.see(live, {seen: 'elsewhere', host: 'big-machine'})
    await app.shows('It trains on')
    app.type(keys.escape)
    await app.shows('stock-lstm')
    expect(app.platform.observed).toEqual([])
  })
})
