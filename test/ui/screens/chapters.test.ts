import {afterEach, describe, expect, it} from 'vitest'
import {keys, openApp} from '../support/app.tsx'

let app: ReturnType<typeof openApp>
afterEach(() => app.close())

describe('the book', () => {
  it('shows what a chapter is about, its network and its newest run', async () => {
    app = openApp()
    app.type('/mnist digits\r')
    await app.shows('mnist-20250301-100000-ab12')
    expect(app.frame()).toContain('101,770 parameters')
    expect(app.frame()).toContain('Dense 128 relu')
  })

  it('moves with arrows, letters, pages and to the ends, several keys in one chunk', async () => {
    app = openApp()
    app.type('jjjjjj')
    await app.shows('Activation functions ╌')
    app.type('kk')
    await app.shows('How big is a network ╌')
    app.type(keys.end)
    await app.shows('GRU')
    app.type('g')
    await app.shows('Three schools of AI ╌')
  })

  it('filters as one types, finds Chinese too, and says when nothing is left', async () => {
    app = openApp()
    app.type('/net')
    await app.shows('/net')
    expect(app.frame()).toContain('LeNet')
    expect(app.frame()).not.toContain('Fashion-MNIST')
    app.type('\x15鸢尾')
    await app.shows('Iris species')
    app.type('\x15zzz')
    await app.shows('No chapter contains this.')
    app.type(keys.escape)
    await app.shows('LeNet')
  })

  it('begins a filter afresh with every /, and Esc brings back the one before', async () => {
    app = openApp()
    app.type('/lstm\r')
    await app.shows('/lstm')
    app.type('/')
    await app.hides('/lstm')
    app.type('gru')
    await app.shows('/gru')
    app.type(keys.escape)
    await app.shows('/lstm')
    app.type(keys.escape)
    await app.hides('/lstm')
  })

  it('types q, L and ? into the filter instead of obeying them', async () => {
    app = openApp()
    app.type('/qL?')
    await app.shows('/qL?')
    expect(app.done.quit).toEqual([])
  })

  it('begins with a page that is only read', async () => {
    app = openApp()
    await app.shows('Three schools of AI ╌')
    expect(app.frame()).toContain('section 1.1 of the notes')
    app.type('\r')
    await app.shows('Behaviourism looks at what a thing does')
  })

  it('opens a chapter, its notes and the runs', async () => {
    app = openApp()
    app.type('jjj\r')
    await app.shows('5 fit')
    app.type(keys.escape)
    await app.shows('Chapters ╌')
    app.type('n')
    await app.shows('Notes')
    app.type(keys.escape)
    app.type('R')
    await app.shows('stock-lstm-20250225-120000-1e2f')
  })

  it('switches the language everywhere, and back', async () => {
    app = openApp()
    app.type('L')
    await app.shows('目录')
    expect(app.frame()).toContain('鸢尾花')
    app.type('L')
    await app.shows('Chapters')
  })

  it('takes a full-width question mark for a question mark', async () => {
    app = openApp({language: 'zh'})
    app.type('？')
    await app.shows('选上一项或下一项')
  })
})
