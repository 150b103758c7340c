import {cpSync, existsSync, mkdirSync, readdirSync, symlinkSync, utimesSync, writeFileSync} from 'node:fs'
import {basename, join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {writeAlive} from '../../src/runs/alive.ts'
import {writeLabel} from '../../src/runs/label.ts'
import {listRuns} from '../../src/runs/list.ts'
import {emptyTrash, keptFor, restoreRun, trashedRuns, trashRun} from '../../src/runs/trash.ts'
import {openWriter} from '../../src/runs/writer.ts'
import {linksNeedRights} from '../links.ts'
import {createIris, finished, scratch, started} from './scratch.ts'

const folder = scratch()
const day = 86_400_000

/** A run that has ended. */
async function someRun(root: string, at?: number): Promise<string> {
  const dir = await createIris(root, at)
  const writer = openWriter(dir)
  writer.emit(started())
  writer.emit(finished())
  writer.close()
  return basename(dir)
}

describe('the trash', () => {
  it('takes a run out of the list, and gives it back as it was', async () => {
    const root = folder()
    const run = await someRun(root)
    writeFileSync(join(root, run, 'mine.txt'), 'mine')
    const {dir} = await trashRun(root, run)
    expect([await listRuns(root), existsSync(join(root, run))]).toEqual([[], false])
    expect(await trashedRuns(root)).toEqual([{run, dir, deletedAt: expect.any(Number)}])
    expect((await restoreRun(root)).run).toBe(run)
    expect(readdirSync(join(root, run)).sort()).toEqual(['events.jsonl', 'mine.txt', 'run.json'])
    expect((await listRuns(root)).map(({id}) => id)).toEqual([run])
    expect(readdirSync(join(root, '.trash'))).toEqual([])
  })

  it('finds a run by its name, a beginning of it or what its reader called it, and the one deleted last', async () => {
    const root = folder()
    const [one, two] = [await someRun(root, 1e9), await someRun(root, 9e11)]
    await writeLabel(join(root, one), {name: 'base line'})
    await trashRun(root, one, () => 1e12)
    await trashRun(root, two, () => 1e12 + 1)
    await expect(restoreRun(root, 'iris')).rejects.toMatchObject({code: 'run-ambiguous'})
    await expect(restoreRun(root, 'mnist')).rejects.toMatchObject({code: 'not-in-trash'})
    expect((await restoreRun(root, 'base line')).run).toBe(one)
    expect((await restoreRun(root)).run).toBe(two)
    await expect(restoreRun(root)).rejects.toMatchObject({code: 'not-in-trash'})
  })

  it('never puts a run where another one is', async () => {
    const root = folder()
    const run = await someRun(root)
    await trashRun(root, run)
    mkdirSync(join(root, run))
    await expect(restoreRun(root, run)).rejects.toMatchObject({code: 'run-place-taken'})
    expect(readdirSync(join(root, run))).toEqual([])
    expect(await trashedRuns(root)).toHaveLength(1)
  })

  it('is emptied after seven days, by the time that its entry says', async () => {
    const root = folder()
    const [old, young] = [await someRun(root, 1e9), await someRun(root, 9e11)]
    const now = Date.now()
    const {dir} = await trashRun(root, young, () => now - keptFor + day)
    // A copy, or a restored backup, has any times.
    utimesSync(dir, 1, 1)
    await trashRun(root, old, () => now - keptFor - day)
    expect((await emptyTrash(root)).gone).toBe(1)
    expect((await trashedRuns(root)).map(({run}) => run)).toEqual([young])
    const third = await someRun(root)
    await trashRun(root, third, () => now + 2 * day)
    expect((await trashedRuns(root)).map(({run}) => run)).toEqual([third])
  })

  it('is emptied of nothing that no deletion has put there, and of what a killed emptying has left', async () => {
    const root = folder()
    await trashRun(root, await someRun(root))
    const trash = join(root, '.trash')
    for (const name of ['mine', '1-xyz', '.emptied-mine']) mkdirSync(join(trash, name))
    writeFileSync(join(trash, '1000-0badcafe'), 'a file')
    mkdirSync(join(trash, '.emptied-1000-0badcafe'))
    await emptyTrash(root, Number.POSITIVE_INFINITY)
    expect(readdirSync(trash).sort()).toEqual(['.emptied-mine', '1-xyz', '1000-0badcafe', 'mine'])
  })

  it.skipIf(linksNeedRights)('follows no link', async () => {
    const [root, elsewhere] = [folder(), folder()]
    const run = await someRun(root)
    mkdirSync(join(elsewhere, '1000-0badcafe', 'iris'), {recursive: true})
    symlinkSync(elsewhere, join(root, '.trash'))
    await expect(trashRun(root, run)).rejects.toMatchObject({code: 'foreign-file'})
    await expect(trashedRuns(root)).rejects.toMatchObject({code: 'foreign-file'})
    await emptyTrash(root, Number.POSITIVE_INFINITY)
    expect(existsSync(join(elsewhere, '1000-0badcafe', 'iris'))).toBe(true)
    const other = folder()
    await trashRun(other, await someRun(other))
    symlinkSync(elsewhere, join(other, '.trash', '1000-0badcafe'))
    const entry = readdirSync(join(other, '.trash')).find(name => name !== '1000-0badcafe') ?? ''
    symlinkSync(elsewhere, join(other, '.trash', entry, 'linked'))
    expect(await trashedRuns(other)).toHaveLength(1)
    await emptyTrash(other, Number.POSITIVE_INFINITY)
    expect(existsSync(join(elsewhere, '1000-0badcafe', 'iris'))).toBe(true)
  })

  it('takes no run that is being trained, and nothing that is no run', async () => {
    const root = folder()
    const run = await someRun(root, 1e9)
    writeAlive(join(root, run), process.pid)
    await expect(trashRun(root, run)).rejects.toMatchObject({code: 'run-still-live'})
    mkdirSync(join(root, 'pictures'))
    await expect(trashRun(root, 'pictures')).rejects.toMatchObject({code: 'not-a-run'})
    await expect(trashRun(root, '.trash')).rejects.toMatchObject({code: 'not-a-run'})
    expect(existsSync(join(root, '.trash'))).toBe(false)
  })

  it('keeps two that had one name', async () => {
    const root = folder()
    const run = await someRun(root)
    const other = folder()
    cpSync(join(root, run), join(other, run), {recursive: true})
    await trashRun(root, run, () => 1e12)
    cpSync(join(other, run), join(root, run), {recursive: true})
    writeFileSync(join(root, run, 'second'), '')
    await trashRun(root, run, () => 1e12 + 1)
    await restoreRun(root, run)
    expect(readdirSync(join(root, run))).toContain('second')
    expect(await trashedRuns(root)).toHaveLength(1)
  })
})
