import {appendFileSync, existsSync, openSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {writeAlive} from '../../src/runs/alive.ts'
import {appendTo} from '../../src/runs/append.ts'
import {openRequests, sendRequest} from '../../src/runs/requests.ts'
import {openTail} from '../../src/runs/tail.ts'
import {openWriter} from '../../src/runs/writer.ts'
import {epoch, scratch, started} from './scratch.ts'

const folder = scratch()

describe('events.jsonl', () => {
  it('has one event a line, with version and time', () => {
    const dir = folder()
    const writer = openWriter(dir, () => 42)
    writer.emit({event: 'paused'})
    writer.emit({event: 'resumed'})
    writer.close()
    expect(readFileSync(join(dir, 'events.jsonl'), 'utf8')).toBe(
      '{"v":1,"t":42,"event":"paused"}\n{"v":1,"t":42,"event":"resumed"}\n',
    )
  })

  it('leaves a record torn by a crash alone on its line, where readers pass it over', async () => {
    const dir = folder()
    const path = join(dir, 'events.jsonl')
    writeFileSync(path, `${JSON.stringify({v: 1, t: 1, ...started()})}\n{"v":1,"t":2,"event":"epo`)
    const writer = openWriter(dir, () => 3)
    writer.emit(epoch(1))
    writer.close()
    const events = await openTail(path).read()
    expect(events.map(({event}) => event)).toEqual(['started', 'epoch'])
    expect(readFileSync(path, 'utf8').split('\n')).toHaveLength(4)
  })

  it('says that the disk is full, and is whole again after it', () => {
    const writer = openOnFullDisk()
    if (!writer) return
    expect(() => writer.append('{}')).toThrowError(expect.objectContaining({code: 'disk-full'}))
    writer.close()
  })

  it('says which folder is missing', () => {
    expect(() => openWriter(join(folder(), 'nowhere'))).toThrowError(
      expect.objectContaining({code: 'file-missing'}),
    )
  })
})

describe('a tail', () => {
  it('treats a torn last record as not there yet', async () => {
    const path = join(folder(), 'events.jsonl')
    const tail = openTail(path)
    expect(await tail.read()).toEqual([])
    writeFileSync(path, '{"v":1,"t":1,"event":"paused"}\n{"v":1,"t":2,"ev')
    expect(await tail.read()).toMatchObject([{event: 'paused'}])
    expect(await tail.read()).toEqual([])
    appendFileSync(path, 'ent":"resumed"}')
    expect(await tail.read()).toEqual([])
    appendFileSync(path, '\n')
    expect(await tail.read()).toMatchObject([{event: 'resumed'}])
  })

  it('puts together characters that were cut in the middle', async () => {
    const path = join(folder(), 'events.jsonl')
    const line = Buffer.from('{"v":1,"t":1,"event":"warning","code":"测试","detail":{}}\n')
    const cut = line.indexOf(Buffer.from('测')) + 1
    const tail = openTail(path)
    writeFileSync(path, line.subarray(0, cut))
    expect(await tail.read()).toEqual([])
    appendFileSync(path, line.subarray(cut))
    expect(await tail.read()).toMatchObject([{code: '测试'}])
  })

  it('reads a long file in parts, every event once', async () => {
    const path = join(folder(), 'events.jsonl')
    const lines = Array.from({length: 20_000}, (_, index) => `{"v":1,"t":${index},"event":"paused"}\n`)
    writeFileSync(path, lines.join(''))
    const tail = openTail(path)
    const times: number[] = []
    let reads = 0
    for (let events = await tail.read(); events.length > 0; events = await tail.read()) {
      times.push(...events.map(({t}) => t))
      reads += 1
    }
    expect(times).toEqual(lines.map((_, index) => index))
    expect(reads).toBeGreaterThan(1)
  })

  it('passes over lines that are no events', async () => {
    const path = join(folder(), 'events.jsonl')
    writeFileSync(
      path,
      '\n[]\nnull\n"x"\n{"event":1,"t":1}\n{"event":"paused"}\n{"v":1,"t":1,"event":"paused"}\n',
    )
    expect(await openTail(path).read()).toHaveLength(1)
  })
})

describe('requests', () => {
  it('reach the trainer once, in order', async () => {
    const dir = folder()
    const requests = openRequests(dir)
    expect(requests.poll()).toEqual([])
    await sendRequest(dir, {request: 'pause'})
    await sendRequest(dir, {request: 'lr', value: 0.5})
    expect(requests.poll()).toMatchObject([{request: 'pause'}, {request: 'lr', value: 0.5}])
    expect(requests.poll()).toEqual([])
  })

  it('of an earlier session are not obeyed again; those since the launch are', async () => {
    const dir = folder()
    await sendRequest(dir, {request: 'stop', when: 'now', keep: true})
    expect(openRequests(dir).poll()).toEqual([])
    writeAlive(dir, process.pid)
    await sendRequest(dir, {request: 'pause'})
    expect(openRequests(dir).poll()).toMatchObject([{request: 'pause'}])
  })

  it('that are torn wait, that are nonsense are passed over', async () => {
    const dir = folder()
    const path = join(dir, 'requests.jsonl')
    const requests = openRequests(dir)
    writeFileSync(
      path,
      '{"request":"explode"}\n{"request":"lr","value":-1}\nnull\n{"request":"toString"}\n{"request":"pa',
    )
    expect(requests.poll()).toEqual([])
    appendFileSync(path, 'use"}\n')
    expect(requests.poll()).toMatchObject([{request: 'pause'}])
  })

  it('written behind a torn line begin a line of their own', async () => {
    const dir = folder()
    const requests = openRequests(dir)
    writeFileSync(join(dir, 'requests.jsonl'), '{"request":"pa')
    await sendRequest(dir, {request: 'resume'})
    expect(requests.poll()).toMatchObject([{request: 'resume'}])
  })
})

/** `/dev/full` takes no byte, as a full disk does; only Linux has it. */
function openOnFullDisk() {
  if (!existsSync('/dev/full')) return undefined
  return appendTo(openSync('/dev/full', 'a+'), '/dev/full')
}
