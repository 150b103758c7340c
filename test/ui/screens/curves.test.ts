import {afterEach, describe, expect, it} from 'vitest'
import type {EventBody} from '../../../src/runs/events.ts'
import {handlers} from '../../../src/ui/screens/run/input.ts'
import type {RunScreen} from '../../../src/ui/screens/run/state.ts'
import type {AppState} from '../../../src/ui/state.ts'
import {en} from '../../../src/ui/text/en.ts'
import {keys, type openApp} from '../support/app.tsx'
import {epochBody, start} from '../support/events.ts'
import {live, openFinished, openLive} from '../support/open-run.ts'

let app: ReturnType<typeof openApp>
afterEach(() => app.close())

let told = 60_000
function tell(body: EventBody): void {
  told += 5000
  app.platform.emit(live, {v: 1, t: start + told, ...body} as never)
}

const batchAt = (epoch: number, step: number, more: object = {}): EventBody => ({
  event: 'batch',
  epoch,
  step,
  steps: 1875,
  loss: 0.2,
  accuracy: 0.9,
  samplesPerSecond: 14_000,
  ...more,
})

const screenOf = (state: AppState) => state.screens.at(-1) as RunScreen

/** The labels of the x axis of the first chart. */
const axisRow = (frame: string) => frame.split('\n').find(row => /^ {8,}\d/.test(row)) ?? ''

describe('the axis of a run', () => {
  it('is epochs, steps or minutes, and what was looked at stays in sight', async () => {
    app = await openFinished()
    app.type('z')
    await app.shows('epochs 4–8 of 8')
    app.type(`${keys.left}${keys.left}`)
    await app.shows('epoch 7')
    app.type('x')
    await app.shows('step 13125')
    expect(app.frame()).toContain('of 15,000')
    app.type('x')
    await app.shows('minute 0.49')
    app.type('x')
    await app.shows('epoch 7')
    app.type(`${keys.escape}0`)
    await app.hides('epochs 4–8')
  })

  it('is zoomed into around the crosshair, moved and widened again', async () => {
    app = await openFinished()
    app.type('g')
    await app.shows('epoch 1')
    app.type('z')
    await app.shows('epochs 1–5 of 8')
    app.type(']')
    await app.shows('epochs 2–7 of 8')
    // The crosshair stays in sight.
    await app.shows('epoch 2,')
    app.type('Z')
    await app.hides('of 8,')
    app.type('[')
    await app.shows(en.curves.allInSight)
  })

  it('does not reserve all epochs of a young run, and is half full at least', async () => {
    app = await openLive()
    // Epoch 6 of 8 is under way: the next power of two is beyond its end.
    expect(axisRow(app.frame())).toMatch(/1 .*8/)
    const {started} = app.state().followed[live] ?? {}
    const hyperparameters = {...started?.hyperparameters, epochs: 80}
    tell({...started, event: 'started', hyperparameters} as EventBody)
    for (const epoch of [1, 2, 3]) tell({...epochBody({run: live, chapter: 'mnist', epochs: 80}, epoch)})
    await app.shows('3/80')
    expect(axisRow(app.frame())).toMatch(/1 .*3$|1 .*3 /)
    tell({...epochBody({run: live, chapter: 'mnist', epochs: 80}, 4)})
    await app.shows('4/80')
    expect(axisRow(app.frame())).toMatch(/1 .*5/)
  })

  it('has the batches of the epoch under way, so that a long one is no still', async () => {
    app = await openLive()
    for (const step of [1300, 1500, 1800]) tell(batchAt(6, step, {loss: 0.9}))
    await app.shows('1800/1875')
    expect(app.frame()).toContain(en.curves.batches)
    const values = app.state().followed[live]?.batches.column('loss')
    expect([...(values ?? [])].at(-1)).toBeCloseTo(0.9, 5)
    app.type('x')
    await app.shows('by step')
    app.type(keys.left)
    await app.shows('step 11175')
  })
})

describe('further charts', () => {
  it('stand in the place of the accuracy, one after another', async () => {
    app = await openFinished()
    for (const title of ['Learning rate', 'Gradient norm', 'Samples per second']) {
      app.type(keys.tab)
      await app.shows(`${title} ╌`)
    }
    expect(app.frame()).toContain('2.24 ms/step')
    app.type(keys.tab)
    await app.shows('Accuracy ╌')
    app.type('\x1b[Z')
    await app.shows('Samples per second ╌')
  })

  it('say that a norm was not measured', async () => {
    app = await openFinished()
    app.type(`${keys.tab}${keys.tab}`)
    await app.shows('was not measured')
  })

  it('draw the norms of batches and epochs', async () => {
    app = await openLive()
    app.type(`${keys.tab}${keys.tab}`)
    await app.shows('Gradient norm ╌')
    for (const step of [1300, 1500, 1800]) tell(batchAt(6, step, {gradientNorm: step / 1000}))
    tell({...epochBody({run: live, chapter: 'mnist', epochs: 8}, 6), gradientNorm: 1.625} as EventBody)
    await app.shows(/Gradient norm ╌+ ▪ 1\.63/)
  })
})

describe('laying runs over each other', () => {
  it('waits for the list of runs instead of saying that there is none', async () => {
    app = await openLive()
    const {runs: _, ...unread} = app.state()
    const asked = handlers.overlay(unread, screenOf(unread), {name: 'o'} as never).state
    expect(asked.notice?.words(en, 'en')).toBe(en.curves.listBeingRead)
    expect(asked.notice?.holds?.(asked)).toBe(true)
    expect(asked.notice?.holds?.(app.state())).toBe(false)
    const half = {...app.state(), runs: [], runsLeft: 3}
    expect(handlers.overlay(half, screenOf(half), {name: 'o'} as never).state.notice?.words(en, 'en')).toBe(
      en.curves.listBeingRead,
    )
    const alone = {...app.state(), runs: [], runsLeft: 0}
    expect(handlers.overlay(alone, screenOf(alone), {name: 'o'} as never).state.notice?.words(en, 'en')).toBe(
      en.refused.noOthers,
    )
  })
})
