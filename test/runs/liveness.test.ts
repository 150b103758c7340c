import {spawn} from 'node:child_process'
import {once} from 'node:events'
import {
  appendFileSync,
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import {hostname} from 'node:os'
import {basename, dirname, join} from 'node:path'
import {describe, expect, it, vi} from 'vitest'
import {claimRun, readAlive, requestsUntilNow, writeAlive} from '../../src/runs/alive.ts'
import type {EventBody} from '../../src/runs/events.ts'
import {guardOf} from '../../src/runs/guard.ts'
import {listRuns} from '../../src/runs/list.ts'
import {liveness} from '../../src/runs/liveness.ts'
import {removeRun} from '../../src/runs/remove.ts'
import {openRequests, sendRequest} from '../../src/runs/requests.ts'
import {openWriter} from '../../src/runs/writer.ts'
import {processStart} from '../../src/system/process-start.ts'
import {asNobody, openToAll} from '../as-nobody.ts'
import {batch, createIris, epoch, finished, scratch, started} from './scratch.ts'

const folder = scratch()
const hour = 3_600_000

function emit(dir: string, ...bodies: EventBody[]) {
  emitAt(dir, Date.now(), ...bodies)
}

/** Events of a trainer whose clock stands at `now`. */
function emitAt(dir: string, now: number, ...bodies: EventBody[]) {
  const writer = openWriter(dir, () => now)
  for (const body of bodies) writer.emit(body)
  writer.close()
}

/** Touches a file as a machine does whose clock is `offset` milliseconds off. */
function touchAt(path: string, offset: number) {
  const seconds = (Date.now() + offset) / 1000
  utimesSync(path, seconds, seconds)
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
    // What a clock that was put back writes is a sign of life, too.
    touchAt(path, -2 * hour)
    expect(await liveness(dir)).toBe('live')
  })

  it.each([
    ['behind ours', -2 * hour],
    ['ahead of ours', 2 * hour],
  ])('hears a trainer on a machine whose clock is %s, and one that has gone silent', async (_, offset) => {
    const dir = await createIris(folder())
    const path = join(dir, 'alive')
    emit(dir, started())
    writeFileSync(path, JSON.stringify({pid: 1, host: `not-${hostname()}`, since: 0, requestsFrom: 0}))
    touchAt(path, offset)
    const listened = liveness(dir)
    setTimeout(() => touchAt(path, offset + 1000), 200)
    expect(await listened).toBe('live')
    expect(await liveness(dir)).toBe('live')
    const now = performance.now()
    const steady = vi.spyOn(performance, 'now').mockReturnValue(now + 61_000)
    expect(await liveness(dir)).toBe('crashed')
    steady.mockRestore()
  })

  it('calls a trainer on another machine gone that does not touch while it is listened for', async () => {
    const dir = await createIris(folder())
    const path = join(dir, 'alive')
    emit(dir, started())
    writeFileSync(path, JSON.stringify({pid: 1, host: `not-${hostname()}`, since: 0, requestsFrom: 0}))
    touchAt(path, 2 * hour)
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

  it('sees a run taken up again whatever the clocks say: an hour was put back after it had stopped', async () => {
    const dir = await createIris(folder())
    emitAt(dir, Date.now() + hour, started(), finished('stopped'))
    writeAlive(dir, process.pid)
    expect(await liveness(dir)).toBe('starting')
    expect((await listRuns(dirname(dir)))[0]?.status).toBe('starting')
    emit(dir, started(5, {epoch: 0, step: 0}))
    expect(await liveness(dir)).toBe('live')
    expect((await listRuns(dirname(dir)))[0]?.status).toBe('live')
  })

  it('takes the end of a session for its end, also where the clock of its trainer is behind the launcher’s', async () => {
    const dir = await createIris(folder())
    writeAlive(dir, process.pid)
    emitAt(dir, Date.now() - hour, started())
    expect(await liveness(dir)).toBe('live')
    emitAt(dir, Date.now() - hour, finished())
    expect(await liveness(dir)).toBe('finished')
    expect((await listRuns(dirname(dir)))[0]?.status).toBe('finished')
  })

  it('knows a session’s first event from a torn one that it was launched after', async () => {
    const dir = await createIris(folder())
    emit(dir, started(), epoch(1))
    const torn = JSON.stringify({v: 1, t: Date.now(), ...finished('stopped')})
    appendFileSync(join(dir, 'events.jsonl'), torn)
    writeAlive(dir, process.pid)
    expect(await liveness(dir)).toBe('starting')
    // The newline that makes the torn record whole belongs to the next session, the record does not.
    appendFileSync(join(dir, 'events.jsonl'), '\n')
    expect(await liveness(dir)).toBe('starting')
    emit(dir, started(5, {epoch: 1, step: 0}))
    expect(await liveness(dir)).toBe('live')
  })

  it('goes by the time of the last event where an older version launched the session', async () => {
    const dir = await createIris(folder())
    emitAt(dir, 1000, started(), finished('stopped'))
    const {eventsFrom: _, ...alive} = writeAlive(dir, process.pid)
    writeFileSync(join(dir, 'alive'), JSON.stringify(alive))
    expect(await liveness(dir)).toBe('starting')
    writeFileSync(join(dir, 'alive'), JSON.stringify({...alive, since: 500}))
    expect(await liveness(dir)).toBe('stopped')
  })

  it('calls no run new because the clock was put back', async () => {
    const dir = await createIris(folder())
    const now = Date.now()
    vi.useFakeTimers({now: now - hour, toFake: ['Date']})
    expect(await liveness(dir)).toBe('crashed')
    vi.useRealTimers()
    expect(await liveness(dir)).toBe('starting')
  })

  it('waits for the first word of a trainer that imports for long, once the run is its own', async () => {
    const dir = await createIris(folder())
    writeAlive(dir, process.pid)
    vi.useFakeTimers({now: Date.now() + hour, toFake: ['Date']})
    expect(await liveness(dir)).toBe('starting')
    vi.useRealTimers()
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
  it('puts away what killed claims left beside alive, and nothing else', async () => {
    const dir = await createIris(folder())
    const guard = guardOf(join(dir, 'alive'), 'null')
    for (const path of [`${guard}.${'0'.repeat(16)}`, join(dir, 'alive.4711'), join(dir, 'alive.txt')])
      writeFileSync(path, '{}')
    claimRun(dir)
    expect(readdirSync(dir).sort()).toEqual(['alive', 'alive.txt', 'run.json'])
  })

  it('leaves nothing beside alive where that could not be written', async () => {
    const dir = await createIris(folder())
    mkdirSync(join(dir, 'alive'))
    expect(() => writeAlive(dir, process.pid)).toThrow()
    expect(readdirSync(dir).sort()).toEqual(['alive', 'run.json'])
  })

  it('holds its run against a second trainer, and lets go of it', async () => {
    const dir = await createIris(folder())
    const trainer = await sleeper()
    try {
      writeAlive(dir, trainer.pid)
      expect(() => claimRun(dir)).toThrowError(expect.objectContaining({code: 'run-still-live'}))
      await expect(removeRun(dirname(dir), basename(dir))).rejects.toMatchObject({code: 'run-still-live'})
    } finally {
      await trainer.kill()
    }
    const session = claimRun(dir)
    expect(readAlive(dir)?.pid).toBe(process.pid)
    session.close()
    expect(readAlive(dir)).toBeUndefined()
    session.touch()
    emit(dir, started(), finished())
    await removeRun(dirname(dir), basename(dir))
    expect(() => readFileSync(join(dir, 'run.json'))).toThrow()
  })

  it('obeys what was asked since its launch, which is before it has the run', async () => {
    const dir = await createIris(folder())
    await sendRequest(dir, {request: 'stop', when: 'now', keep: true})
    const launched = requestsUntilNow(dir)
    await sendRequest(dir, {request: 'pause'})
    const session = claimRun(dir, launched)
    expect(openRequests(dir).poll()).toMatchObject([{request: 'pause'}])
    session.close()
  })

  it.each(['', 'null', '{"pid":', JSON.stringify({pid: 2 ** 22 + 1, startTime: 'x', host: hostname()})])(
    'takes the place of one that left %j',
    async left => {
      const dir = await createIris(folder())
      writeFileSync(join(dir, 'alive'), left)
      const session = claimRun(dir)
      expect(readAlive(dir)?.pid).toBe(process.pid)
      session.close()
      expect(readdirSync(dir)).toEqual(['run.json'])
    },
  )
})

describe.skipIf(process.platform === 'win32')('a live run of which something may not be read', () => {
  async function locked(name: string, mode: number) {
    const root = folder()
    openToAll(root)
    const dir = await createIris(root)
    const claim = claimRun(dir)
    emit(dir, started(), batch(1, 1))
    const path = join(dir, name)
    chmodSync(path, mode)
    const open = () => {
      chmodSync(path, 0o755)
      claim.close()
    }
    return {root, dir, open}
  }

  it.each([
    ['alive', 0],
    ['events.jsonl', 0],
    ['.', 0],
  ])('is never one that has crashed: %s', async (name, mode) => {
    const {root, dir, open} = await locked(name, mode)
    await asNobody(async () => {
      await expect(liveness(dir)).rejects.toMatchObject({code: 'no-permission'})
      expect(await listRuns(root)).toMatchObject([{status: 'unreadable', trouble: {code: 'no-permission'}}])
    })
    chmodSync(join(dir, name), 0o755)
    expect(await liveness(dir)).toBe('live')
    open()
  })

  it('is not taken from its trainer', async () => {
    const {dir, open} = await locked('alive', 0)
    await asNobody(() => {
      expect(() => claimRun(dir)).toThrow(expect.objectContaining({code: 'no-permission'}))
    })
    open()
  })
})
