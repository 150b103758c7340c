import {afterEach, describe, expect, it} from 'vitest'
import {keys, openApp} from '../support/app.tsx'
import {FakePlatform} from '../support/fake-platform.ts'

let app: ReturnType<typeof openApp>
afterEach(() => app.close())

const run = 'mnist-20250301-090000-cd34'

async function openFolder({
  folder = '/photos/',
  ...options
}: {folder?: string} & Parameters<typeof openApp>[0] = {}) {
  app = openApp(options)
  const {language = 'en'} = options
  await app.shows(language === 'en' ? 'Gradient descent' : '梯度下降')
  app.type('R')
  await app.shows('cd34')
  app.type('ja')
  await app.shows('digit-3.png')
  app.platform.files = []
  app.type(`\x15\x1b[200~${folder}\x1b[201~\r`)
}

describe('a folder of pictures', () => {
  it('is a table, least sure first, with the command that does the same', async () => {
    await openFolder()
    await app.shows('41 pictures')
    expect(app.platform.spawned.at(-1)).toEqual(['classify', run, '/photos/', '--json'])
    expect(app.frame()).toContain('14 doubtful')
    expect(app.frame()).toContain('1 cannot be read')
    expect(app.frame()).toContain(`$ tfnotes classify ${run} /photos/ --out photos.csv`)
    const [first, second] = app.frame().match(/digit-\d\d\.png.*/g) ?? []
    expect(first).toMatch(/digit-00\.png +0 +40\.0% .* 6 +60\.0% +not sure/)
    expect(second).toMatch(/digit-01\.png +6 +41\.5%/)
    app.type('y')
    await app.shows('Copied')
    expect(app.done.copied).toEqual([`tfnotes classify ${run} /photos/ --out photos.csv`])
  })

  it('is sorted, filtered by file or class, and cut down to what is doubtful or unread', async () => {
    await openFolder()
    await app.shows('41 pictures')
    app.type('o')
    await app.shows('by file')
    expect(app.frame().match(/(broken|digit-\d\d)\.png/)?.[0]).toBe('broken.png')
    app.type('o')
    await app.shows('by class')
    app.type('/-39\r')
    await app.hides('digit-00')
    expect(app.frame()).toMatch(/digit-39\.png +2 +98\.5%/)
    app.type(keys.escape)
    await app.shows('digit-00')
    app.type('/zzz\r')
    await app.shows('None of 41 pictures: u shows all, / filters anew.')
    app.type(`${keys.escape}u`)
    await app.shows('Doubtful pictures')
    expect(app.frame()).not.toContain('digit-20')
    app.type('u')
    await app.shows('Pictures that cannot be read')
    expect(app.frame()).toContain('/photos/broken.png')
    app.type('\r')
    await app.shows(/✗.*broken\.png/)
  })

  it('opens one with everything, whose neighbours are those of its folder', async () => {
    await openFolder()
    await app.shows('41 pictures')
    app.type('j\r')
    await app.shows('As the network sees it')
    expect(app.platform.told.at(-1)).toBe('/photos/digit-01.png')
    app.type(keys.escape)
    await app.shows('41 pictures')
  })

  it('writes what the command writes', async () => {
    await openFolder()
    await app.shows('41 pictures')
    app.type('w')
    await app.shows('Written to ./photos.csv')
    const [{name, text} = {name: '', text: ''}] = app.platform.saved
    expect(name).toBe('photos.csv')
    expect(text.split('\n').slice(0, 2)).toEqual([
      'file,class,probability,second,second probability,warning,error',
      '/photos/digit-00.png,0,0.4,6,0.6,unsure,',
    ])
    expect(text).toMatch(/\/photos\/broken\.png,,,,,,.*broken\.png/)
  })

  it('is stopped, and what has been read stays', async () => {
    const platform = new FakePlatform(undefined, {env: {TERM: 'dumb', LANG: 'C.UTF-8'}})
    app = openApp({platform})
    await app.shows('Gradient descent')
    app.type('R')
    await app.shows('cd34')
    app.type('ja')
    await app.shows('digit-3.png')
    platform.isMute = true
    app.type('\x15\x1b[200~/photos/\x1b[201~\r')
    await app.shows('listing the folder')
    app.type('w')
    await app.shows('No picture has been read yet.')
    app.type('s')
    await app.shows('Stopped; what has been read stays here.')
    app.type('s')
    await app.shows('All pictures have been read, or the reading was stopped.')
  })

  it('without pictures says so in one sentence', async () => {
    await openFolder({folder: '/empty/', language: 'zh'})
    await app.shows('/empty/ 及其子文件夹中没有图片文件')
  })

  it('has the picture under the cursor beside the table on a large terminal', async () => {
    await openFolder({size: {columns: 200, rows: 60}})
    await app.shows('41 pictures')
    await app.shows('As the network sees it')
    app.type('j')
    await app.hides('As the network sees it')
    await app.shows('As the network sees it')
    expect(app.platform.told.at(-1)).toBe('/photos/digit-01.png')
  })
})
