import {execFileSync} from 'node:child_process'
import {mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync} from 'node:fs'
import {basename, join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {findRun} from '../../src/runs/find.ts'
import {isName, isNote, isTag, readLabel, writeLabel} from '../../src/runs/label.ts'
import {listRuns, openRunList} from '../../src/runs/list.ts'
import {linksNeedRights} from '../links.ts'
import {createIris, scratch} from './scratch.ts'

const folder = scratch()

describe('the label of a run', () => {
  it('is what was written, stands in the list, and leaves run.json alone', async () => {
    const root = folder()
    const dir = await createIris(root)
    const before = readFileSync(join(dir, 'run.json'), 'utf8')
    const label = {name: 'base line', tags: ['a', 'b'], note: 'two words'}
    const list = openRunList(root, {now: () => Date.now() + 60_000})
    expect((await list.look())[0]).not.toHaveProperty('label')
    await writeLabel(dir, {...label, tags: ['a', 'b', 'a']})
    expect(readLabel(dir)).toEqual({label})
    expect((await list.look())[0]).toMatchObject({label})
    expect(readFileSync(join(dir, 'run.json'), 'utf8')).toBe(before)
    await writeLabel(dir, {tags: []})
    expect(readdirSync(dir)).toEqual(['run.json'])
    expect((await list.look())[0]).not.toHaveProperty('label')
  })

  const damaged: [what: string, text: string][] = [
    ['empty', ''],
    ['torn', '{"v":1,"name":"a'],
    ['of another version', '{"v":2}'],
    ['too long', JSON.stringify({v: 1, name: 'a'.repeat(61)})],
    ['steering the terminal', JSON.stringify({v: 1, note: 'a\u001b[2J'})],
    ['hiding something', JSON.stringify({v: 1, name: 'a\u200bb'})],
    ['of another kind', JSON.stringify({v: 1, tags: 'a'})],
    ['too large', ' '.repeat(1 << 17)],
  ]

  it.each(damaged)('(%s) is said to be damaged, and the run is listed', async (_, text) => {
    const root = folder()
    const dir = await createIris(root)
    writeFileSync(join(dir, 'label.json'), text)
    const [run] = await listRuns(root)
    expect(run).toMatchObject({id: basename(dir), labelTrouble: {detail: {path: join(dir, 'label.json')}}})
    expect(run).not.toHaveProperty('label')
  })

  it.skipIf(linksNeedRights)('is neither read nor written through what is no file of its own', async () => {
    const dir = await createIris(folder())
    const elsewhere = join(folder(), 'x')
    writeFileSync(elsewhere, '{"v":1,"name":"theirs"}')
    symlinkSync(elsewhere, join(dir, 'label.json'))
    expect(readLabel(dir)).toMatchObject({trouble: {code: 'is-a-link'}})
    await expect(writeLabel(dir, {name: 'mine'})).rejects.toMatchObject({code: 'foreign-file'})
    expect(readFileSync(elsewhere, 'utf8')).toContain('theirs')
    const [piped, holding] = [await createIris(folder()), await createIris(folder())]
    if (process.platform !== 'win32') execFileSync('mkfifo', [join(piped, 'label.json')])
    if (process.platform !== 'win32') expect(readLabel(piped).trouble).toBeDefined()
    mkdirSync(join(holding, 'label.json'))
    expect(readLabel(holding).trouble).toBeDefined()
    await expect(writeLabel(holding, {name: 'mine'})).rejects.toMatchObject({code: 'foreign-file'})
  })

  it('takes names, tags and notes that can be typed again', () => {
    expect(['a', 'base line', '基线'].every(isName)).toBe(true)
    expect(['', ' a', '.a', '-a', 'a/b', 'latest', 'latest:x', 'a\tb', 'a\u202eb', 7].some(isName)).toBe(
      false,
    )
    expect(['a', 'lr-1e-3', '夜'].every(isTag)).toBe(true)
    expect(['', 'a b', 'a,b', '-a', 'a"', 'x'.repeat(41)].some(isTag)).toBe(false)
    expect(isNote('why not?')).toBe(true)
    expect(['', ' ', 'a\nb', 'x'.repeat(2001)].some(isNote)).toBe(false)
  })
})

describe('findRun', () => {
  it('takes a name, an id first, and refuses what may be both', async () => {
    const root = folder()
    const [one, two] = [await createIris(root, 1e9), await createIris(root, 9e11)]
    await writeLabel(one, {name: 'base line'})
    expect(await findRun(root, 'base line')).toBe(one)
    await writeLabel(two, {name: basename(one)})
    expect(await findRun(root, basename(one))).toBe(one)
    await writeLabel(two, {name: basename(one).slice(0, -2)})
    await expect(findRun(root, basename(one).slice(0, -2))).rejects.toMatchObject({code: 'run-ambiguous'})
    await writeLabel(two, {name: 'base line'})
    await expect(findRun(root, 'base line')).rejects.toMatchObject({
      code: 'run-ambiguous',
      detail: {matches: [basename(one), basename(two)].sort()},
    })
    await expect(findRun(root, 'base')).rejects.toMatchObject({code: 'run-not-found'})
  })
})
