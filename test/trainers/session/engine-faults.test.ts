import {execFileSync} from 'node:child_process'
import {existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {describe, expect, it, onTestFinished} from 'vitest'
import type {EventBody, Request} from '../../../src/runs/events.ts'
import {errorSentence, warningSentence} from '../../../src/text/sentence.ts'
import {readCheckpoint} from '../../../src/trainers/session/checkpoints/read.ts'
import {preflight} from '../../../src/trainers/session/preflight.ts'
import {fakeKeras, processesOf, type Troubles} from '../engines/keras/fake-keras.ts'
import {bytesOf, curvesOf, play, type Script, specOf} from '../run.ts'
import {scratchFolder} from '../scratch.ts'

const spec = specOf(
  'iris',
  {epochs: 4, validationFreq: 1, optimizer: 'sgd', learningRate: 0.1},
  {backend: 'keras', id: 'iris-20260101-000000-0000'},
)
const brisk = {look: 20, stop: 200, again: 50, silence: 100}

/** A session of a run in `dir` on a Python that behaves so, and how it ended. */
async function session(dir: string, troubles: Troubles = {}, script: Script = {}) {
  const python = fakeKeras(join(scratchFolder(), 'python'), troubles)
  const events: EventBody[] = []
  const error = await play(spec, dir, {
    environment: {TFNOTES_PYTHON: python},
    patience: brisk,
    ...script,
    react: event => {
      events.push(event)
      return script.react?.(event)
    },
  }).then(
    () => undefined,
    error => error,
  )
  expect(processesOf(python)).toEqual([])
  return {events, error}
}

const isWhole = async (dir: string) => (await readCheckpoint(join(dir, 'last'))) !== undefined
const atEpoch = (epoch: number) => (event: EventBody) => event.event === 'epoch' && event.epoch === epoch
const stop = {request: 'stop', when: 'now', keep: true} as const

/** As it is when nothing goes wrong. */
async function undisturbed() {
  const dir = scratchFolder()
  const {events} = await session(dir)
  return {weights: bytesOf(dir, 'last', 'weights.bin'), curves: curvesOf(events)}
}

describe.skipIf(process.platform === 'win32')('a run whose Python', () => {
  it('does what it should leaves nothing but its checkpoints', async () => {
    const dir = scratchFolder()
    const {events, error} = await session(dir)
    expect(error).toBeUndefined()
    expect(events.at(-1)).toMatchObject({event: 'finished', reason: 'completed'})
    expect(readdirSync(dir).sort()).toEqual(['best', 'last'])
  })

  const steps = {
    'while it starts': {ready: ({process}) => process.kill(process.pid, 'SIGKILL')},
    'while it takes the samples in': {prepare: ({process}) => process.kill(process.pid, 'SIGKILL')},
    'in its first steps': {
      train: ({process, nth, reply}) => (nth === 1 ? process.kill(process.pid, 'SIGKILL') : reply()),
    },
    'in a step': {
      train: ({process, nth, reply}) => (nth === 12 ? process.kill(process.pid, 'SIGKILL') : reply()),
    },
    'in a judgement': {
      judge: ({process, nth, reply}) => (nth === 2 ? process.kill(process.pid, 'SIGKILL') : reply()),
    },
    'while it writes its state': {
      state: ({process, nth, reply}) => (nth === 5 ? process.kill(process.pid, 'SIGKILL') : reply()),
    },
    'while it reads one': {restore: ({process}) => process.kill(process.pid, 'SIGKILL')},
  } satisfies Record<string, Troubles>

  it.each(Object.entries<Troubles>(steps))(
    'is killed %s goes on afterwards as if nothing had been',
    async (_, troubles) => {
      const dir = scratchFolder()
      const broken = await session(dir, troubles)
      expect(broken.error).toMatchObject({code: 'keras-ended', detail: {signal: 'SIGKILL', batchSize: 32}})
      expect(readdirSync(dir).filter(name => name !== 'last' && name !== 'best')).toEqual([])
      const resumed = await session(dir, {}, {again: true})
      expect(resumed.error).toBeUndefined()
      const whole = await undisturbed()
      expect(bytesOf(dir, 'last', 'weights.bin')).toBe(whole.weights)
      expect(curvesOf([...broken.events, ...resumed.events])).toEqual(whole.curves)
    },
  )

  it.each<[string, Troubles, RegExp]>([
    [
      'fewer losses than steps',
      {train: ({nth, say, answer, reply}) => (nth < 9 ? reply() : say({...answer, losses: []}))},
      /“train” .* \(0 values instead of \d+\)/,
    ],
    [
      'fewer right answers than steps',
      {train: ({nth, say, answer, reply}) => (nth < 9 ? reply() : say({...answer, right: []}))},
      /“train” .* \(0 values instead of \d+\)/,
    ],
    [
      'a state that is too short',
      {
        state: ({nth, folder, require, reply}) => {
          if (nth > 4) require('node:fs').truncateSync(`${folder}/state.bin`, 8)
          reply()
        },
      },
      /“state” .* \(8 values instead of 60\)/,
    ],
    [
      'a state that is too long',
      {
        state: ({nth, folder, require, reply}) => {
          if (nth > 4) require('node:fs').appendFileSync(`${folder}/state.bin`, 'more')
          reply()
        },
      },
      /“state” .* as agreed; it was/,
    ],
    [
      'no state',
      {
        state: ({nth, folder, require, reply}) => {
          if (nth > 4) require('node:fs').rmSync(`${folder}/state.bin`)
          reply()
        },
      },
      /“state” .* as agreed; it was/,
    ],
  ])('answers with %s is not believed, and what was saved before is whole', async (_, troubles, sentence) => {
    const dir = scratchFolder()
    const {error} = await session(dir, troubles)
    expect(error).toMatchObject({code: 'keras-answer'})
    expect(errorSentence(error, 'en')).toMatch(sentence)
    expect(await isWhole(dir)).toBe(true)
    expect(existsSync(join(dir, 'engine'))).toBe(false)
  })

  it('answers with a link in place of a state is not followed', async () => {
    const dir = scratchFolder()
    const {error} = await session(dir, {
      state: ({nth, folder, require, reply}) => {
        const {rmSync, symlinkSync} = require('node:fs')
        if (nth > 4) {
          rmSync(`${folder}/state.bin`)
          symlinkSync('/dev/zero', `${folder}/state.bin`)
        }
        reply()
      },
    })
    expect(error).toMatchObject({code: 'is-a-link'})
    expect(await isWhole(dir)).toBe(true)
  })

  it('says at which of many steps the loss was no number, and keeps what was before', async () => {
    const dir = scratchFolder()
    const {error, events} = await session(dir, {
      train: ({nth, say, answer, reply}) => {
        if (nth < 10) return reply()
        const losses = (answer.losses as number[]).map((loss, i, {length}) =>
          i === length - 1 ? null : loss,
        )
        say({...answer, losses})
      },
    })
    expect(error.code).toBe('diverged')
    expect(events.at(-1)).toMatchObject({event: 'warning', code: 'diverged', detail: error.detail})
    expect(await isWhole(dir)).toBe(true)
  })

  it('never answers again is told of, and ended when a stop was not obeyed in time', async () => {
    const dir = scratchFolder()
    const {error, events} = await session(
      dir,
      {train: ({nth, reply}) => nth < 8 && reply()},
      {react: event => (event.event === 'warning' ? stop : undefined)},
    )
    const warning = events.find(({event}) => event === 'warning')
    expect(warning).toMatchObject({code: 'keras-silent'})
    expect(warningSentence(warning as never, 'en')).toMatch(/has not answered for \d+ s\. Compiling/)
    expect(warningSentence(warning as never, 'zh')).toMatch(/已有 \d+ 秒没有回答/)
    expect(error).toMatchObject({code: 'keras-hangs'})
    expect(errorSentence(error, 'en')).toMatch(
      /had not answered for \d+ s when the run was to stop, and was ended\.$/,
    )
    expect(errorSentence(error, 'zh')).toMatch(/要求停止训练时/)
    expect(await isWhole(dir)).toBe(true)
    expect(existsSync(join(dir, 'engine'))).toBe(false)
  })

  it.each<[string, Troubles]>([
    ['in a judgement', {judge: ({nth, reply}) => nth < 2 && reply()}],
    ['while it writes its state', {state: ({nth, reply}) => nth < 5 && reply()}],
  ])('hangs %s is ended at the second time of asking, however long it may take', async (_, troubles) => {
    const dir = scratchFolder()
    const waiting: Request[] = []
    const {error} = await session(dir, troubles, {
      patience: {...brisk, stop: 600_000},
      requests: {poll: () => waiting.splice(0)},
      react: event => {
        if (event.event === 'warning') waiting.push(stop, stop)
        return undefined
      },
    })
    expect(error).toMatchObject({code: 'keras-hangs'})
    expect(existsSync(join(dir, 'engine'))).toBe(false)
  })

  it('hangs at its start is left behind by a stop', async () => {
    const dir = scratchFolder()
    let polls = 0
    const {events, error} = await session(
      dir,
      {prepare: () => {}},
      {requests: {poll: () => (polls++ === 10 ? [stop] : [])}},
    )
    expect(error).toBeUndefined()
    expect(events).toMatchObject([
      {event: 'data', phase: 'start'},
      {event: 'finished', reason: 'stopped', epochs: 0},
    ])
    expect(existsSync(join(dir, 'engine'))).toBe(false)
  })

  it('takes its time, but answers, obeys a stop as it should', async () => {
    const dir = scratchFolder()
    const {events, error} = await session(
      dir,
      {train: ({nth, reply}) => setTimeout(reply, nth < 6 ? 0 : 120)},
      {react: event => (atEpoch(1)(event) ? stop : undefined)},
    )
    expect(error).toBeUndefined()
    expect(events.at(-1)).toMatchObject({event: 'finished', reason: 'stopped'})
  })
})

describe.skipIf(process.platform === 'win32')('a preflight that nobody waits for any more', () => {
  it.each<[string, Troubles]>([
    ['while Python starts', {ready: () => {}}],
    ['amid the steps that are timed', {train: ({nth, reply}) => nth < 20 && reply()}],
  ])('%s leaves no process and no folder', async (_, troubles) => {
    const python = fakeKeras(join(scratchFolder(), 'python'), troubles)
    const signal = new AbortController()
    const asked = preflight(spec, {
      places: {kerasCache: '/nowhere', cache: '/nowhere'},
      environment: {TFNOTES_PYTHON: python},
      signal: signal.signal,
    })
    setTimeout(() => signal.abort(), 1000)
    await expect(asked).rejects.toMatchObject({code: 'interrupted'})
    expect(processesOf(python)).toEqual([])
    expect(readdirSync(tmpdir()).filter(name => name.startsWith(`tfnotes-${process.pid}-`))).toEqual([])
  })
})

describe.skipIf(process.platform === 'win32')('the folder for what is handed to Python', () => {
  it('that a killed session left is gone with the next one, also on another engine', async () => {
    for (const backend of ['keras', 'cpu'] as const) {
      const dir = scratchFolder()
      mkdirSync(join(dir, 'engine', '01234567'), {recursive: true})
      writeFileSync(join(dir, 'engine', '01234567', 'train_x.npy'), 'old')
      const python = fakeKeras(join(scratchFolder(), 'python'))
      await play({...spec, backend}, dir, {environment: {TFNOTES_PYTHON: python}})
      expect(readdirSync(dir).sort()).toEqual(['best', 'last'])
    }
  })

  it('is never the one that a planted link names', async () => {
    const dir = scratchFolder()
    const elsewhere = scratchFolder()
    writeFileSync(join(elsewhere, 'state.bin'), 'mine')
    symlinkSync(elsewhere, join(dir, 'engine'))
    const {error} = await session(dir)
    expect(error).toBeUndefined()
    expect(readdirSync(elsewhere)).toEqual(['state.bin'])
    expect(readFileSync(join(elsewhere, 'state.bin'), 'utf8')).toBe('mine')
  })

  it('is nobody else’s to look into', async () => {
    const dir = scratchFolder()
    const modes: number[] = []
    await session(
      dir,
      {},
      {
        react: event => {
          if (event.event === 'started')
            for (const name of ['.', ...readdirSync(join(dir, 'engine'))])
              modes.push(
                Number.parseInt(execFileSync('stat', ['-c', '%a', join(dir, 'engine', name)]).toString(), 10),
              )
          return undefined
        },
      },
    )
    expect(modes).toEqual([700, 700])
  })
})

/** A file system of so little room; undefined where none can be mounted. */
function smallDisk(size: string): string | undefined {
  const folder = scratchFolder()
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', folder], {stdio: 'ignore'})
  } catch {
    return undefined
  }
  onTestFinished(() => {
    execFileSync('umount', ['-l', folder], {stdio: 'ignore'})
  })
  return folder
}

describe.skipIf(process.platform !== 'linux')('a disk that is full', () => {
  it('when the samples are handed over is said in one sentence, and nothing is left of them', async ({
    skip,
  }) => {
    const dir = smallDisk('8k')
    if (!dir) return skip('no file system can be mounted here')
    const {error, events} = await session(dir)
    expect(error).toMatchObject({code: 'disk-full'})
    expect(errorSentence(error, 'en')).toMatch(
      /^The disk is full: \S+engine\/\S+ could not be written\. Nothing/,
    )
    expect(events).toEqual([])
    expect(readdirSync(dir)).toEqual([])
  })
})
