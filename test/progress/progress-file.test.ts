import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import {afterEach, beforeEach, describe, expect, it} from 'vitest'
import {noProgress, withProgress} from '../../src/progress/book-progress.ts'
import {openProgress, progressPath} from '../../src/progress/progress-file.ts'

let folder = ''
let path = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tfnotes-progress-'))
  path = progressPath({XDG_STATE_HOME: folder}, '/home/nobody')
})
afterEach(() => rmSync(folder, {recursive: true, force: true}))

const written = () => JSON.parse(readFileSync(path, 'utf8'))
const put = (text: string) => {
  mkdirSync(dirname(path), {recursive: true})
  writeFileSync(path, text)
}

describe('the file of the reader’s progress', () => {
  it('lies with the state of other programs', () => {
    expect(path).toBe(join(folder, 'tfnotes', 'progress.json'))
    expect(progressPath({}, '/home/a')).toBe('/home/a/.local/state/tfnotes/progress.json')
  })

  it('is nothing where there is none, and appears with the first mark', async () => {
    const {read, keep} = openProgress(path)
    expect(await read()).toEqual(noProgress)
    await keep({read: ['opening'], at: 'opening'})
    expect(written()).toEqual({v: 1, read: ['opening'], tried: [], at: 'opening'})
    expect(readdirSync(dirname(path))).toEqual(['progress.json'])
    expect(await openProgress(path).read()).toEqual({read: ['opening'], tried: [], at: 'opening'})
  })

  it.each(['', '{"read": ["a"', '[1, 2]', 'null', '{"read": 7, "tried": [1, "x"], "at": {}}'])(
    'tolerates what is broken, and mends it: %s',
    async text => {
      put(text)
      const {read, keep} = openProgress(path)
      expect((await read()).read).toEqual([])
      await keep({read: ['mnist']})
      expect(written().read).toEqual(['mnist'])
    },
  )

  it('keeps what a newer version says beside it, and what it cannot read it leaves alone', async () => {
    put('{"v": 2, "read": ["a"], "stars": {"a": 3}}')
    await openProgress(path).keep({read: ['b']})
    expect(written()).toEqual({v: 2, read: ['a', 'b'], tried: [], stars: {a: 3}})
    const other = '{"v": 3, "read": {"a": "2030-01-01"}}'
    put(other)
    await openProgress(path).keep({read: ['b']})
    expect(readFileSync(path, 'utf8')).toBe(other)
  })

  it('loses nothing that two programs write in turn, nor what one has overwritten', async () => {
    const [a, b] = [openProgress(path), openProgress(path)]
    await a.keep({read: ['a1']})
    await b.keep({read: ['b1'], tried: ['b']})
    // As if b had read the file before a wrote.
    put('{"v": 1, "read": ["b1"], "tried": ["b"]}')
    await a.keep({read: ['a2']})
    expect(written().read).toEqual(['b1', 'a1', 'a2'])
    await Promise.all([...'cdefgh'].map(id => a.keep({read: [id]})))
    expect(written().read).toEqual(['b1', 'a1', 'a2', ...'cdefgh'])
  })

  it('goes on where nothing can be written', async () => {
    writeFileSync(join(folder, 'tfnotes'), 'a file where the folder should be')
    const {read, keep} = openProgress(path)
    await keep({read: ['a']})
    expect(await read()).toEqual(noProgress)
  })

  it.skipIf(process.getuid?.() === 0)('goes on where it is read-only', async () => {
    put('{"v": 1, "read": ["a"]}')
    chmodSync(dirname(path), 0o500)
    const {read, keep} = openProgress(path)
    await keep({read: ['b']})
    expect((await read()).read).toEqual(['a'])
    chmodSync(dirname(path), 0o700)
  })

  it('stays the link that its owner has made of it', async () => {
    const target = join(folder, 'elsewhere.json')
    writeFileSync(target, '{"v": 1, "read": ["a"]}')
    mkdirSync(dirname(path))
    symlinkSync(target, path)
    await openProgress(path).keep({read: ['b']})
    expect(JSON.parse(readFileSync(target, 'utf8')).read).toEqual(['a', 'b'])
  })
})

describe('progress', () => {
  it('is the same object where there is nothing new', () => {
    const known = {read: ['a'], tried: ['b'], at: 'a'}
    expect(withProgress(known, {read: ['a'], tried: ['b', 'b'], at: 'a'})).toBe(known)
    expect(withProgress(known, {at: 'b'})).toEqual({...known, at: 'b'})
  })
})
