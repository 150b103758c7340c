import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  writeFileSync,
} from 'node:fs'
import {open} from 'node:fs/promises'
import {basename, join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {TfnotesError} from '../../src/errors.ts'
import {createRun, readSpec, runId} from '../../src/runs/create.ts'
import {findRun} from '../../src/runs/find.ts'
import {listRuns, openRunList} from '../../src/runs/list.ts'
import {removeRun} from '../../src/runs/remove.ts'
import {openWriter} from '../../src/runs/writer.ts'
import {errorSentence} from '../../src/text/sentence.ts'
import {asNobody, openToAll} from '../as-nobody.ts'
import {batch, createIris, epoch, finished, scratch, specOf, started} from './scratch.ts'

const folder = scratch()
const code = (name: string) => expect.objectContaining({code: name})

/** The paths, as the system has them, that were synced meanwhile, in order. */
async function recordSyncs(act: () => Promise<unknown>): Promise<string[]> {
  const handle = await open('/dev/null')
  const prototype = Object.getPrototypeOf(handle)
  await handle.close()
  const {sync} = prototype
  const synced: string[] = []
  prototype.sync = function (this: typeof handle) {
    synced.push(readlinkSync(`/proc/self/fd/${this.fd}`))
    return sync.call(this)
  }
  try {
    await act()
  } finally {
    prototype.sync = sync
  }
  return synced
}

describe('createRun', () => {
  it('names a run after chapter, local time and four hexadecimal digits', () => {
    expect(runId('mnist', new Date(2026, 0, 2, 3, 4, 5), 'beef')).toBe('mnist-20260102-030405-beef')
  })

  it('writes the spec once, complete, into a directory of that name', async () => {
    const root = join(folder(), 'deep', 'checkpoints')
    const dir = await createRun(root, specOf())
    const spec = await readSpec(dir)
    expect(dir).toBe(join(root, spec.id))
    expect(spec.id).toMatch(/^iris-\d{8}-\d{6}-[0-9a-f]{4}$/)
    expect(spec).toMatchObject({v: 1, ...specOf()})
    expect(readdirSync(root)).toEqual([spec.id])
  })

  it.skipIf(process.platform !== 'linux')('has all on the disk before it tells of the run', async () => {
    const root = join(folder(), 'checkpoints')
    const synced = await recordSyncs(() => createRun(root, specOf()))
    const names = synced.map(path => path.replace(/\/\.iris-[^/]*/, '/staging'))
    expect(names).toEqual([join(root, 'staging', 'run.json'), join(root, 'staging'), root, join(root, '..')])
  })

  it('gives every run its own directory, however many begin in one second', async () => {
    const root = folder()
    // So many that some draw the same two bytes.
    const dirs = await Promise.all(Array.from({length: 600}, () => createIris(root, 1_000_000)))
    expect(new Set(dirs).size).toBe(600)
    expect(readdirSync(root)).toHaveLength(600)
  })

  it('says what is in the way', async () => {
    const root = folder()
    writeFileSync(join(root, 'file'), '')
    await expect(createRun(join(root, 'file', 'runs'), specOf())).rejects.toThrowError(code('not-a-folder'))
    // There mkdir says that the folder above is missing, for ever.
    if (existsSync('/proc/self'))
      await expect(createRun('/proc/runs', specOf())).rejects.toBeInstanceOf(TfnotesError)
  })

  it.skipIf(process.platform === 'win32')(
    'in a folder that several share, tells who may not write there how to be let in',
    async () => {
      const root = folder()
      openToAll(root)
      chmodSync(root, 0o555)
      const failure: unknown = await asNobody(() => createRun(root, specOf()).catch(error => error))
      expect(failure).toMatchObject({code: 'runs-not-writable', detail: {path: root}})
      expect(errorSentence(failure as Error, 'en')).toContain(`chmod g+w ${root}`)
      expect(readdirSync(root)).toEqual([])
      chmodSync(root, 0o700)
    },
  )

  it('names a run by the folder it lies in, whatever id it was born with', async () => {
    const root = folder()
    const dir = await createIris(root)
    const writer = openWriter(dir)
    writer.emit(started())
    writer.emit(finished())
    writer.close()
    const copy = join(root, 'copy')
    cpSync(dir, copy, {recursive: true})
    const strange = join(root, 'strange')
    cpSync(dir, strange, {recursive: true})
    const spec = JSON.parse(readFileSync(join(strange, 'run.json'), 'utf8'))
    writeFileSync(join(strange, 'run.json'), JSON.stringify({...spec, id: '../other/victim'}))
    const names = [basename(dir), 'copy', 'strange']
    expect((await listRuns(root)).map(({id}) => id).sort()).toEqual(names.sort())
    await removeRun(root, 'copy')
    expect((await listRuns(root)).map(({id}) => id).sort()).toEqual([basename(dir), 'strange'].sort())
  })

  it('refuses a damaged run.json', async () => {
    const dir = await createIris(folder())
    await expect(readSpec(join(dir, '..'))).rejects.toThrowError(code('not-a-run'))
    for (const text of ['', '{', 'null', '[]', '{"v":2}']) {
      writeFileSync(join(dir, 'run.json'), text)
      await expect(readSpec(dir)).rejects.toThrowError(code('run-unreadable'))
    }
  })
})

describe('findRun', () => {
  it('finds by id, by unique beginning, and by path', async () => {
    const root = folder()
    const [a, b] = [await createIris(root, 1e9), await createRun(root, specOf('mnist'), () => 2e9)]
    const {id} = await readSpec(a)
    expect(await findRun(root, id)).toBe(a)
    expect(await findRun(root, 'mni')).toBe(b)
    expect(await findRun('/nowhere', a)).toBe(a)
    expect(await findRun('/nowhere', join(a, 'run.json'))).toBe(a)
    expect(await findRun('/nowhere', `./${id}`, {cwd: root})).toBe(a)
    expect(await findRun('/nowhere', `${a}/`)).toBe(a)
  })

  it('finds the latest, of all, of a chapter, or of those with a checkpoint', async () => {
    const root = folder()
    const old = await createIris(root, 1e9)
    const young = await createIris(root, 3e9)
    const mnist = await createRun(root, specOf('mnist'), () => 2e9)
    expect(await findRun(root, 'latest')).toBe(young)
    expect(await findRun(root, 'latest:mnist')).toBe(mnist)
    expect(await findRun(root, 'latest:iris')).toBe(young)
    await expect(findRun(root, 'latest:iris', {trained: true})).rejects.toThrowError(code('no-trained-run'))
    mkdirSync(join(old, 'best'))
    expect(await findRun(root, 'latest', {trained: true})).toBe(old)
  })

  it('says why it finds none', async () => {
    const root = folder()
    await expect(findRun(root, 'latest')).rejects.toThrowError(code('no-runs'))
    await expect(findRun(join(root, 'none'), 'x')).rejects.toThrowError(code('no-runs'))
    await createIris(root, 1e9)
    await createIris(root, 1e9)
    await expect(findRun(root, 'iris')).rejects.toThrowError(code('run-ambiguous'))
    await expect(findRun(root, 'x')).rejects.toThrowError(code('run-not-found'))
    await expect(findRun(root, '')).rejects.toThrowError(code('run-not-found'))
    await expect(findRun(root, '../x')).rejects.toThrowError(code('not-a-run'))
    await expect(findRun(root, 'latest:vgg16')).rejects.toThrowError(code('no-runs'))
  })
})

describe('listRuns', () => {
  it('has a row for every run, newest first, and none for what is no run', async () => {
    const root = folder()
    const a = await createIris(root, 1e9)
    await createIris(root, 2e9)
    mkdirSync(join(root, 'something'))
    writeFileSync(join(root, 'file'), '')
    const writer = openWriter(a)
    for (const body of [
      started(),
      batch(1, 1),
      epoch(1, {valLoss: 0.4}),
      epoch(2, {valLoss: 0.5}),
      finished(),
    ])
      writer.emit(body)
    const runs = await listRuns(root)
    expect(runs.map(({createdAt}) => createdAt)).toEqual([2e9, 1e9])
    expect(runs[1]).toMatchObject({
      chapter: 'iris',
      status: 'finished',
      resumable: false,
      epoch: 2,
      epochs: 5,
      metrics: {loss: 0.5, valLoss: 0.5},
      best: {epoch: 1, valLoss: 0.4},
      dataset: {name: 'iris', source: 'embedded', train: 120, from: 'auto'},
      seconds: 4,
    })
    expect(runs[0]).toMatchObject({epoch: 0, epochs: 5, dataset: {name: 'iris', from: 'auto'}})
  })

  it('reads only what came since the last look, and sees it all the same', async () => {
    const root = folder()
    const dir = await createIris(root)
    const list = openRunList(root)
    const writer = openWriter(dir)
    writer.emit(started())
    writer.emit(epoch(1))
    expect((await list.look())[0]?.epoch).toBe(1)
    writer.emit(epoch(2))
    expect((await list.look())[0]?.epoch).toBe(2)
    expect(await list.look()).toEqual(await listRuns(root))
  })

  it('is empty without a folder', async () => {
    expect(await listRuns(join(folder(), 'none'))).toEqual([])
  })
})
