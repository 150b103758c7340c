import {render} from 'ink-testing-library'
import {createElement} from 'react'
import {afterEach, expect, it} from 'vitest'
import {App} from '../../../src/ui/app.tsx'
import {initialState} from '../../../src/ui/initial.ts'
import type {Key} from '../../../src/ui/keys/key.ts'
import type {Offer} from '../../../src/ui/keys/offer.ts'
import {offersOf} from '../../../src/ui/press.ts'
import type {AppState} from '../../../src/ui/state.ts'
import {createAppStore} from '../../../src/ui/store.ts'
import {texts} from '../../../src/ui/text/index.ts'
import {update} from '../../../src/ui/update.ts'
import {keys, openApp} from '../support/app.tsx'

const size = {columns: 80, rows: 24}
/** With colours: that the cursor has moved is seen by them alone. */
const {look} = initialState({TERM: 'xterm-256color', LANG: 'C.UTF-8'}, 'en', size)

function drawn(state: AppState): string {
  const store = createAppStore({...state, look}, () => {})
  const {lastFrame, unmount} = render(createElement(App, {store}))
  const frame = lastFrame() ?? ''
  unmount()
  return frame
}

const keyOf = (name: string): Key => (name.length === 1 ? {name, text: name} : {name})

/** What is seen of a key: another frame, a sentence that is no refusal, or something done in the world. */
function isSeen(state: AppState, before: string, name: string): boolean {
  const {state: after, effects} = update(state, {type: 'key', key: keyOf(name)})
  if (effects.some(({effect}) => effect !== 'wait')) return true
  if (after.notice) return after.notice.tone !== 'bad'
  return drawn(after) !== before
}

function refusal(state: AppState, name: string): string | undefined {
  const {notice} = update(state, {type: 'key', key: keyOf(name)}).state
  return notice?.tone === 'bad' ? notice.words(texts.en, 'en') : undefined
}

const commandOf = ({binding}: Offer) => binding.command

/** Keeps what every footer has to keep, and returns what is wrong. */
function faultsOf(original: AppState): string[] {
  const state = {...original, notice: undefined}
  const before = drawn(state)
  const faults = offersOf(state).flatMap((offer): string[] => {
    const {binding} = offer
    const why = offer.why()
    if (why === undefined) {
      if (binding.rank === undefined || binding.keys.some(key => isSeen(state, before, key))) return []
      return [`${commandOf(offer)} is offered and does nothing`]
    }
    return binding.keys
      .filter(key => !/[.。]$/.test(refusal(state, key) ?? ''))
      .map(key => `${key} (${commandOf(offer)}) does not say why it does nothing: ${refusal(state, key)}`)
  })
  const footer = before.split('\n').at(-1) ?? ''
  const shown = offersOf(state).filter(
    ({binding, why}) => binding.rank !== undefined && why() === undefined && binding.command !== 'language',
  )
  const isWhole = shown.every(({binding, label}) => binding.command === 'help' || footer.includes(label))
  if (isWhole === footer.includes('… ')) faults.push(`says wrongly whether there is more: ${footer}`)
  return faults
}

let app: ReturnType<typeof openApp>
afterEach(() => app.close())

const {down, tab, end, right} = keys
const esc = keys.escape

/** What is pressed, and what is to be seen then: the walk of the frames through all screens. */
const walks: Readonly<
  Record<string, readonly (readonly [where: string, keys: string, wanted: string | RegExp])[]>
> = {
  'the book and a chapter': [
    ['chapters', '', 'Chapters'],
    ['a filter', '/2.3', '/2.3'],
    ['a filter without a match', 'zzz', 'No chapter'],
    ['that is kept', '\r', 'No chapter'],
    ['a chapter', `${esc}/2.3\r\r`, 'The same without screens'],
    ['a number', '5', 'keep'],
    ['pre-flight', `${esc}f`, '312 MB'],
    ['a wrong value', `${down}0.5x\r`, 'The same'],
    ['rates', `rF`, '0.002'],
    ['pictures', `${esc}b`, 'GENERATED'],
    ['augmentation', `${esc}v`, 'epoch 8'],
    ['a check', `${esc}d`, '24'],
    ['layers', `${esc}s`, '100,480'],
    ['notes', `${esc}n`, 'Notes'],
    ['code', `${esc}c`, 'keras'],
    ['its data', 'd', 'Data for the program'],
    ['help', `${esc}?`, 'Keys'],
    ['doctor', `${esc}${esc}D`, 'v20'],
  ],
  'prices and flowers': [
    ['prices', '/stock-gru\r\r', 'The same'],
    ['columns', 'o', '107036.13'],
    ['flowers', `${esc}${esc}/iris\r\r`, 'The same'],
    ['letters', `${esc}/letters\r\r`, 'The same'],
  ],
  labs: [
    ['a lab', '/gradient\r\r', 'Gradient descent'],
    ['its figures', tab, 'Gradient descent'],
    ['its notes', 'n', 'Notes'],
    ['the prompt', `${esc}${esc}/tensors\r\r`, 'for example'],
    ['with an answer', 'oneHot([1, 0], 2)\r', '[0. 1.]'],
  ],
  runs: [
    ['runs', 'R', 'stock-lstm'],
    ['a query', '/chapter:mnist', '3 of 7'],
    ['without a match', 'zzz', 'None of 7'],
    ['kept', '\r', 'None of 7'],
    ['marked', `${esc}  `, '2 marked'],
    ['labels', 'e', 'Tags of 2'],
    ['compared', `${esc}c`, 'Validation accuracy'],
    ['read and enlarged', `${tab}x${right}e`, 'step'],
    ['deleted', `${esc}${esc}*xy`, 'u brings'],
    ['and back', 'u', 'are back'],
    ['the commands of this session', '@', 'tfnotes restore'],
  ],
  'a run that trains': [
    ['the table', 'R', 'stock-lstm'],
    ['the run', '\r', '1200/1875'],
    ['the stop menu', 's', 'detach'],
    ['read', `${esc}${right}`, 'epoch 5'],
    ['weights', 'w', 'hidden/kernel'],
    ['its judgement', `${esc}i`, '94.0%'],
    ['classes', tab, '62.5%'],
    ['mistakes', tab, /97(\.0)?%/],
    ['inside', 'v', '91.0%'],
    ['a picture', `${esc}${esc}a`, 'digit-3.png'],
    ['an answer', `${down}${down}\r`, '94.0%'],
  ],
  'runs of other kinds': [
    ['the table', 'R', 'stock-lstm'],
    ['a run of prices', `G${keys.up}\r`, 'threads'],
    ['its forecast', 'a', 'RMSE'],
    ['its gates', 'i', '240'],
    ['letters', `${esc}${esc}${esc}${end}a`, '90.0%'],
    ['flowers', `${esc}kkka`, 'setosa'],
  ],
  studies: [
    ['studies', 'S', 'sweep-mnist-20250301'],
    ['one that is done', 'G', 'sweep-mnist'],
    ['a study', 'g\r', '0.9788 ± 0.0012'],
    ['one without figures', `${esc}${down}\r`, 'No trial'],
  ],
}

it.each(Object.entries(walks))(
  'every footer tells the truth: %s',
  async (_, walk) => {
    app = openApp({size})
    const faults: Record<string, readonly string[]> = {}
    for (const [where, typed, wanted] of walk) {
      app.type(typed)
      await app.shows(wanted)
      const found = faultsOf(app.state())
      if (found.length > 0) faults[where] = found
    }
    expect(faults).toEqual({})
  },
  60_000,
)

it('a preset without another, and values that differ from none, are not offered', async () => {
  app = openApp({size: {columns: 100, rows: 32}})
  app.type('/alexnet\r\r')
  await app.shows('The same without screens')
  expect(app.frame()).not.toMatch(/p preset|r reset/)
  app.type('p')
  await app.shows('✗ There is no other preset')
  app.type('r')
  await app.shows('✗ Nothing differs from the preset.')
  app.type('o')
  await app.shows(/✗ .*(price|column)/)
})

it('what is pasted answers no question', async () => {
  app = openApp({size})
  app.type('R')
  await app.shows('stock-lstm')
  app.type('jx')
  await app.shows('Delete mnist-20250301-090000-cd34')
  app.type('\x1b[200~y\x1b[201~\x1b[<64;10;10M\x1b[M !!')
  expect(app.state().screens.at(-1)?.kind).toBe('menu')
  await app.shows('Delete mnist-20250301-090000-cd34')
})

it('a wheel and what a terminal reports of itself are typed into no field', async () => {
  app = openApp({size})
  app.type('R')
  await app.shows('stock-lstm')
  app.type('/chapter')
  app.type('\x1b[<64;10;10M\x1b[<65;10;10M\x1b[M !!\x1b[64;10;10M\x1b[?62;c\x1b[I\x1b]11;rgb:0/0/0\x07')
  app.type(':iris')
  await app.shows('1 of 7')
  expect(app.frame()).toMatch(/\/chapter:iris\s*$/m)
})

it('a key that is none here says where those are that are', async () => {
  app = openApp({size})
  app.type('R')
  await app.shows('stock-lstm')
  app.type('k')
  expect(app.frame()).not.toContain('is no key here')
  app.type('B')
  await app.shows('B is no key here; ? shows those that are.')
  app.type('?')
  await app.shows('18/')
  app.type(keys.pageDown)
  await app.shows('Nothing to do now for')
  await app.shows('Mark at least two runs')
})

it('a run of prices has no judgement of classes and no pictures to look inside', async () => {
  app = openApp({size: {columns: 100, rows: 32}})
  app.type('R')
  await app.shows('stock-lstm')
  app.type(`G${keys.up}\r`)
  await app.shows('threads')
  const offered = offersOf(app.state()).filter(({why}) => why() === undefined)
  expect(offered.map(({binding}) => binding.command)).toContain('apply')
  for (const command of ['judge', 'maps'])
    expect(offered.map(({binding}) => binding.command)).not.toContain(command)
  for (const key of ['i', 'v']) {
    app.type(key)
    await app.shows(/✗ .*\.$/m)
    expect(app.state().screens.at(-1)?.kind).toBe('run')
  }
})
