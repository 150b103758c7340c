import {execFileSync} from 'node:child_process'
import {appendFileSync, mkdirSync, renameSync, rmSync, symlinkSync, utimesSync, writeFileSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {findLogs} from '../../../src/runs/watched/find-logs.ts'
import {watchLogs} from '../../../src/runs/watched/watch-logs.ts'
import type {Watched} from '../../../src/runs/watched/watched.ts'
import {linksNeedRights} from '../../links.ts'
import {scratch} from '../scratch.ts'
import {begins, simple, version} from './write-events.ts'

const folder = scratch()
const name = (seconds: number) => `events.out.tfevents.${seconds}.host.1.0`

/** Writes files below a folder; the later ones are younger. */
function logs(root: string, files: Readonly<Record<string, readonly Buffer[]>>) {
  Object.entries(files).forEach(([file, parts], at) => {
    const path = join(root, file)
    mkdirSync(dirname(path), {recursive: true})
    writeFileSync(path, Buffer.concat([version(), ...parts]))
    utimesSync(path, 1e9 + at, 1e9 + at)
  })
  return root
}
const loss = (step = 0, value = 1) => [simple('loss', value, step)]

/** Watches a folder and keeps what was told last. */
function watch(root: string, run?: string) {
  const abort = new AbortController()
  const seen: {known?: Watched} = {}
  const end = watchLogs(root, known => (seen.known = known), {
    run,
    signal: abort.signal,
    pace: {poll: 20, rescan: 40},
  })
  const points = (tag = 'loss') => {
    const found = seen.known?.tags.find(one => one.tag === tag)
    return found && [...found.steps].map((step, at) => [step, found.values[at]])
  }
  return {abort, end, seen, points}
}

async function until(condition: () => boolean) {
  for (let waited = 0; !condition(); waited += 20) {
    if (waited > 10_000) throw new Error('nothing happened')
    await new Promise(resolve => setTimeout(resolve, 20))
  }
}

describe('the runs of a folder', () => {
  const namesIn = async (root: string) =>
    (await findLogs(root)).runs.map(({name, parts}) => [name, parts.map(part => part.name).sort()])

  it('are its subfolders, the last written first; train and validation are one run', async () => {
    const root = logs(folder(), {
      [`old/train/${name(1)}`]: loss(),
      [`old/validation/${name(1)}`]: loss(),
      [`new/${name(1)}`]: loss(),
    })
    expect(await namesIn(root)).toEqual([
      ['new', ['']],
      ['old', ['train', 'validation']],
    ])
    expect(await namesIn(join(root, 'old'))).toEqual([['.', ['train', 'validation']]])
    expect(await namesIn(join(root, 'old', 'train'))).toEqual([['.', ['']]])
  })

  it('have what add_scalars writes for training and validation as parts', async () => {
    const root = logs(folder(), {
      [`a/${name(1)}`]: loss(),
      [`a/Loss_train/${name(1)}`]: loss(),
      [`b/${name(1)}`]: loss(),
      [`b/Loss/val/${name(1)}`]: loss(),
    })
    expect(await namesIn(root)).toEqual([
      ['b', ['', 'Loss/val']],
      ['a', ['', 'Loss_train']],
    ])
  })

  it.skipIf(linksNeedRights)('do not lie behind links', async () => {
    const root = logs(folder(), {[`a/${name(1)}`]: loss()})
    const elsewhere = logs(folder(), {[`b/${name(1)}`]: loss()})
    symlinkSync(join(elsewhere, 'b'), join(root, 'b'))
    symlinkSync(join(elsewhere, 'b', name(1)), join(root, 'a', name(2)))
    expect((await namesIn(root)).map(([run]) => run)).toEqual(['a'])
    let last: Watched | undefined
    await watchLogs(root, known => (last = known), {once: true})
    expect(last?.problems.map(({code}) => code)).toEqual(['is-a-link'])
    expect(last?.tags.map(({tag}) => tag)).toEqual(['loss'])
  })

  it('are looked for so far and no further', async () => {
    const root = logs(folder(), {[`a/b/c/${name(1)}`]: loss()})
    expect(await findLogs(root, {depth: 2})).toEqual({runs: [], isCut: true})
    expect((await findLogs(root, {depth: 3})).isCut).toBe(false)
    await expect(
      watchLogs(logs(folder(), {[`a/b/c/d/e/f/g/h/i/j/${name(1)}`]: loss()}), () => {}),
    ).rejects.toMatchObject({
      code: 'no-event-files-near',
    })
    for (let i = 0; i < 20; i++) mkdirSync(join(root, `${i}`))
    expect((await findLogs(root, {entries: 10})).isCut).toBe(true)
  })
})

describe('watching', () => {
  it('a folder without event files is refused', async () => {
    await expect(watchLogs(folder(), () => {}, {once: true})).rejects.toMatchObject({code: 'no-event-files'})
  })

  it('one of several runs wants to be told which', async () => {
    const root = logs(folder(), {
      [`a1/${name(1)}`]: loss(0, 1),
      [`a2/${name(1)}`]: loss(0, 2),
      [`b/${name(1)}`]: loss(0, 3),
    })
    const told: Watched[] = []
    await watchLogs(root, known => told.push(known), {once: true})
    expect(told).toHaveLength(1)
    expect(told[0]).toMatchObject({run: undefined, tags: []})
    expect(told[0]?.runs.map(run => run.name)).toEqual(['b', 'a2', 'a1'])
    const one = watch(root, 'b')
    await until(() => one.points()?.[0]?.[1] === 3)
    one.abort.abort()
    await one.end
    await expect(watchLogs(root, () => {}, {run: 'a'})).rejects.toMatchObject({
      code: 'no-such-log-run',
      detail: {count: 2, runs: ['b', 'a2', 'a1']},
    })
    let latest: Watched | undefined
    await watchLogs(root, known => (latest = known), {run: 'latest', once: true})
    expect(latest?.run).toBe('b')
  })

  it('takes the run of the very folder before those below, but not one that is called as a part is', async () => {
    const own = logs(folder(), {[name(1)]: loss(), [`b/${name(1)}`]: loss()})
    const called = logs(folder(), {[`test/${name(1)}`]: loss(), [`b/${name(1)}`]: loss()})
    const chosen = async (root: string) => {
      let last: Watched | undefined
      await watchLogs(root, known => (last = known), {once: true})
      return last?.run
    }
    expect([await chosen(own), await chosen(called)]).toEqual(['.', undefined])
  })

  it('of several runs tells of those that come', async () => {
    const root = logs(folder(), {[`a/${name(1)}`]: loss(), [`b/${name(1)}`]: loss()})
    const {abort, end, seen} = watch(root)
    await until(() => seen.known?.runs.length === 2)
    logs(root, {[`c/${name(1)}`]: loss()})
    await until(() => seen.known?.runs.length === 3)
    abort.abort()
    await end
  })

  it('follows what is appended, new files and new parts', async () => {
    const root = logs(folder(), {[`train/${name(1)}`]: loss(0, 4)})
    const {abort, end, points} = watch(root)
    await until(() => points('train/loss')?.length === 1)
    appendFileSync(join(root, 'train', name(1)), simple('loss', 3, 1))
    await until(() => points('train/loss')?.length === 2)
    logs(root, {[`validation/${name(2)}`]: loss(1, 5)})
    await until(() => points('validation/loss')?.length === 1)
    // The program was started again, from step 1.
    logs(root, {[`train/${name(3)}`]: [...loss(1, 9), ...loss(2, 8)]})
    await until(() => points('train/loss')?.length === 3)
    expect(points('train/loss')).toEqual([
      [0, 4],
      [1, 9],
      [2, 8],
    ])
    abort.abort()
    await end
  })

  it('of very many files the newest of each folder are read, and that is said', async () => {
    const files = Array.from({length: 60}, (_, at) => [`train/${name(at)}`, loss(at, at)])
    const root = logs(folder(), {...Object.fromEntries(files), [`validation/${name(1)}`]: loss()})
    let last: Watched | undefined
    await watchLogs(root, known => (last = known), {once: true})
    expect(last?.tags.map(({tag, steps}) => [tag, steps[0], steps.length])).toEqual([
      ['train/loss', 10, 50],
      ['validation/loss', 0, 1],
    ])
    expect(last?.problems).toEqual([{code: 'too-many-log-files', detail: {path: root, count: 61}}])
  })

  it('ends when the folder has gone', async () => {
    const root = logs(folder(), {[`a/${name(1)}`]: loss()})
    const {end, seen} = watch(root, 'a')
    const ended = expect(end).rejects.toMatchObject({code: 'logs-gone'})
    await until(() => seen.known !== undefined)
    rmSync(join(root, 'a'), {recursive: true})
    await ended
  })

  it('a session that begins at a step takes back what an earlier file told of other tags, too', async () => {
    const root = logs(folder(), {
      [name(1)]: [...loss(0), ...loss(10), simple('late', 1, 12), simple('early', 1, 2)],
      [name(2)]: [begins(5), ...loss(5)],
    })
    let last: Watched | undefined
    await watchLogs(root, known => (last = known), {once: true})
    const steps = Object.fromEntries(last?.tags.map(one => [one.tag, [...one.steps]]) ?? [])
    expect(steps).toEqual({loss: [0, 5], early: [2]})
  })

  it.skipIf(process.platform === 'win32')('does not wait for a pipe', async () => {
    const root = logs(folder(), {[name(1)]: loss()})
    execFileSync('mkfifo', [join(root, name(2))])
    let last: Watched | undefined
    await watchLogs(root, known => (last = known), {once: true})
    expect(last?.problems.map(({code}) => code)).toEqual(['is-a-pipe'])
    expect(last?.tags).toHaveLength(1)
  })

  it('a run renamed away is gone, though others are there', async () => {
    const root = logs(folder(), {[`a/${name(1)}`]: loss(), [`b/${name(1)}`]: loss()})
    const {end, seen} = watch(root, 'a')
    const ended = expect(end).rejects.toMatchObject({code: 'logs-gone'})
    await until(() => seen.known !== undefined)
    renameSync(join(root, 'a'), join(root, 'c'))
    await ended
  })
})
