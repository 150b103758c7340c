import {spawn} from 'node:child_process'
import {once} from 'node:events'
import {readFileSync, rmSync, utimesSync, writeFileSync} from 'node:fs'
import {hostname} from 'node:os'
import {join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {claimRun, readAlive, writeAlive} from '../../src/runs/alive.ts'
import type {EventBody} from '../../src/runs/events.ts'
import {liveness} from '../../src/runs/liveness.ts'
import {removeRun} from '../../src/runs/remove.ts'
import {openWriter} from '../../src/runs/writer.ts'
import {processStart} from '../../src/system/process-start.ts'
import {batch, createIris, epoch, finished, scratch, started} from './scratch.ts'

const folder = scratch()

function emit(dir: string, ...bodies: EventBody[]) {
  const writer = openWriter(dir)
  for (const body of bodies) writer.emit(body)
  writer.close()
}

/** A process that is there until it is told to go. */
async function sleeper() {
  const child = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60_000)'])
  await once(child, 'spawn')
  const pid = child.pid as number
  return {
    pid,
    async kill() {
      child.kill('SIGKILL')
      await once(child, 'exit')
    },
  }
}

describe('liveness', () => {
  it('follows a run from its launch to its end', async () => {
    const dir = await createIris(folder())
    expect(await liveness(dir)).toBe('starting')
    const trainer = await sleeper()
    try {
      writeAlive(dir, trainer.pid)
      expect(await liveness(dir)).toBe('starting')
      emit(dir, {event: 'data', phase: 'read', done: 0, total: 1})
      expect(await liveness(dir)).toBe('starting')
      emit(dir, started(), batch(1, 1))
      expect(await liveness(dir)).toBe('live')
      emit(dir, {event: 'paused'})
      expect(await liveness(dir)).toBe('paused')
      emit(dir, {event: 'resumed'})
      expect(await liveness(dir)).toBe('live')
      emit(dir, epoch(1), finished())
      expect(await liveness(dir)).toBe('finished')
    } finally {
      await trainer.kill()
    }
    expect(await liveness(dir)).toBe('finished')
  })

  it('calls a run crashed as soon as its process is gone', async () => {
    const dir = await createIris(folder())
    const trainer = await sleeper()
    writeAlive(dir, trainer.pid)
    emit(dir, started(), batch(1, 1))
    await trainer.kill()
    expect(await liveness(dir)).toBe('crashed')
  })

  it('is not deceived by another process that has got the same number', async () => {
    const dir = await createIris(folder())
    writeAlive(dir, process.pid)
    emit(dir, started())
    expect(await liveness(dir)).toBe('live')
    const alive = readAlive(dir)
    if (processStart(process.pid) === undefined) return
    writeFileSync(join(dir, 'alive'), JSON.stringify({...alive, startTime: 'another'}))
    expect(await liveness(dir)).toBe('crashed')
  })

  it('judges a trainer on another machine by the file it touches', async () => {
    const dir = await createIris(folder())
    const path = join(dir, 'alive')
    emit(dir, started())
    writeFileSync(path, JSON.stringify({pid: 1, host: `not-${hostname()}`, since: 0, requestsFrom: 0}))
    expect(await liveness(dir)).toBe('live')
    const long = Date.now() / 1000 - 120
    utimesSync(path, long, long)
    expect(await liveness(dir)).toBe('crashed')
  })

  it('sees a run taken up again before its first event', async () => {
    const dir = await createIris(folder())
    emit(dir, started(), finished('stopped'))
    expect(await liveness(dir)).toBe('stopped')
    await new Promise(resolve => setTimeout(resolve, 5))
    writeAlive(dir, process.pid)
    expect(await liveness(dir)).toBe('starting')
  })

  it('calls a run without trainer crashed once it is too old to be about to start', async () => {
    const dir = await createIris(folder())
    emit(dir, started())
    expect(await liveness(dir)).toBe('crashed')
  })

  it('knows no time of birth of a process that is not there', () => {
    expect(processStart(2 ** 22 + 1)).toBeUndefined()
  })
})

describe('a session', () => {
  it('holds its run against a second trainer, and lets go of it', async () => {
    const dir = await createIris(folder())
    const trainer = await sleeper()
    try {
      writeAlive(dir, trainer.pid)
      expect(() => claimRun(dir)).toThrowError(expect.objectContaining({code: 'run-still-live'}))
      await expect(removeRun(dir)).rejects.toMatchObject({code: 'run-still-live'})
    } finally {
      await trainer.kill()
    }
    const session = claimRun(dir)
    expect(readAlive(dir)?.pid).toBe(process.pid)
    session.close()
    expect(readAlive(dir)).toBeUndefined()
    session.touch()
    emit(dir, started(), finished())
    await removeRun(dir)
    expect(() => readFileSync(join(dir, 'run.json'))).toThrow()
  })

  it('keeps what its launcher wrote about it', async () => {
    const dir = await createIris(folder())
    const {since} = writeAlive(dir, process.pid)
    await new Promise(resolve => setTimeout(resolve, 5))
    expect(claimRun(dir).since).toBe(since)
    rmSync(dir, {recursive: true})
  })
})
