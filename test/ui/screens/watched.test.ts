import stringWidth from 'string-width'
import {afterEach, describe, expect, it} from 'vitest'
import {TfnotesError} from '../../../src/errors.ts'
import type {RunSummary} from '../../../src/runs/summary.ts'
import {keys, openApp} from '../support/app.tsx'
import {FakePlatform} from '../support/fake-platform.ts'
import {curve, someLogs} from '../support/logs.ts'

let app: ReturnType<typeof openApp>
afterEach(() => app.close())

/** What the list says of another program's run. */
const theirs: RunSummary = {
  id: 'theirs',
  dir: '/runs/theirs',
  status: 'watched',
  trained: false,
  resumable: false,
  createdAt: 1e12,
  updatedAt: 1e12,
  epoch: 0,
  epochs: 0,
  metrics: {loss: 0.3, accuracy: 0.931},
  seconds: 0,
  warnings: [],
  logs: {run: '.', step: 59},
}

const narrow = {columns: 80, rows: 24}

async function watch(
  path = '/logs/fit',
  {said = {}, ...options}: Parameters<typeof openApp>[0] & {said?: Record<string, string>} = {},
) {
  app = openApp({size: narrow, ...options})
  app.dispatch({type: 'watch', request: {path, said}})
  await app.shows(path)
}

describe('the curves of another program’s run', () => {
  it('stand over steps or minutes, a part of which is looked at', async () => {
    await watch()
    await app.shows('train/epoch_loss?')
    app.type('z')
    await app.shows('steps 1,950–3,900 of 3,900')
    app.type('[')
    await app.shows('steps 975–2,925 of 3,900')
    app.type(keys.left)
    await app.shows('step 2900')
    app.type('Z')
    await app.hides('of 3,900')
    app.type('x')
    await app.shows('by minutes')
    app.type('x')
    await app.hides('by minutes')
  })

  it('have the learning rate in the place of the accuracy, where one is chosen', async () => {
    await watch()
    await app.shows('train/epoch_loss?')
    app.type(keys.tab)
    await app.shows('Learning rate ╌')
    expect(app.frame()).not.toContain('Accuracy ╌')
    app.type(keys.tab)
    await app.shows('Accuracy ╌')
  })
})

describe('the screen of another program’s run', () => {
  it('shows its curves over the steps, what each is taken from, whose it is and who wrote it', async () => {
    await watch()
    await app.shows('train/epoch_loss?')
    const frame = app.frame()
    for (const words of [
      'watched, not controlled',
      '/logs/fit',
      'written by: TensorFlow',
      'val. loss = validation/epoch_loss?',
      '? a guess (c)',
      'step 3900',
      'Loss',
      'Accuracy',
      'last written',
    ])
      expect(frame).toContain(words)
    expect(frame).toMatch(/\n.* 0 +.*3900/)
    for (const row of frame.split('\n')) expect(stringWidth(row.trimEnd())).toBeLessThan(80)
  })

  it('has no keys that control, and those of a run do nothing', async () => {
    await watch()
    await app.shows('train/epoch_loss?')
    for (const words of ['pause', 'stop', 'rate', 'resume', 'apply'])
      expect(app.frame()).not.toContain(` ${words} `)
    const before = app.frame()
    app.type(' s+-ra')
    expect(app.frame()).toBe(before)
    expect(app.platform.requests).toEqual([])
    expect(app.platform.launched).toEqual([])
    app.type('q')
    expect(app.done.quit).toEqual([0])
  })

  it('takes a curve from another tag, from none, and back to the guess', async () => {
    await watch()
    await app.shows('train/epoch_loss?')
    app.type('c')
    await app.shows('guessed by its name: train/epoch_loss')
    app.type(`g${keys.enter}`)
    await app.shows('chosen: train/batch_loss')
    app.type('\t')
    await app.shows('guessed by its name: validation/epoch_loss')
    app.type('x')
    await app.shows('no curve')
    app.type(keys.escape)
    await app.shows('loss = train/batch_loss ')
    expect(app.frame()).not.toContain('val. loss')
    app.type(`c\x1b[Z${keys.backspace}${keys.escape}`)
    await app.shows('loss = train/epoch_loss?')
    app.type('cx\tx\tx\tx\x1b')
    await app.shows('No curve is chosen: press c.')
    app.type(keys.left)
    await app.shows('No curve is chosen: press c.')
  })

  it('opens with what the command line has said', async () => {
    await watch('/logs/fit', {said: {loss: 'train/batch_loss', accuracy: 'none', lr: 'lost'}})
    await app.shows('loss = train/batch_loss ')
    expect(app.frame()).toContain('lr = lost (nothing written yet)')
    expect(app.frame()).not.toContain('  accuracy =')
  })

  it('asks for a loss where no tag looks like one', async () => {
    await watch('/logs/rewards')
    await app.shows('No tag can be taken for a loss')
    app.type(`G${keys.enter}${keys.escape}`)
    await app.shows('loss = reward')
    expect(app.frame()).toContain('12.5')
  })

  it('asks which of several runs, and watches that', async () => {
    await watch('/logs/several')
    await app.shows('2 runs lie here; which one?')
    expect(app.frame()).not.toContain('written by')
    app.type(`${keys.down}${keys.enter}`)
    await app.shows('train/epoch_loss?')
    expect(app.platform.watching).toEqual([
      ['/logs/several', undefined],
      ['/logs/several', 'fit/older'],
    ])
    app.type('o')
    await app.shows('fit/newer')
    app.type(keys.escape)
    await app.shows('train/epoch_loss?')
  })

  it('draws what comes, shows NaN as such and says what is damaged', async () => {
    await watch()
    await app.shows('train/epoch_loss?')
    app.platform.write({
      ...someLogs('/logs/fit', undefined),
      tags: [curve('loss', [2, 1, Number.NaN])],
      problems: [{code: 'events-damaged', detail: {path: '/logs/fit/events', offset: 77}}],
    })
    await app.shows('NaN or Inf')
    expect(app.frame()).toMatch(/Loss .*NaN/)
    expect(app.frame()).toContain('/logs/fit/events is damaged at byte 77')
    app.type(keys.left + keys.left)
    await app.shows('step 100')
    expect(app.frame()).toMatch(/Loss .*1\.00/)
  })

  it('keeps what is known where the files have gone', async () => {
    await watch()
    await app.shows('train/epoch_loss?')
    app.platform.clear(new TfnotesError('logs-gone', {path: '/logs/fit'}))
    await app.shows('not watched any more')
    expect(app.frame()).toContain('The event files of /logs/fit were deleted or moved')
    expect(app.frame()).toContain('train/epoch_loss?')
  })

  it('fits 80 × 24 in Chinese and in ASCII', async () => {
    await watch('/logs/fit', {language: 'zh'})
    await app.shows('其他程序的训练')
    expect(app.frame()).toContain('写入者：TensorFlow')
    for (const row of app.frame().split('\n')) expect(stringWidth(row.trimEnd())).toBeLessThan(80)
    app.type('c')
    await app.shows('按名称猜测')
    for (const row of app.frame().split('\n')) expect(stringWidth(row.trimEnd())).toBeLessThan(80)
    app.close()
    await watch('/logs/fit', {glyphs: 'ascii'})
    await app.shows('train/epoch_loss?')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: all of ASCII
    expect(app.frame()).toMatch(/^[\x00-\x7f]*$/)
  })
})

describe('the table of runs', () => {
  it('shows a folder of event files as watched; Enter watches it, and nothing else is done to it', async () => {
    const platform = new FakePlatform(undefined, {
      env: {TERM: 'dumb', LANG: 'C.UTF-8', TFNOTES_GLYPHS: 'unicode'},
      runs: [{live: false, events: [], summary: theirs}],
    })
    app = openApp({size: narrow, platform})
    app.type('R')
    await app.shows('theirs')
    expect(app.frame()).toMatch(/theirs +watched +step 59 +0\.931/)
    for (const key of ['r', 'a', 'i', 'v', ' ', 'x']) {
      app.type(key)
      await app.shows('theirs is another program’s run: it is watched, not controlled')
      app.type(keys.down)
      await app.hides('not controlled')
    }
    app.type(keys.enter)
    await app.shows('train/epoch_loss?')
    expect(platform.watching).toEqual([['/runs/theirs', undefined]])
    app.type(keys.escape)
    await app.shows('step 59')
  })
})
