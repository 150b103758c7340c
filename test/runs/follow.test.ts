import {appendFileSync, rmSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {writeAlive} from '../../src/runs/alive.ts'
import type {RunEvent} from '../../src/runs/events.ts'
import {follow} from '../../src/runs/follow.ts'
import {openWriter} from '../../src/runs/writer.ts'
import {createIris, epoch, finished, scratch, started} from './scratch.ts'

const folder = scratch()
const sleep = (ms: number) => new Promise(resolve => setTimeout(resolve, ms))

/** Follows a run and keeps what came. */
function watch(dir: string, fromStart = true) {
  const seen: RunEvent[] = []
  const abort = new AbortController()
  const end = follow(dir, events => seen.push(...events), {signal: abort.signal, fromStart})
  return {
    seen,
    end,
    abort,
    names: () => seen.map(event => (event.event === 'epoch' ? event.epoch : event.event)),
  }
}

async function until(condition: () => boolean) {
  for (let waited = 0; !condition(); waited += 10) {
    if (waited > 5000) throw new Error('nothing happened')
    await sleep(10)
  }
}

describe('follow', () => {
  it('tells the whole history of a finished run and ends', async () => {
    const dir = await createIris(folder())
    const writer = openWriter(dir)
    for (const body of [started(), epoch(1), finished()]) writer.emit(body)
    const {end, names} = watch(dir)
    await end
    expect(names()).toEqual(['started', 1, 'finished'])
  })

  it('tells a live run’s events as they come, torn ones when they are whole, and ends with the run', async () => {
    const dir = await createIris(folder())
    writeAlive(dir, process.pid)
    const {end, names} = watch(dir)
    const writer = openWriter(dir)
    writer.emit(started())
    await until(() => names().length === 1)
    const line = JSON.stringify({v: 1, t: Date.now(), ...epoch(1)})
    appendFileSync(join(dir, 'events.jsonl'), line.slice(0, 30))
    await sleep(400)
    expect(names()).toEqual(['started'])
    appendFileSync(join(dir, 'events.jsonl'), `${line.slice(30)}\n`)
    await until(() => names().length === 2)
    writer.emit(epoch(2))
    writer.emit(finished())
    await end
    expect(names()).toEqual(['started', 1, 2, 'finished'])
  })

  it('says at once that a session has taken up the run and told nothing, until it tells something', async () => {
    const dir = await createIris(folder())
    const writer = openWriter(dir)
    writer.emit(started())
    writer.emit(finished('stopped'))
    writeAlive(dir, process.pid)
    const told: string[] = []
    const abort = new AbortController()
    const end = follow(dir, events => told.push(...events.map(({event}) => event)), {
      signal: abort.signal,
      onTakenUp: () => told.push('taken up'),
    })
    await until(() => told.length > 2)
    expect(told.slice(0, 3)).toEqual(['started', 'finished', 'taken up'])
    writer.emit({event: 'data', phase: 'read', done: 0, total: 1})
    await until(() => told.includes('data'))
    await sleep(1200)
    expect(told.at(-1)).toBe('data')
    abort.abort()
    await end
  })

  it('goes on over the seam when a stopped run is taken up again', async () => {
    const dir = await createIris(folder())
    const writer = openWriter(dir)
    writer.emit(started())
    writer.emit(finished('stopped'))
    await sleep(5)
    writeAlive(dir, process.pid)
    const {end, names} = watch(dir)
    await sleep(100)
    writer.emit(started(5, {epoch: 0, step: 0}))
    writer.emit(finished())
    await end
    expect(names()).toEqual(['started', 'finished', 'started', 'finished'])
  })

  it('ends when the trainer has vanished', async () => {
    const dir = await createIris(folder())
    writeFileSync(join(dir, 'alive'), JSON.stringify({pid: 2 ** 22 + 1, startTime: 'x', host: 'y', since: 0}))
    rmSync(join(dir, 'alive'))
    openWriter(dir).emit(started())
    const {end, names} = watch(dir)
    await end
    expect(names()).toEqual(['started'])
  })

  it('ends at once when asked to, and may begin with what comes now', async () => {
    const dir = await createIris(folder())
    writeAlive(dir, process.pid)
    const writer = openWriter(dir)
    writer.emit(started())
    const {end, abort, names} = watch(dir, false)
    await sleep(100)
    writer.emit(epoch(1))
    await until(() => names().length === 1)
    expect(names()).toEqual([1])
    abort.abort()
    await end
  })

  it('ends when the directory is deleted, and says so', async () => {
    const dir = await createIris(folder())
    writeAlive(dir, process.pid)
    openWriter(dir).emit(started())
    const {end} = watch(dir)
    await sleep(50)
    const ended = expect(end).rejects.toMatchObject({code: 'run-gone'})
    rmSync(dir, {recursive: true})
    await ended
  })

  it('hands on what its listener throws', async () => {
    const dir = await createIris(folder())
    openWriter(dir).emit(started())
    const boom = follow(dir, () => {
      throw new Error('boom')
    })
    await expect(boom).rejects.toThrow('boom')
  })
})
