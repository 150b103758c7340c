import {afterEach, describe, expect, it} from 'vitest'
import {book, contentOf} from '../../../src/chapters/book.ts'
import {keys, openApp} from '../support/app.tsx'
import {FakePlatform} from '../support/fake-platform.ts'

let app: ReturnType<typeof openApp>
afterEach(() => app.close())

const pages = book.map(page => contentOf(page).id)
const top = () => app.state().screens.at(-1)

/** A world in which the reader has been somewhere. */
function worldOf(progress: FakePlatform['progress']) {
  const platform = new FakePlatform(undefined, {
    env: {TERM: 'dumb', LANG: 'C.UTF-8', TFNOTES_GLYPHS: 'unicode'},
  })
  platform.progress = progress
  return platform
}

describe('the way through the book', () => {
  it('begins with 1.1, and where the reader was', async () => {
    app = openApp()
    await app.shows('Three schools of AI ╌')
    app.close()
    app = openApp({platform: worldOf({read: ['opening'], tried: [], at: 'lenet'})})
    await app.shows('LeNet ╌')
    await app.shows(`1 of ${pages.length} read`)
  })

  it('stays at the beginning where the reader was on a page that is not there', async () => {
    app = openApp({platform: worldOf({read: ['of-another-version'], tried: [], at: 'of-another-version'})})
    await app.shows('Three schools of AI ╌')
    expect(top()).toMatchObject({kind: 'chapters', chapter: pages[0]})
    expect(app.frame()).toContain(`0 of ${pages.length} read`)
  })

  it('pages the notes with Space, goes on to those of the next chapter, and keeps what was read', async () => {
    app = openApp({size: {columns: 80, rows: 24}})
    await app.shows('Three schools of AI ╌')
    app.type('\r')
    await app.shows('Space read on')
    app.type('  ')
    await app.shows('next: Gradient descent')
    expect(app.state().progress.read).toEqual(['opening'])
    app.type(' ')
    await app.shows('The loss function says so in one number')
    // What lies below is the book, with its cursor there.
    expect(app.state().screens).toMatchObject([
      {kind: 'chapters', chapter: 'gradient-descent'},
      {kind: 'notes', chapter: 'gradient-descent', top: 0},
    ])
    app.type('\r')
    expect(top()).toMatchObject({kind: 'lab', lab: 'gradient-descent'})
    app.type(`n${keys.right}${keys.left}`)
    expect(top()).toMatchObject({kind: 'notes', chapter: 'gradient-descent'})
    const kept = app.platform.kept.flatMap(({read = []}) => read)
    expect(kept).toEqual(['opening'])
  })

  it('says where the book ends', async () => {
    app = openApp()
    await app.shows('Three schools of AI ╌')
    app.type(`G n${keys.right}`)
    await app.shows('This is the end of the book.')
    app.type(`${keys.escape}gn${keys.left}`)
    await app.shows('This is where the book begins.')
  })

  it('goes to the next chapter from a lab, a chapter and a run, and closes what was open', async () => {
    app = openApp()
    await app.shows('Three schools of AI ╌')
    app.type('j\rN')
    expect(app.state().screens).toMatchObject([{kind: 'chapters', chapter: 'tensors'}, {kind: 'tensors'}])
    app.type(keys.escape)
    app.openChapter('mnist digits')
    app.type('N')
    expect(app.state().screens).toMatchObject([{kind: 'chapters'}, {kind: 'chapter', chapter: 'fashion'}])
    app.dispatch({type: 'attach', run: 'mnist-20250301-100000-ab12'})
    app.type('N')
    expect(app.state().screens).toMatchObject([{kind: 'chapters'}, {kind: 'chapter', chapter: 'fashion'}])
  })

  it('shows before each chapter what was read, tried and trained, with a legend of the signs that there are', async () => {
    app = openApp({platform: worldOf({read: ['iris'], tried: ['iris', 'losses'], at: 'opening'})})
    await app.shows(/✓▪ Iris species/)
    expect(app.frame()).toMatch(/ ▫ Loss functions/)
    expect(app.frame()).toMatch(/ {3}Optimizers/)
    expect(app.frame()).toContain('✓ read  ▫ tried  ▪ trained')
  })

  it('has tried what was changed on a page, not what was only looked at', async () => {
    app = openApp()
    await app.shows('Three schools of AI ╌')
    app.type('j\r')
    expect(app.state().progress).toEqual({read: [], tried: [], at: 'gradient-descent'})
    app.type(keys.right)
    expect(app.state().progress.tried).toEqual(['gradient-descent'])
    expect(app.platform.kept.at(-1)).toMatchObject({tried: ['gradient-descent']})
  })
})
