import {execFileSync} from 'node:child_process'
import {
  appendFileSync,
  closeSync,
  openSync,
  readFileSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {isRunning, readAlive, writeAlive} from '../../src/runs/alive.ts'
import {readSpec} from '../../src/runs/create.ts'
import type {RunEvent} from '../../src/runs/events.ts'
import {follow} from '../../src/runs/follow.ts'
import {openLines} from '../../src/runs/lines.ts'
import {liveness} from '../../src/runs/liveness.ts'
import {eventsIn} from '../../src/runs/read-events.ts'
import {openRequests} from '../../src/runs/requests.ts'
import {initialRunState, reduceRunEvents} from '../../src/runs/state.ts'
import {openTail} from '../../src/runs/tail.ts'
import {mutations} from '../odd-values.ts'
import {at, batch, createIris, epoch, finished, scratch, sequence, started} from './scratch.ts'

const folder = scratch()
const onWindows = process.platform === 'win32'

const eventsOf = (...lines: unknown[]): RunEvent[] =>
  eventsIn(
    Buffer.from(lines.map(line => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n')),
  ).events

/** One of every kind. */
const honest: readonly RunEvent[] = [
  ...sequence(
    {event: 'data', phase: 'read', done: 1, total: 2},
    started(5, {epoch: 0, step: 0}),
    batch(1, 1),
    {event: 'validation', epoch: 1, done: 1, total: 2},
    {event: 'predicted', epoch: 1, values: [1, 2]},
    epoch(1, {valLoss: 0.5}),
    {event: 'checkpoint', kind: 'last', epoch: 1, step: 0, path: '/a/last'},
    {event: 'warning', code: 'plateau', detail: {epoch: 1}},
    {event: 'paused'},
    {event: 'resumed'},
    {event: 'lr', from: 0.1, to: 0.2, epoch: 1, step: 0},
    finished(),
    {event: 'failed', code: 'diverged', detail: {epoch: 1}},
  ),
  at(2000, {
    ...started(),
    prices: {column: 'open', dates: ['2020-01-01'], actual: [1]},
  } as never),
]

describe('events that are odd', () => {
  it('are told from honest ones, of which none is lost', () => {
    expect(eventsOf(...honest)).toEqual(honest)
  })

  it.each(['valueOf', '__proto__', 'constructor', 'toString', 'tomorrow', 7, null, ['paused']])(
    'of the name %j are passed over',
    event => {
      const events = eventsOf({v: 1, t: 1, event}, ...honest.slice(0, 1))
      expect(events).toEqual(honest.slice(0, 1))
    },
  )

  it('lose the run nothing, whatever one of their values is', () => {
    for (const event of honest)
      for (const [where, value, whole] of mutations(event)) {
        const lines = [JSON.stringify(whole), JSON.stringify(honest[5]), JSON.stringify(honest[11])]
        const state = reduceRunEvents(initialRunState, eventsOf(...lines))
        const what = `${event.event}.${where} = ${String(JSON.stringify(value)).slice(0, 40)}`
        expect(state.phase, what).toBe('finished')
        expect([...state.history], what).toMatchObject([{epoch: 1, loss: 1}])
      }
  })

  it('that lack what theirs have are passed over', () => {
    const lines = ['started', 'epoch', 'batch', 'warning', 'failed', 'finished', 'lr', 'data', 'checkpoint']
    expect(eventsOf(...lines.map(event => ({v: 1, t: 1, event})))).toEqual([])
    expect(eventsOf({...at(1, epoch(1)), epoch: '1'}, {...at(1, epoch(1)), lr: {}})).toEqual([])
    expect(eventsOf({...at(1, started()), hyperparameters: null})).toEqual([])
    expect(eventsOf({...at(1, {event: 'paused'}), t: 1e300})).toEqual([])
  })

  it('may have more than we know, and numbers that were none', () => {
    expect(eventsOf({...at(1, {event: 'paused'}), since: {newer: null}})).toMatchObject([
      {since: {newer: null}},
    ])
    const [read] = eventsOf({...at(1, epoch(1)), loss: null, samplesPerSecond: null})
    expect(read).toMatchObject({loss: Number.NaN, samplesPerSecond: Number.NaN, epoch: 1})
    expect(eventsOf({...at(1, {event: 'predicted', epoch: 1, values: []}), values: [1, null]})).toMatchObject(
      [{values: [1, Number.NaN]}],
    )
  })

  it('are not nested so deeply that nobody could write them again', () => {
    const nested = (depth: number) =>
      `{"v":1,"t":1,"event":"warning","code":"x","detail":{"x":${'['.repeat(depth)}${']'.repeat(depth)}}}`
    expect(eventsOf(nested(20_000))).toEqual([])
    expect(eventsOf(nested(20))).toHaveLength(1)
    // Brackets in a text are none.
    expect(eventsOf({...honest[7], detail: {text: `\\"${'['.repeat(5000)}`}})).toHaveLength(1)
  })
})

describe('a line without end', () => {
  const wide = Buffer.alloc(1 << 20, 'x')
  const write = (path: string, megabytes: number) => {
    const file = openSync(path, 'a')
    for (let count = 0; count < megabytes; count++) writeSync(file, wide)
    closeSync(file)
  }
  const all = async (path: string) => {
    const tail = openTail(path)
    const found: RunEvent[] = []
    for (let events = await tail.read(); events.length > 0; events = await tail.read()) found.push(...events)
    return found
  }

  it('is passed over, with what is around it told', async () => {
    const path = join(folder(), 'events.jsonl')
    const line = (t: number) => `${JSON.stringify(at(t, {event: 'paused'}))}\n`
    for (const [t, megabytes] of [
      [1, 0],
      [2, 3],
      [3, 64],
    ] as const) {
      write(path, megabytes)
      appendFileSync(path, megabytes > 0 ? `\n${line(t)}` : line(t))
    }
    const before = process.memoryUsage().arrayBuffers
    expect((await all(path)).map(({t}) => t)).toEqual([1, 2, 3])
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(48 << 20)
  })

  it('is counted', () => {
    const lines = openLines(10)
    const add = (text: string) => [String(lines.add(Buffer.from(text))), lines.unfinished]
    expect(add('ab\ncd')).toEqual(['ab\n', 2])
    expect(add('ef\n')).toEqual(['cdef\n', 0])
    expect(add('a\n01234567890')).toEqual(['a\n', 11])
    expect(add('12345')).toEqual(['', 16])
    expect(add('1\nb\nc')).toEqual(['b\n', 1])
    expect(add('\n')).toEqual(['c\n', 0])
  })

  it.skipIf(onWindows)('is no file of events where no disk holds it', async () => {
    const path = join(folder(), 'events.jsonl')
    writeFileSync(path, '')
    truncateSync(path, 2 ** 40)
    await expect(all(path)).rejects.toMatchObject({code: 'file-too-large'})
  })

  it('among requests hides none for long', () => {
    const dir = folder()
    const requests = openRequests(dir)
    write(join(dir, 'requests.jsonl'), 2)
    appendFileSync(join(dir, 'requests.jsonl'), '\n{"request":"pause"}\n')
    const polls = Array.from({length: 20}, requests.poll)
    expect(polls.flat()).toMatchObject([{request: 'pause'}])
  })
})

describe('files that are none', () => {
  const replace = (path: string, what: 'link' | 'pipe', target = '/dev/zero') =>
    what === 'pipe' ? execFileSync('mkfifo', [path]) : symlinkSync(target, path)

  it.skipIf(onWindows).each(['link', 'pipe'] as const)(
    'a %s as events is told, without waiting',
    async what => {
      const dir = await createIris(folder())
      replace(join(dir, 'events.jsonl'), what)
      await expect(openTail(join(dir, 'events.jsonl')).read()).rejects.toMatchObject({code: `is-a-${what}`})
      await expect(follow(dir, () => {})).rejects.toMatchObject({code: `is-a-${what}`})
      await expect(liveness(dir)).resolves.toBe('starting')
    },
  )

  it.skipIf(onWindows).each(['link', 'pipe'] as const)('a %s as alive or requests is nobody', async what => {
    const dir = await createIris(folder())
    replace(join(dir, 'alive'), what)
    replace(join(dir, 'requests.jsonl'), what)
    expect(readAlive(dir)).toBeUndefined()
    expect(openRequests(dir).poll()).toEqual([])
  })

  it.skipIf(onWindows)('a link as run.json is told, also to a whole one', async () => {
    const dir = folder()
    symlinkSync(join(await createIris(folder()), 'run.json'), join(dir, 'run.json'))
    await expect(readSpec(dir)).rejects.toMatchObject({code: 'is-a-link'})
  })

  it.skipIf(onWindows)('the folder of a run may be reached by a link', async () => {
    const dir = await createIris(folder())
    const link = join(folder(), 'link')
    symlinkSync(dir, link)
    await expect(readSpec(link)).resolves.toMatchObject({chapter: 'iris'})
  })
})

describe('alive and run.json that are odd', () => {
  it('name no process', () => {
    const dir = folder()
    const alive = writeAlive(dir, process.pid)
    expect(readAlive(dir)).toEqual(alive)
    for (const text of ['null', '7', '[]', '{}', '', '{"pid"', 'x'.repeat(1 << 17)]) {
      writeFileSync(join(dir, 'alive'), text)
      expect(readAlive(dir)).toBeUndefined()
    }
    for (const [, , whole] of mutations(alive)) {
      writeFileSync(join(dir, 'alive'), JSON.stringify(whole))
      const read = readAlive(dir)
      if (read) isRunning(dir, read)
    }
    for (const pid of [-1, 0, '1', 1.5, null]) {
      writeFileSync(join(dir, 'alive'), JSON.stringify({...alive, pid}))
      expect(readAlive(dir)).toBeUndefined()
    }
  })

  it('are damaged, never unexpected', async () => {
    const dir = await createIris(folder())
    const path = join(dir, 'run.json')
    const spec = JSON.parse(readFileSync(path, 'utf8'))
    for (const [where, value, whole] of mutations(spec)) {
      writeFileSync(path, JSON.stringify(whole))
      const error = await readSpec(dir).then(
        () => undefined,
        cause => cause,
      )
      if (error) expect(error, `${where} = ${JSON.stringify(value)}`).toMatchObject({code: 'run-unreadable'})
    }
    for (const odd of [
      {hyperparameters: null},
      {dataset: null},
      {dataset: []},
      {createdAt: 1e300},
      {preset: 1},
    ]) {
      writeFileSync(path, JSON.stringify({...spec, ...odd}))
      await expect(readSpec(dir)).rejects.toMatchObject({code: 'run-unreadable'})
    }
    writeFileSync(
      path,
      JSON.stringify({...spec, newer: {than: 'this'}, versions: {...spec.versions, more: 1}}),
    )
    await expect(readSpec(dir)).resolves.toMatchObject({chapter: 'iris', newer: {than: 'this'}})
    writeFileSync(path, ' '.repeat(2 << 20))
    await expect(readSpec(dir)).rejects.toMatchObject({code: 'file-too-large'})
  })
})
