import {afterEach, expect, it} from 'vitest'
import type {RunState} from '../../src/runs/state.ts'
import {lookAt} from '../../src/ui/looked-at.ts'
import {offersOf} from '../../src/ui/press.ts'
import {withKnown} from '../../src/ui/runs/with-known.ts'
import type {AppState} from '../../src/ui/state.ts'
import {keys, openApp} from './support/app.tsx'

let app: ReturnType<typeof openApp>
afterEach(() => app.close())

/** On the page of the run that trains. */
async function openRun() {
  app = openApp()
  app.type('R')
  await app.shows('stock-lstm')
  app.type('\r')
  await app.shows('1200/1875')
}

const back = `${keys.escape}${keys.escape}`

/** As a run that trains makes it with every batch. */
function told(state: AppState): AppState {
  const [run = ''] = state.live
  return {...state, followed: withKnown(state.followed, run, {...(state.followed[run] as RunState)})}
}

/** What the footer asks for. */
const asked = (state: AppState) => {
  const offers = offersOf(state)
  for (const {why} of offers) why()
  return offers
}

it.each([
  ['a chapter', `${back}/2.3\r\r`, 'The same without screens'],
  ['its notes', `${back}/2.3\r\rn`, 'Notes'],
  ['the book', back, 'of 30 read'],
])(
  'no key is tried anew for what a run tells that has nothing to do with it: %s',
  async (_, typed, wanted) => {
    await openRun()
    app.type(typed)
    await app.shows(wanted)
    const state = app.state()
    expect(offersOf(told(state))).toBe(asked(state))
    expect(offersOf({...told(state), notice: {words: () => 'Done.', tone: 'good'}})).toBe(asked(state))
  },
)

it('keys are tried anew once what they look at has changed', async () => {
  await openRun()
  const state = app.state()
  const offers = asked(state)
  expect(asked(told(state))).not.toBe(offers)
  expect(asked({...state, language: 'zh'}).map(({label}) => label)).not.toEqual(
    offers.map(({label}) => label),
  )
  const [run = ''] = state.live
  const ended = withKnown(state.followed, run, {...(state.followed[run] as RunState), phase: 'finished'})
  const idle = (one: AppState) =>
    asked(one)
      .find(({binding}) => binding.command === 'stop')
      ?.why()
  expect(idle(state)).toBeUndefined()
  expect(idle({...state, followed: ended, live: []})).toBeDefined()
})

it('what is looked at for the first time is looked at as it is by then', async () => {
  await openRun()
  const [run = ''] = app.state().live
  const looked = lookAt(app.state())
  const later = told(app.state())
  expect(looked.isSameIn(later)).toBe(true)
  expect(looked.state.followed[run]).toBe(later.followed[run])
  expect(looked.isSameIn(told(later))).toBe(false)
})
