import {cpSync, existsSync, readdirSync, renameSync, writeFileSync} from 'node:fs'
import {basename, join} from 'node:path'
import {describe, expect, it} from 'vitest'
import type {Context} from '../src/commands/line/command.ts'
import {noSettings} from '../src/config/settings-file.ts'
import {createPlatform} from '../src/platform.ts'
import {readSpec} from '../src/runs/create.ts'
import type {RunEvent} from '../src/runs/events.ts'
import {openWriter} from '../src/runs/writer.ts'
import {createIris, epoch, finished, scratch, started} from './runs/scratch.ts'

const folder = scratch()

/** A run that has ended after two epochs, and the screens' view of the folder it lies in. */
async function opened(env: Context['env'] = {}) {
  const home = folder()
  const checkpoints = join(home, 'checkpoints')
  const dir = await createIris(checkpoints)
  const writer = openWriter(dir)
  for (const body of [started(), epoch(1), epoch(2), finished()]) writer.emit(body)
  writer.close()
  const context: Context = {
    env: {XDG_CACHE_HOME: join(home, 'cache'), ...env},
    settings: noSettings(join(home, 'config.json')),
    cwd: home,
    home,
    checkpoints,
    language: 'en',
    stdin: process.stdin,
    stdout: process.stdout,
    stderr: process.stderr,
    trainer: {entry: join(home, 'no-trainer.js'), nodeFlags: []},
    versions: {tfnotes: '1.2.3', node: process.version, tfjs: '4.22.0'},
  }
  const platform = createPlatform(context, [])
  const ids = async () => (await platform.listRuns(() => {})).map(({id}) => id).sort()
  return {home, checkpoints, dir, platform, ids}
}

const seen = new Set<string>()

describe('what the screens do with a run they do with its folder', () => {
  it('a copy is deleted, and not the original', async () => {
    const {checkpoints, dir, platform, ids} = await opened()
    cpSync(dir, join(checkpoints, 'copy'), {recursive: true})
    expect(await ids()).toEqual(['copy', basename(dir)])
    await platform.remove('copy')
    expect(await ids()).toEqual([basename(dir)])
  })

  it('a renamed run shows its curves', async () => {
    const {checkpoints, dir, platform, ids} = await opened()
    renameSync(dir, join(checkpoints, 'renamed'))
    const [id = ''] = await ids()
    const events: RunEvent[] = []
    await platform.follow(
      id,
      more => void events.push(...more),
      new AbortController().signal,
      () => {},
    )
    expect(events.map(({event}) => event)).toEqual(['started', 'epoch', 'epoch', 'finished'])
  })

  it('nothing is deleted that lies elsewhere', async () => {
    const {home, dir, platform} = await opened()
    cpSync(dir, join(home, 'other'), {recursive: true})
    for (const name of ['../other', join(home, 'other'), '..'])
      await expect(platform.remove(name)).rejects.toMatchObject({code: 'not-a-run'})
    expect(existsSync(join(home, 'other', 'run.json'))).toBe(true)
  })

  it('a run that is launched has the environment’s backend, as on a command line, unless the page says another', async () => {
    const {checkpoints, platform, dir} = await opened({TFNOTES_BACKEND: 'cpu', TFNOTES_THREADS: '3'})
    const run = await readSpec(dir)
    for (const [backend, threads, wanted] of [
      ['auto', 0, {backend: 'cpu', threads: 3}],
      ['wasm', 1, {backend: 'wasm', threads: 1}],
    ] as const) {
      // There is no trainer to be started; its run is there all the same.
      await platform.launch({...run, backend, threads}).catch(() => '')
      const [newest = ''] = readdirSync(checkpoints).filter(name => name !== basename(dir) && !seen.has(name))
      seen.add(newest)
      expect(await readSpec(join(checkpoints, newest))).toMatchObject(wanted)
    }
    const wrong = await opened({TFNOTES_BACKEND: 'quantum'})
    await expect(wrong.platform.launch({...run, backend: 'auto'})).rejects.toMatchObject({
      code: 'bad-environment',
    })
    expect(readdirSync(wrong.checkpoints)).toHaveLength(1)
    // No backend of every chapter.
    const none = await opened({TFNOTES_BACKEND: 'keras'})
    await expect(
      none.platform.launch({...run, chapter: 'iris-manual', backend: 'auto'}),
    ).rejects.toMatchObject({code: 'bad-environment', detail: {accepted: ['auto', 'native', 'wasm', 'cpu']}})
    expect(readdirSync(none.checkpoints)).toHaveLength(1)
  })

  it('a damaged run is not taken up again', async () => {
    const {dir, platform} = await opened()
    writeFileSync(join(dir, 'run.json'), '{"v":1')
    await expect(platform.resume(basename(dir))).rejects.toMatchObject({code: 'run-unreadable'})
    expect(readdirSync(dir).sort()).toEqual(['events.jsonl', 'run.json'])
  })
})

it('completes a path in quotes, with escapes or as a file:// address while it is being typed', async () => {
  const {home, platform} = await opened()
  writeFileSync(join(home, 'my digit.png'), '')
  writeFileSync(join(home, "it's.png"), '')
  const names = async (typed: string) => (await platform.completePath(typed)).map(({path}) => path)
  for (const typed of ["'my di", "'my digit.png'", '"my d', 'my\\ dig', ' my dig'])
    expect(await names(typed)).toEqual(['my digit.png'])
  expect(await names(`file://${home}/my%20digit.png`)).toEqual([join(home, 'my digit.png')])
  // A quote that belongs to the name.
  expect(await names("it'")).toEqual(["it's.png"])
})
