import {cpSync, existsSync, mkdirSync, readdirSync, symlinkSync, writeFileSync} from 'node:fs'
import {basename, join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {listRuns} from '../../src/runs/list.ts'
import {removeRun} from '../../src/runs/remove.ts'
import {openWriter} from '../../src/runs/writer.ts'
import {createIris, finished, scratch, started} from './scratch.ts'

const folder = scratch()
const code = (name: string) => expect.objectContaining({code: name})

/** A run that has ended. */
async function ended(root: string): Promise<string> {
  const dir = await createIris(root)
  const writer = openWriter(dir)
  writer.emit(started())
  writer.emit(finished())
  writer.close()
  return dir
}

describe('deleting a run', () => {
  it('takes the copy and leaves the original', async () => {
    const root = folder()
    const dir = await ended(root)
    cpSync(dir, join(root, 'copy'), {recursive: true})
    await removeRun(root, 'copy')
    expect(readdirSync(root)).toEqual([basename(dir)])
  })

  it('takes nothing but a folder right below the folder of runs that holds a run', async () => {
    const above = folder()
    const root = join(above, 'checkpoints')
    const other = await ended(join(above, 'other'))
    const inner = join(await ended(root), 'inner')
    cpSync(other, inner, {recursive: true})
    mkdirSync(join(root, 'pictures'))
    writeFileSync(join(root, 'pictures', 'cat.png'), '')
    cpSync(other, join(root, '.hidden'), {recursive: true})
    const names = [
      join('..', 'other', basename(other)),
      join(basename(join(inner, '..')), 'inner'),
      other,
      '..',
      '.',
      '',
      '.hidden',
      'pictures',
      'nowhere',
    ]
    for (const name of names) await expect(removeRun(root, name)).rejects.toThrowError(code('not-a-run'))
    expect([other, inner, join(root, 'pictures', 'cat.png'), join(root, '.hidden')].every(existsSync)).toBe(
      true,
    )
  })

  it('refuses a link to a run, and leaves both', async () => {
    const above = folder()
    const root = join(above, 'checkpoints')
    const other = await ended(join(above, 'other'))
    mkdirSync(root)
    symlinkSync(other, join(root, 'mine'))
    await expect(removeRun(root, 'mine')).rejects.toThrowError(code('run-is-a-link'))
    expect([existsSync(join(other, 'run.json')), existsSync(join(root, 'mine'))]).toEqual([true, true])
  })

  it('never shows what a killed deletion has left, and clears it the next time', async () => {
    const root = folder()
    const [dir, half] = [await ended(root), await ended(root)]
    // What a kill leaves: the folder has been put aside, and some of it is gone.
    cpSync(half, join(root, '.deleted-iris-0badcafe'), {recursive: true})
    expect((await listRuns(root)).map(({id}) => id).sort()).toEqual([basename(dir), basename(half)].sort())
    await removeRun(root, basename(half))
    expect(readdirSync(root)).toEqual([basename(dir)])
  })

  it('takes a damaged run', async () => {
    const root = folder()
    const dir = await ended(root)
    writeFileSync(join(dir, 'run.json'), '')
    await removeRun(root, basename(dir))
    expect(readdirSync(root)).toEqual([])
  })
})
