import {
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import {basename, join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {writeAlive} from '../../src/runs/alive.ts'
import {createRun} from '../../src/runs/create.ts'
import {launchTrainer} from '../../src/runs/launch.ts'
import {sendRequest} from '../../src/runs/requests.ts'
import {openWriter} from '../../src/runs/writer.ts'
import {errorSentence} from '../../src/text/sentence.ts'
import {recoverFolder, replaceFolder} from '../../src/trainers/session/checkpoints/swap.ts'
import {linksNeedRights} from '../links.ts'
import {play, specOf} from '../trainers/run.ts'
import {type World, world} from './program.ts'

const newWorld = world()

/** A trained run whose folder is someone else's work, and a file of the reader's that it is after. */
async function scene(): Promise<{at: World; dir: string; id: string; victim: string}> {
  const at = newWorld()
  const spec = specOf('iris', {epochs: 1, learningRate: 0.1, batchSize: 32})
  const dir = await createRun(at.checkpoints, spec)
  const told = await play(spec, dir)
  const events = openWriter(dir)
  for (const event of told) events.emit(event)
  events.close()
  const victim = join(at.cwd, '.profile')
  writeFileSync(victim, before)
  return {at, dir, id: basename(dir), victim}
}

const before = '# what its owner wrote\n'

const plants: Readonly<Record<string, (victim: string, path: string) => void>> = {
  'a link': (victim, path) => symlinkSync(victim, path),
  'a second name': (victim, path) => linkSync(victim, path),
}

/** What a reader does with a run, and the names at which it writes. */
const acts: readonly (readonly [name: string, act: (dir: string, at: World) => unknown])[] = [
  ['log.txt', launch],
  ['events.jsonl', launch],
  ['requests.jsonl', launch],
  ['alive', launch],
  ['events.jsonl', dir => openWriter(dir).close()],
  ['requests.jsonl', dir => sendRequest(dir, {request: 'pause'})],
  ['weights.txt', (dir, at) => command(at, ['extract', basename(dir)])],
  ['history.csv', (dir, at) => command(at, ['extract', basename(dir)])],
]

async function launch(dir: string): Promise<void> {
  await launchTrainer({dir, entry: join(dir, 'no-trainer.js'), env: {}})
}

async function command(at: World, line: readonly string[]): Promise<void> {
  const {code, err} = await at.run(line)
  if (code !== 0) throw new Error(err)
}

const sentenceOf = async (act: () => unknown): Promise<string> => {
  try {
    await act()
    return ''
  } catch (error) {
    return error instanceof Error && 'code' in error ? errorSentence(error, 'en') : String(error)
  }
}

describe.skipIf(linksNeedRights).each(Object.entries(plants))('%s to a file elsewhere', (_, plant) => {
  it.each(acts)('planted as %s is not written to', async (name, act) => {
    const {at, dir, victim} = await scene()
    const path = join(dir, name)
    rmSync(path, {force: true})
    plant(victim, path)
    const sentence = await sentenceOf(() => act(dir, at))
    expect(sentence).toContain(`${path} is a`)
    expect(sentence).toMatch(/link/)
    expect(readFileSync(victim, 'utf8')).toBe(before)
  })

  it('planted where `alive` is prepared, or in its place, is replaced and not written to', async () => {
    const {dir, victim} = await scene()
    plant(victim, join(dir, `alive.${process.pid}`))
    plant(victim, join(dir, 'alive'))
    writeAlive(dir, process.pid)
    expect(lstatSync(join(dir, 'alive')).isFile()).toBe(true)
    expect(readFileSync(victim, 'utf8')).toBe(before)
  })

  it.each([
    ['npz', '.npz'],
    ['csv', '.csv'],
    ['tfjs', '-tfjs/model.json'],
  ])('planted where an export to %s goes by itself is not written to', async (format, name) => {
    const {at, id, victim} = await scene()
    const path = join(at.cwd, id + name)
    mkdirSync(join(path, '..'), {recursive: true})
    plant(victim, path)
    const sentence = await sentenceOf(() => command(at, ['export', id, '--format', format]))
    expect(sentence).toContain(`${path} is a`)
    expect(readFileSync(victim, 'utf8')).toBe(before)
  })
})

it.skipIf(linksNeedRights)('of two files that are written neither is when one is a link', async () => {
  const {dir, id, at, victim} = await scene()
  symlinkSync(victim, join(dir, 'history.csv'))
  expect((await at.run(['extract', id])).code).toBe(1)
  expect(existsSync(join(dir, 'weights.txt'))).toBe(false)
})

it.skipIf(linksNeedRights)('no file is made where a link to nowhere points', async () => {
  const {at, dir, id} = await scene()
  symlinkSync(join(at.cwd, 'not-there'), join(dir, 'weights.txt'))
  expect((await at.run(['extract', id])).code).toBe(1)
  expect(existsSync(join(at.cwd, 'not-there'))).toBe(false)
})

it.skipIf(linksNeedRights)('a link that the reader names with --out is followed', async () => {
  const {at, id, victim} = await scene()
  symlinkSync(victim, join(at.cwd, 'mine.txt'))
  expect((await at.run(['extract', id, '--out', 'mine.txt'])).code).toBe(0)
  expect(readFileSync(victim, 'utf8')).toMatch(/^output\/kernel/)
})

describe.skipIf(linksNeedRights)('a link to a folder elsewhere', () => {
  const folderIn = (at: World) => {
    const folder = join(at.cwd, 'pictures')
    mkdirSync(folder)
    writeFileSync(join(folder, 'state.json'), before)
    return folder
  }

  it.each(['last', 'last.new', 'last.old'])('planted as %s is not gone into', async name => {
    const {at, dir} = await scene()
    const folder = folderIn(at)
    const path = join(dir, name)
    rmSync(path, {recursive: true, force: true})
    symlinkSync(folder, path)
    await expect(recoverFolder(join(dir, 'last'), async () => true)).rejects.toMatchObject({
      code: 'foreign-file',
    })
    await replaceFolder(join(dir, 'last'), async staging => writeFileSync(join(staging, 'state.json'), 'new'))
    expect(readFileSync(join(dir, 'last', 'state.json'), 'utf8')).toBe('new')
    expect(lstatSync(join(dir, 'last')).isDirectory()).toBe(true)
    expect(readdirSync(folder)).toEqual(['state.json'])
    expect(readFileSync(join(folder, 'state.json'), 'utf8')).toBe(before)
  })

  it.each(['tfjs', 'tensorboard'])('planted where an export to %s goes by itself is left', async format => {
    const {at, id} = await scene()
    const folder = folderIn(at)
    symlinkSync(folder, join(at.cwd, `${id}-${format}`))
    const {code, err} = await at.run(['export', id, '--format', format])
    expect([code, err]).toEqual([1, expect.stringContaining('is a link to')])
    expect(readdirSync(folder)).toEqual(['state.json'])
  })
})
