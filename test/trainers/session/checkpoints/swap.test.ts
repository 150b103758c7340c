import {existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {recoverFolder, replaceFolder} from '../../../../src/trainers/session/checkpoints/swap.ts'
import {scratchFolder} from '../../scratch.ts'

const put = (folder: string, text: string) => {
  mkdirSync(folder, {recursive: true})
  writeFileSync(join(folder, 'content'), text)
}
const contentOf = (folder: string) => readFileSync(join(folder, 'content'), 'utf8')
const isWhole = async (folder: string) => existsSync(join(folder, 'content'))

describe('replaceFolder', () => {
  it('puts a new folder in the place of the old one and leaves nothing else', async () => {
    const root = scratchFolder()
    for (const text of ['one', 'two', 'three']) {
      await replaceFolder(join(root, 'last'), async staging => put(staging, text))
      expect(contentOf(join(root, 'last'))).toBe(text)
      expect(readdirSync(root)).toEqual(['last'])
    }
  })

  it('keeps the old folder when the new one cannot be built', async () => {
    const root = scratchFolder()
    put(join(root, 'last'), 'old')
    const failing = replaceFolder(join(root, 'last'), async staging => {
      put(staging, 'half')
      throw new Error('disk full')
    })
    await expect(failing).rejects.toThrow('disk full')
    expect(contentOf(join(root, 'last'))).toBe('old')
    expect(readdirSync(root)).toEqual(['last'])
  })
})

describe('replaceFolder, told in its midst that the run is another’s,', () => {
  /** Looks before each step until the `n`-th; undefined when there were fewer. */
  async function lostAt(n: number, root: string): Promise<'lost' | undefined> {
    let looks = 0
    const before = new Map<string, string>()
    const check = () => {
      if (looks++ < n) return
      if (looks === n + 1)
        for (const name of readdirSync(root)) before.set(name, readdirSync(join(root, name)).join())
      throw new Error('lost')
    }
    const replaced = replaceFolder(
      join(root, 'last'),
      async staging => {
        check()
        writeFileSync(join(staging, 'content'), 'new')
      },
      check,
    )
    const lost = await replaced.then(
      () => undefined,
      () => 'lost' as const,
    )
    if (lost)
      expect(new Map(readdirSync(root).map(name => [name, readdirSync(join(root, name)).join()]))).toEqual(
        before,
      )
    return lost
  }

  it('touches nothing from there on, and what is there can be recovered', async () => {
    let steps = 0
    for (let lost: unknown = 'lost'; lost; steps++) {
      const root = scratchFolder()
      put(join(root, 'last'), 'old')
      lost = await lostAt(steps, root)
      await recoverFolder(join(root, 'last'), isWhole)
      expect(['old', 'new']).toContain(contentOf(join(root, 'last')))
    }
    // To clear, to make, to build, to clear, to move twice, to clear.
    expect(steps).toBe(8)
  })

  it('does not make the folder it lies in', async () => {
    const root = join(scratchFolder(), 'gone')
    await expect(replaceFolder(join(root, 'last'), async () => {})).rejects.toThrow('ENOENT')
    expect(existsSync(root)).toBe(false)
  })
})

describe('recoverFolder', () => {
  const cases = [
    {killed: 'while building', last: 'old', new: undefined, expected: 'old'},
    {killed: 'after building', last: 'old', new: 'new', expected: 'old'},
    {killed: 'between the renames', old: 'old', new: 'new', expected: 'new'},
    {killed: 'between the renames, with the new one broken', old: 'old', new: undefined, expected: 'old'},
    {killed: 'before the old one was removed', last: 'new', old: 'old', expected: 'new'},
    {killed: 'while building the first one', new: undefined, expected: undefined},
  ]

  it.each(cases)('finds a whole one when the writer was killed $killed', async at => {
    const root = scratchFolder()
    const last = join(root, 'last')
    if (at.last) put(last, at.last)
    if (at.old) put(`${last}.old`, at.old)
    if (at.new) put(`${last}.new`, at.new)
    else if ('new' in at) mkdirSync(`${last}.new`)
    await recoverFolder(last, isWhole)
    if (at.expected === undefined) expect(existsSync(last)).toBe(false)
    else {
      expect(contentOf(last)).toBe(at.expected)
      expect(readdirSync(root)).toEqual(['last'])
    }
    // The next checkpoint finds its way whatever is left.
    await replaceFolder(last, async staging => put(staging, 'next'))
    expect(contentOf(last)).toBe('next')
    expect(readdirSync(root)).toEqual(['last'])
  })
})
