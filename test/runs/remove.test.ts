import {spawn, spawnSync} from 'node:child_process'
import {once} from 'node:events'
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import {basename, join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {listRuns} from '../../src/runs/list.ts'
import {removeRun} from '../../src/runs/remove.ts'
import {openWriter} from '../../src/runs/writer.ts'
import {asNobody, nobody, openToAll} from '../as-nobody.ts'
import {linksNeedRights} from '../links.ts'
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

  it.skipIf(linksNeedRights)('refuses a link to a run, and leaves both', async () => {
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

  it('takes nothing of the same beginning that no deletion has left', async () => {
    const root = folder()
    const dir = await ended(root)
    for (const name of ['.deleted-mails', '.deleted-0badcafe']) mkdirSync(join(root, name))
    await removeRun(root, basename(dir))
    expect(readdirSync(root)).toEqual(['.deleted-0badcafe', '.deleted-mails'])
  })

  it('takes a damaged run', async () => {
    const root = folder()
    const dir = await ended(root)
    writeFileSync(join(dir, 'run.json'), '')
    await removeRun(root, basename(dir))
    expect(readdirSync(root)).toEqual([])
  })
})

/** Node's arguments for a process that deletes a run and prints the code of what goes wrong. */
function removing(root: string, name: string): string[] {
  const {href} = new URL('../../src/runs/remove.ts', import.meta.url)
  const source = `import {removeRun} from '${href}'
    removeRun('${root}', '${name}').catch(error => console.log(error.code))`
  return ['--import', 'tsx', '--input-type=module', '-e', source]
}

describe('a deletion that cannot be finished', () => {
  it('because of a kill leaves no half of a run in sight, and what it leaves goes with the next', {
    timeout: 60_000,
  }, async () => {
    const root = folder()
    const dir = await ended(root)
    mkdirSync(join(dir, 'last'))
    for (let at = 0; at < 5000; at++) writeFileSync(join(dir, 'last', String(at)), '')
    const child = spawn(process.execPath, removing(root, basename(dir)), {stdio: 'ignore'})
    const gone = once(child, 'exit')
    while (existsSync(dir)) await new Promise(resolve => setImmediate(resolve))
    child.kill('SIGKILL')
    await gone
    expect(readdirSync(root)).toEqual([expect.stringMatching(/^\.deleted-/)])
    expect(await listRuns(root)).toEqual([])
    await removeRun(root, basename(await ended(root)))
    expect(readdirSync(root)).toEqual([])
  })

  const isRoot = process.getuid?.() === 0

  /** A run of nobody's with a folder of root's in it. */
  async function withFolderOf(mode: number) {
    const root = folder()
    openToAll(root)
    chmodSync(root, 0o777)
    const dir = await ended(root)
    for (const name of ['.', ...readdirSync(dir)]) chownSync(join(dir, name), nobody, nobody)
    mkdirSync(join(dir, 'last'))
    writeFileSync(join(dir, 'last', 'state.json'), '')
    chmodSync(join(dir, 'last'), mode)
    expect(statSync(dir).uid).toBe(nobody)
    return {root, dir, name: basename(dir)}
  }

  it.runIf(isRoot)('because of a folder that may not be written in takes nothing', async ({skip}) => {
    const {root, dir, name} = await withFolderOf(0o755)
    // Whether a folder may be written in, the system tells a process by who it really is.
    const own = folder()
    openToAll(own)
    chmodSync(own, 0o777)
    const {stdout, stderr, error} = spawnSync(process.execPath, removing(root, name), {
      uid: nobody,
      encoding: 'utf8',
      env: {...process.env, TMPDIR: own},
    })
    skip(error !== undefined, 'this Node lies where nobody else may run it')
    expect(stdout + stderr).toBe('no-permission\n')
    expect(readdirSync(root)).toEqual([name])
    expect(readdirSync(dir)).toEqual(expect.arrayContaining(['run.json', 'events.jsonl', 'last']))
  })

  it.runIf(isRoot)('that fails half way brings back what is left, and says so', async () => {
    const {root, dir, name} = await withFolderOf(0o1777)
    await asNobody(() => expect(removeRun(root, name)).rejects.toThrowError(code('run-half-deleted')))
    expect(readdirSync(root)).toEqual([name])
    expect(existsSync(join(dir, 'last', 'state.json'))).toBe(true)
  })
})
