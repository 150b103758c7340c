import {execFileSync} from 'node:child_process'
import {
  appendFileSync,
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import {basename, join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {findRun} from '../../src/runs/find.ts'
import {writeLabel} from '../../src/runs/label.ts'
import {listRuns, openRunList} from '../../src/runs/list.ts'
import {openWriter} from '../../src/runs/writer.ts'
import {linksNeedRights} from '../links.ts'
import {createIris, epoch, finished, scratch, started} from './scratch.ts'

const folder = scratch()
/** By then every file is old enough to be told by its times. */
const later = () => Date.now() + 60_000

/** A run of so many epochs that has ended. */
async function trained(root: string, epochs: number, at?: number): Promise<string> {
  const dir = await createIris(root, at)
  const writer = openWriter(dir)
  writer.emit(started(epochs))
  for (let done = 1; done <= epochs; done++) writer.emit(epoch(done))
  writer.emit(finished())
  writer.close()
  return dir
}

/** What a checkpoint of this version says of its run. */
const stateJson = JSON.stringify({
  state: {
    v: 1,
    position: {epoch: 3},
    seed: 7,
    spec: {chapter: 'iris', hyperparameters: {epochs: 9}, dataset: {name: 'iris', from: 'generated'}},
  },
})

describe('a run whose run.json is damaged', () => {
  const damages: [what: string, text: string | undefined][] = [
    ['empty', ''],
    ['torn', '{"v":1,"id":"iri'],
    ['full of zeros', '\0'.repeat(500)],
    ['no object', 'null'],
    ['a list', '[]'],
    ['gone', undefined],
  ]

  it.each(damages)('(%s) is listed with what its events say', async (_, text) => {
    const root = folder()
    const dir = await trained(root, 3, 1e9)
    mkdirSync(join(dir, 'last'))
    if (text === undefined) rmSync(join(dir, 'run.json'))
    else writeFileSync(join(dir, 'run.json'), text)
    const [run] = await listRuns(root)
    expect(run).toMatchObject({
      id: basename(dir),
      status: 'damaged',
      trained: true,
      resumable: false,
      chapter: 'iris',
      seed: 1,
      hyperparameters: {epochs: 3},
      epoch: 3,
      createdAt: 1e9,
      dataset: {name: 'iris', source: 'embedded'},
      trouble: {code: 'run-unreadable', detail: {path: join(dir, 'run.json')}},
      guessed: ['createdAt', 'dataset.from'],
    })
    expect(await findRun(root, basename(dir))).toBe(dir)
  })

  it('is no folder of somebody’s that has another called best in it', async () => {
    const root = folder()
    mkdirSync(join(root, 'films', 'best'), {recursive: true})
    expect(await listRuns(root)).toEqual([])
  })

  it('is listed with what its checkpoint says, where the events are lost, too', async () => {
    const root = folder()
    const dir = await createIris(root, 1e9)
    mkdirSync(join(dir, 'last'))
    writeFileSync(join(dir, 'last', 'state.json'), stateJson)
    writeFileSync(join(dir, 'run.json'), '')
    const [run] = await listRuns(root)
    expect(run).toMatchObject({status: 'damaged', chapter: 'iris', seed: 7, epoch: 3, epochs: 9})
    expect(run).toMatchObject({dataset: {name: 'iris', from: 'generated'}, guessed: ['createdAt']})
  })

  it('is listed with what its folder’s name says and nothing else, where nothing else is left', async () => {
    const root = folder()
    const dir = await createIris(root, 1e9)
    writeFileSync(join(dir, 'run.json'), '')
    const [run] = await listRuns(root)
    expect(run).toMatchObject({
      status: 'damaged',
      chapter: 'iris',
      guessed: ['chapter', 'createdAt'],
      epoch: 0,
    })
    expect(run).not.toHaveProperty('hyperparameters')
    expect(run).not.toHaveProperty('seed')
    renameSync(dir, join(root, 'other'))
    const [renamed] = await listRuns(root)
    expect(renamed).toMatchObject({id: 'other', status: 'damaged', guessed: ['createdAt']})
    expect(renamed).not.toHaveProperty('chapter')
  })

  it('with a pipe in the place of its checkpoint’s state is listed all the same', async () => {
    const root = folder()
    const dir = await trained(root, 3)
    mkdirSync(join(dir, 'last'))
    if (process.platform !== 'win32') execFileSync('mkfifo', [join(dir, 'last', 'state.json')])
    writeFileSync(join(dir, 'run.json'), '')
    expect((await listRuns(root))[0]).toMatchObject({status: 'damaged', epoch: 3})
  })

  it('is the latest all the same', async () => {
    const root = folder()
    await trained(root, 1, 1e9)
    const dir = await trained(root, 1, 2e9)
    writeFileSync(join(dir, 'run.json'), '{')
    expect(await findRun(root, 'latest')).toBe(dir)
    expect(await findRun(root, 'latest:iris')).toBe(dir)
  })
})

it.skipIf(linksNeedRights)(
  'a folder of that very name comes before the latest run, and a circle of links is no run',
  async () => {
    const root = folder()
    const dir = await trained(root, 1)
    renameSync(dir, join(root, 'latest'))
    await trained(root, 1)
    symlinkSync('loop', join(root, 'loop'))
    expect(await findRun(root, 'latest')).toBe(join(root, 'latest'))
    expect(await listRuns(root)).toHaveLength(2)
  },
)

describe('looking again', () => {
  it('gives the same list while nothing changes, and the same rows where they have not changed', async () => {
    const root = folder()
    const [, dir] = [await trained(root, 2, 1e9), await trained(root, 2, 2e9)]
    const list = openRunList(root, {now: later})
    const first = await list.look()
    expect(await list.look()).toBe(first)
    appendFileSync(join(dir, 'events.jsonl'), `${JSON.stringify({v: 1, t: 1, ...epoch(3)})}\n`)
    const second = await list.look()
    expect(second.map(run => run.epoch)).toEqual([3, 2])
    expect(second[1]).toBe(first[1])
    rmSync(dir, {recursive: true})
    expect(await list.look()).toHaveLength(1)
  })

  it('sees a file that was replaced, a folder that was renamed, and a trainer that has come', async () => {
    const root = folder()
    const dir = await trained(root, 2)
    const list = openRunList(root, {now: later})
    expect((await list.look())[0]).toMatchObject({status: 'finished', epoch: 2})
    const other = await trained(folder(), 1)
    renameSync(join(other, 'events.jsonl'), join(dir, 'events.jsonl'))
    expect((await list.look())[0]).toMatchObject({epoch: 1})
    renameSync(dir, join(root, 'renamed'))
    expect((await list.look()).map(({id}) => id)).toEqual(['renamed'])
    const since = Date.now() + 1000
    const alive = {pid: 2 ** 30, host: 'elsewhere', since, requestsFrom: 0, eventsFrom: 1e9}
    writeFileSync(join(root, 'renamed', 'alive'), JSON.stringify(alive))
    expect((await list.look())[0]).toMatchObject({status: 'starting'})
  })

  it('that takes long the second time does not say that runs it knows are still to be read', async () => {
    const root = folder()
    for (let at = 1; at <= 40; at++) await createIris(root, at * 1e9)
    const list = openRunList(root)
    const all = await list.look()
    const {now} = performance
    let parts = 0
    try {
      // Every look at the clock is a second later.
      let time = 0
      performance.now = () => (time += 1000)
      expect(await list.look(() => parts++)).toEqual(all)
      expect(parts).toBe(0)
      expect(await openRunList(root).look(() => parts++)).toEqual(all)
      expect(parts).toBeGreaterThan(0)
    } finally {
      performance.now = now
    }
  })

  it('tells what there is while it reads, newest first, and what is left', async () => {
    const root = folder()
    for (let index = 0; index < 40; index++) await trained(root, 400, 1e9 + index * 1e6)
    const parts: {ids: number[]; left: number}[] = []
    const all = await openRunList(root).look(({runs, left}) =>
      parts.push({ids: runs.map(({createdAt}) => createdAt), left}),
    )
    const times = all.map(({createdAt}) => createdAt)
    expect(times).toEqual([...times].sort((a, b) => b - a))
    for (const {ids, left} of parts) {
      expect(ids.length + left).toBe(40)
      expect(ids).toEqual([...ids].sort((a, b) => b - a))
    }
  })
})

describe('what is remembered', () => {
  /** Enough events to be worth it. */
  const epochs = 6000

  /** The file after a look; and one more look that has it. */
  async function remembering() {
    const [root, home] = [folder(), folder()]
    const dir = await trained(root, epochs)
    const memory = join(home, 'runs', 'memory.json')
    const look = () => listRuns(root, {memory, now: later})
    const first = await look()
    const change = (edit: (text: string) => string) =>
      writeFileSync(memory, edit(readFileSync(memory, 'utf8')))
    return {root, dir, memory, look, first, change}
  }

  it('is taken while the run’s files are the same, and only then', async () => {
    const {dir, look, first, change} = await remembering()
    expect(await look()).toEqual(first)
    // That it was not read again shows in what is changed here.
    change(text => text.replace(`"epoch":${epochs}`, '"epoch":77'))
    expect((await look())[0]?.epoch).toBe(77)
    appendFileSync(join(dir, 'events.jsonl'), `${JSON.stringify({v: 1, t: 1, ...epoch(epochs + 1)})}\n`)
    expect((await look())[0]?.epoch).toBe(epochs + 1)
  })

  it('goes by run.json as well', async () => {
    const {dir, look} = await remembering()
    const spec = JSON.parse(readFileSync(join(dir, 'run.json'), 'utf8'))
    writeFileSync(join(dir, 'run.json'), JSON.stringify({...spec, seed: 5}))
    expect((await look())[0]?.seed).toBe(5)
  })

  it('goes by the folder for what is beside those: a checkpoint, a label, a trainer', async () => {
    const {dir, look, memory} = await remembering()
    expect((await look())[0]).toMatchObject({trained: false, status: 'finished'})
    expect(readFileSync(memory, 'utf8')).toContain('"beside"')
    mkdirSync(join(dir, 'best'))
    expect((await look())[0]).toMatchObject({trained: true})
    await writeLabel(dir, {name: 'mine'})
    expect((await look())[0]).toMatchObject({label: {name: 'mine'}})
    // An editor may write into the file as it is.
    writeFileSync(join(dir, 'label.json'), JSON.stringify({v: 1, name: 'edited'}))
    expect((await look())[0]).toMatchObject({label: {name: 'edited'}})
    rmSync(join(dir, 'label.json'))
    expect((await look())[0]).not.toHaveProperty('label')
    const alive = {
      pid: 2 ** 30,
      host: 'elsewhere',
      since: Date.now() + 1000,
      requestsFrom: 0,
      eventsFrom: 1e9,
    }
    writeFileSync(join(dir, 'alive'), JSON.stringify(alive))
    expect((await look())[0]).toMatchObject({status: 'starting'})
  })

  it('keeps no secrets of the run’s open to others, and nothing in the folder of runs', async () => {
    const {root, dir, memory} = await remembering()
    expect(statSync(memory).mode & 0o777).toBe(0o600)
    expect(readdirSync(root)).toEqual([basename(dir)])
    expect(readdirSync(join(memory, '..'))).toEqual(['memory.json'])
  })

  it('is done without, where it is damaged, a link or cannot be written', async () => {
    const {root, memory, look, first} = await remembering()
    const [heading, common, line = ''] = readFileSync(memory, 'utf8').split('\n')
    const head = `${heading}\n${common}`
    const name = line.slice(0, line.indexOf('\t'))
    const lines = [name, `${name}\t`, `${name}\tnull`, `${name}\t{"stamp":""}`, line.slice(0, -9)]
    for (const text of [
      '',
      '{',
      `tfnotes runs 0\n${common}\n${line}`,
      `${heading}\n[]\n${line}`,
      ...lines.map(one => `${head}\n${one}`),
    ]) {
      writeFileSync(memory, text)
      expect(await look()).toEqual(first)
    }
    if (linksNeedRights) return
    renameSync(memory, `${memory}.elsewhere`)
    const strange = `${head}\n${line.replace(`"epoch":${epochs}`, '"epoch":77')}`
    writeFileSync(`${memory}.elsewhere`, strange)
    symlinkSync(`${memory}.elsewhere`, memory)
    expect(await look()).toEqual(first)
    expect(readFileSync(`${memory}.elsewhere`, 'utf8')).toBe(strange)
    expect(await listRuns(root, {memory: '/proc/nowhere/memory.json'})).toEqual(first)
  })

  it('holds losses that are no numbers', async () => {
    const {root, memory, dir} = await remembering()
    appendFileSync(
      join(dir, 'events.jsonl'),
      `${JSON.stringify({v: 1, t: 1, ...epoch(epochs + 1, {loss: NaN})})}\n`,
    )
    const look = () => listRuns(root, {memory, now: later})
    const [read, recalled] = [await look(), await look()]
    expect(read[0]?.metrics?.loss).toBeNaN()
    expect(recalled).toEqual(read)
  })
})

it.skipIf(process.getuid?.() === 0)('a run that may not be read is a row that says so', async () => {
  const root = folder()
  const dir = await trained(root, 1, 1e9)
  chmodSync(dir, 0)
  try {
    expect((await listRuns(root))[0]).toMatchObject({status: 'unreadable', trouble: {code: 'no-permission'}})
    await expect(findRun(root, 'latest')).rejects.toMatchObject({code: 'latest-unreadable'})
  } finally {
    chmodSync(dir, 0o700)
  }
})
