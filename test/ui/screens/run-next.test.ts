import {afterEach, describe, expect, it} from 'vitest'
import type {EventBody, RunEvent} from '../../../src/runs/events.ts'
import {texts} from '../../../src/ui/text/index.ts'
import {update} from '../../../src/ui/update.ts'
import {keys, openApp} from '../support/app.tsx'
import {draw} from '../support/draw.tsx'
import {epochBody, start} from '../support/events.ts'

const live = 'mnist-20250301-100000-ab12'
let app: ReturnType<typeof openApp>
afterEach(() => app.close())

const emit = (...bodies: readonly EventBody[]) =>
  app.platform.emit(live, ...bodies.map(body => ({v: 1, t: start + 60_000, ...body}) as RunEvent))

async function openLive(language: 'en' | 'zh' = 'en') {
  app = openApp({language, size: {columns: 80, rows: 24}})
  app.type('R')
  await app.shows('ab12')
  app.type('\r')
  await app.shows('1200/1875')
}

const story = {run: live, chapter: 'mnist', epochs: 8}
const begun = (): EventBody =>
  ({event: 'started', ...(app.state().followed[live]?.started as object)}) as EventBody
const ending = (reason: 'completed' | 'stopped' | 'discarded', epochs = 5): EventBody => ({
  event: 'finished',
  epochs,
  metrics: {loss: 0.1},
  seconds: 1,
  reason,
})
const saved = (epoch: number, step = 0): EventBody => ({
  event: 'checkpoint',
  kind: 'last',
  epoch,
  step,
  path: 'last',
})

describe('what to do next', () => {
  it('is to be told what s would keep, while it trains', async () => {
    await openLive()
    expect(app.frame()).toContain('s ends it early: all up to then is kept; the best epoch so far is 5.')
  })

  it('is to be told of the one that is kept, where that is the best alone', async () => {
    await openLive()
    const hyperparameters = {epochs: 8, bestOnly: true}
    emit({...begun(), hyperparameters} as EventBody)
    await app.shows('nothing is kept before its first epoch is done')
    emit(epochBody(story, 1))
    await app.shows('epoch 1, the best one, is kept')
  })

  it('is to go on where it is paused', async () => {
    await openLive()
    emit(saved(5, 1200), {event: 'paused'})
    await app.shows('Paused; all up to epoch 5, step 1,200 is saved. Space continues, s ends it.')
  })

  it('is to go on by as many epochs as its key gives, where it still improves', async () => {
    await openLive()
    const bodies = Array.from({length: 120}, (_, at): EventBody => {
      const loss = 2 - at / 100
      return {...epochBody(story, at + 1), loss, valLoss: loss, epochs: 120} as EventBody
    })
    emit(begun(), ...bodies, saved(120), ending('completed', 120))
    await app.shows('go on with +12 epochs')
    await app.shows('Done. Press r for 12 more epochs, a to apply, i to evaluate.')
    app.type('r')
    await app.shows('m  12 more epochs')
    expect(app.frame()).toContain('5  5 more epochs')
    app.type('m')
    await app.hides('m  12 more epochs')
    expect(app.platform.further).toEqual([[live, 12]])
  })

  it('is another try from the best epoch where it over-fits', async () => {
    await openLive()
    const losses = [0.5, 0.3, 0.4, 0.6, 0.8, 0.9]
    const bodies = losses.map(
      (valLoss, at): EventBody => ({...epochBody(story, at + 1), loss: 1 / (at + 2), valLoss}) as EventBody,
    )
    emit(begun(), ...bodies, saved(6), ending('completed', 6))
    await app.shows(/Press a to apply, i to evaluate, r for other values from epoch 2\s+on\./)
    app.type('r')
    await app.shows('other values: a new run from its best epoch')
    expect(app.frame()).not.toMatch(/ m {2}/)
  })

  it.each([
    ['stopped', 'Stopped and saved. Press r to go on after epoch 5, a to apply, i to evaluate.'],
    ['discarded', 'Its end is not saved. Press r to go on after epoch 5, a to apply.'],
  ] as const)('of one that was %s is to go on from its checkpoint', async (reason, words) => {
    await openLive()
    emit(saved(5), ending(reason))
    await app.shows(words)
  })

  it('names no key that does nothing', async () => {
    await openLive()
    emit(begun(), ending('discarded', 0))
    await app.shows('Nothing of it is saved.')
    expect(app.frame()).not.toContain('Press r')
  })

  it('after a crash is to go on from where it was saved', async () => {
    await openLive()
    emit(saved(5, 40))
    app.platform.end(live)
    await app.shows(/unexpectedly\. Press r to go on after epoch 5, step 40, a to\s+apply/)
  })

  it('stands in Chinese, too', async () => {
    await openLive('zh')
    await app.shows('目前最优是第 5 轮')
    emit(saved(5), ending('stopped'))
    await app.shows('已停止并保存。按 r 从第 5 轮后继续，按 a 应用')
  })
})

describe('the bell', () => {
  it('rings once for a run that is done, where it was asked for, and for no other', async () => {
    await openLive()
    app.type('b')
    await app.shows('The terminal rings when this run is done.')
    await app.shows('training  rings when done')
    app.type(keys.escape)
    await app.shows('stock-lstm')
    emit(saved(5), ending('completed'))
    await app.hides('1 run training')
    expect(app.platform.rung).toBe(1)
    app.platform.end(live)
    await new Promise(resolve => setTimeout(resolve, 50))
    expect(app.platform.rung).toBe(1)
  })

  it('rings for one whose trainer has vanished', async () => {
    await openLive()
    app.type('b')
    await app.shows('The terminal rings')
    app.platform.end(live)
    await app.shows('crashed')
    await app.hides('The terminal rings')
    expect(app.platform.rung).toBe(1)
  })

  it('does not ring where it was sent away, nor for what the reader has stopped', async () => {
    await openLive()
    app.type('bb')
    await app.shows('does not ring')
    app.type('b')
    await app.shows('The terminal rings')
    emit(saved(5), ending('stopped'))
    await app.shows('stopped')
    expect(app.platform.rung).toBe(0)
  })

  it('is not offered where it rings anyway', async () => {
    await openLive()
    const state = {...app.state(), ringsForAll: true}
    expect(
      update(state, {type: 'key', key: {name: 'b', text: 'b'}}).state.notice?.words(texts.en, 'en'),
    ).toContain('for every run')
  })
})

it.each(['en', 'zh'] as const)(
  'a question says beside its answers what comes of them, where there is room: %s',
  async language => {
    await openLive(language)
    app.type('s')
    await app.shows(texts[language].menu.stop.detach)
    const wide = () => draw({...app.state(), size: {columns: 120, rows: 40}}).replaceAll(/\s+/g, '')
    const said = (words: string) => words.replaceAll(/\s+/g, '')
    expect(wide()).toContain(said(texts[language].menuMore.stop.cancel))
    expect(draw(app.state())).not.toContain(texts[language].menuMore.stop.cancel)
  },
)
