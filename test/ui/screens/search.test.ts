import {afterEach, describe, expect, it} from 'vitest'
import {shareRows} from '../../../src/ui/screens/search/results.ts'
import {searchEntries} from '../../../src/ui/search/entries.ts'
import {search} from '../../../src/ui/search/rank.ts'
import {keys, openApp} from '../support/app.tsx'

let app: ReturnType<typeof openApp> | undefined
afterEach(() => app?.close())

const ctrlF = '\x06'

const open = async (options: NonNullable<Parameters<typeof openApp>[0]> = {}) => {
  const opened = openApp(options)
  app = opened
  await opened.shows('tfnotes')
  return {...opened, top: () => opened.state().screens.at(-1)}
}

const best = (typed: string, language: 'en' | 'zh' = 'en') =>
  search(searchEntries(), typed, {language}).map(({entry}) => entry)

describe('what is looked for', () => {
  it.each([
    ['lenet', 'page'],
    ['momentum', 'term'],
    ['--validation-freq', 'setting'],
    ['batch size', 'setting'],
    ['ctrl-l', 'key'],
    ['robot that keeps', 'notes'],
  ])('%s is first a %s', (typed, kind) => {
    expect(best(typed)[0]?.target.kind).toBe(kind)
  })

  it('is found in either language, by what the other one calls it', () => {
    for (const typed of ['dropout', '丢弃'])
      for (const language of ['en', 'zh'] as const) {
        const found = best(typed, language)
        expect(found[0]?.target, `${typed} ${language}`).toMatchObject({
          kind: 'term',
          term: {name: {en: 'dropout'}},
        })
        expect(found.some(({target}) => target.kind === 'setting' && target.key === 'dropout')).toBe(true)
        expect(found.some(({target}) => target.kind === 'notes')).toBe(true)
      }
    expect(
      best('卷积', 'en').some(({target}) => target.kind === 'page' && target.page === 'convolution'),
    ).toBe(true)
    expect(best('convolution', 'zh')[0]?.target).toMatchObject({page: 'convolution'})
  })

  it('has to have every word, and is nothing where there is none', () => {
    expect(best('')).toEqual([])
    expect(best('quux')).toEqual([])
    expect(best('learning quux')).toEqual([])
    const found = best('rate learning')
    expect(found.length).toBeGreaterThan(3)
  })

  it('takes no pattern for one', () => {
    for (const typed of ['.*', '[', '\\', '(', 'a+']) expect(() => best(typed)).not.toThrow()
  })
})

describe('the search', () => {
  it('finds as one types and goes to a chapter', async () => {
    const {type, shows, top} = await open()
    type(`${ctrlF}lenet`)
    await shows(/chapter +LeNet/)
    type('\r')
    expect(top()).toMatchObject({kind: 'chapter', chapter: 'lenet'})
    type(keys.escape)
    expect(top()).toMatchObject({kind: 'chapters'})
  })

  it('goes to the field of a setting, on the page that is open, behind the row that hides it', async () => {
    const {type, shows, top, openChapter, state} = await open()
    openChapter('fashion')
    await shows('tfnotes train fashion')
    type(`${ctrlF}--early-stopping`)
    await shows('--early-stopping')
    type('\r')
    expect(top()).toMatchObject({kind: 'chapter', chapter: 'fashion', field: 'earlyStopping'})
    await shows(/early stopping ╌/)
    // To look is not to try.
    expect(state().progress.tried).toEqual([])
  })

  it('goes to the paragraph of the notes, to the key in the help and to the term', async () => {
    const {type, shows, top} = await open()
    type(`${ctrlF}expert systems`)
    await shows('expert systems')
    type('\r')
    await shows(/^.*\n\n.*╌.*\n *Symbolism writes knowledge down/)
    type(`${keys.escape}${ctrlF}draw the screen anew`)
    await shows('draw the screen anew')
    type('\r')
    expect(top()).toMatchObject({kind: 'help', context: 'common'})
    await shows('Ctrl-L')
    type(`${keys.escape}${ctrlF}感受野\r`)
    await shows('receptive field ╌')
    await shows('In the book')
  })

  it('types q, ? and W into the text, says when nothing is found, and looks among the keys from the help', async () => {
    const {type, shows, top} = await open()
    type(`${ctrlF}q?W`)
    await shows('/ q?W')
    await shows('Nothing in the program has to do with this.')
    type('\r')
    expect(top()).toMatchObject({kind: 'search'})
    type(`${keys.escape}?/zoom`)
    expect(top()).toMatchObject({kind: 'search', only: 'key', text: 'zoom'})
    await shows(/key +z +zoom/)
  })
})

describe('the glossary', () => {
  it('says what a term means in both languages and where the book uses it, and goes there', async () => {
    const {type, shows, top} = await open()
    type('W')
    await shows('Glossary ╌')
    type(`/stride\r`)
    await shows('stride ╌')
    await shows('步长')
    await shows('4.1')
    type('\r')
    expect(top()).toMatchObject({kind: 'notes'})
    await shows(/stride/)
    type(keys.escape)
    type('jkG')
    await shows('weight ╌')
  })

  it('is in the order of pinyin in Chinese', async () => {
    const {type, shows, top} = await open({language: 'zh'})
    type('WG')
    await shows('术语表')
    const last = top()
    type('g')
    expect(top()).not.toEqual(last)
  })
})

describe('results', () => {
  it('have a row each, and what is left goes round, the first ones first', () => {
    expect(shareRows([3, 1, 4], 3)).toEqual([1, 1, 1])
    expect(shareRows([3, 1, 4], 6)).toEqual([3, 1, 2])
    expect(shareRows([3, 1, 4], 60)).toEqual([3, 1, 4])
  })

  it('say on a tall terminal all that they say', async () => {
    const {type, shows, frame} = await open({size: {columns: 120, rows: 60}})
    type(`${ctrlF}dropout`)
    await shows('Try it: stop this run in the middle of an epoch')
    expect(frame()).not.toMatch(/\S…\s*$/m)
  })

  it('keep their names on a narrow one', async () => {
    const {type, shows} = await open({size: {columns: 80, rows: 24}})
    type(`${ctrlF}dropout`)
    await shows(/term +dropout {2}Switches off/)
  })
})
