import {mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterAll, afterEach, expect, it} from 'vitest'
import {chapterById} from '../../src/chapters/index.ts'
import {defaults} from '../../src/settings/tunable.ts'
import {texts} from '../../src/ui/text/index.ts'
import {type OpenTerminal, openTerminal} from '../ui/support/terminal.ts'
import {program} from './cli.ts'

const home = mkdtempSync(join(tmpdir(), 'tfnotes-runs-screen-'))
afterAll(() => rmSync(home, {recursive: true, force: true}))

interface Told {
  readonly chapter: 'mnist' | 'fashion'
  readonly learningRate: number
  /** Of the validation data, epoch by epoch. */
  readonly accuracy: readonly number[]
}

const ids = (told: readonly Told[]) =>
  told.map(({chapter}, index) => `${chapter}-20260301-1200${String(index).padStart(2, '0')}-00${10 + index}`)

/** The directory of a run that has ended, as a trainer leaves it, but for its weights. */
function writeRun(root: string, id: string, {chapter, learningRate, accuracy}: Told, at: number): void {
  const found = chapterById(chapter)
  if (!found) throw new Error(`no chapter ${chapter}`)
  const epochs = accuracy.length
  const hyperparameters = {...defaults(found), learningRate, epochs}
  const dataset = {name: chapter, from: 'auto'}
  const dir = join(root, id)
  for (const folder of ['', 'last', 'best']) mkdirSync(join(dir, folder), {recursive: true})
  const spec = {v: 1, id, chapter, createdAt: at, hyperparameters, preset: 'notes', seed: 1, dataset}
  const how = {backend: 'auto', threads: 0, versions: {tfnotes: '0.1.0', node: 'v20.20.2', tfjs: '4.22.0'}}
  writeFileSync(join(dir, 'run.json'), JSON.stringify({...spec, ...how}))
  const effort = {seconds: 2, samplesPerSecond: 30_000, msPerStep: 1, memory: 3e8, cpu: 2}
  const events = [
    {
      event: 'started',
      run: id,
      chapter,
      backend: {name: 'wasm', version: '4.22.0', threads: 2, why: ''},
      dataset: {name: chapter, source: 'file', origin: '/data', train: 60_000, test: 10_000},
      parameters: 101_770,
      hyperparameters,
      seed: 1,
      pid: 1,
    },
    ...accuracy.map((valAccuracy, index) => {
      const figures = {loss: 1 - valAccuracy, accuracy: valAccuracy, valLoss: 0.5 + index / 10, valAccuracy}
      return {event: 'epoch', epoch: index + 1, epochs, lr: learningRate, ...figures, ...effort}
    }),
    {event: 'finished', epochs, bestEpoch: 1, metrics: {loss: 0.1}, seconds: 2 * epochs, reason: 'completed'},
  ]
  const lines = events.map((event, index) => `${JSON.stringify({v: 1, t: at + index, ...event})}\n`)
  writeFileSync(join(dir, 'events.jsonl'), lines.join(''))
}

const told: readonly Told[] = [
  {chapter: 'mnist', learningRate: 0.001, accuracy: [0.95, 0.97, 0.96]},
  {chapter: 'fashion', learningRate: 0.001, accuracy: [0.8, 0.86, 0.88]},
  {chapter: 'mnist', learningRate: 0.01, accuracy: [0.93, 0.95, 0.94]},
  {chapter: 'mnist', learningRate: 0.0001, accuracy: [0.8, 0.9, 0.92]},
  {chapter: 'fashion', learningRate: 0.01, accuracy: [0.7, 0.79, 0.78]},
]

let terminal: OpenTerminal
afterEach(() => terminal.kill())

it.each([
  ['en', 80, 24],
  ['zh', 80, 24],
  ['en', 200, 60],
] as const)(
  'real run directories are sorted, searched, labelled, deleted and brought back in %s at %i × %i',
  async (language, columns, rows) => {
    const text = texts[language]
    const checkpoints = mkdtempSync(join(home, 'checkpoints-'))
    const all = ids(told)
    told.forEach((one, index) => {
      writeRun(checkpoints, all[index] ?? '', one, Date.now() - (index + 1) * 3_600_000)
    })
    const runs = () => readdirSync(checkpoints).filter(name => !name.startsWith('.'))
    const env = {HOME: home, TFNOTES_CHECKPOINTS: checkpoints, TFNOTES_LANG: language, CI: ''}
    terminal = openTerminal(program, {columns, rows, cwd: home, env})
    await terminal.shows(text.chapters.parts[2], 20_000)
    terminal.type('R')
    // In what they differ stands in a column.
    await terminal.shows(' 0.0001 ', 20_000)

    // The best of each task is its own board's first, with the accuracy of its best epoch, not of its lowest loss.
    terminal.type('oooo')
    await terminal.shows(text.runs.sortedBy(text.runs.columns.accuracy))
    const order = () => [...terminal.text().matchAll(/ 20260301-1200\d\d-00(\d\d) /g)].map(([, at]) => at)
    expect(order().slice(0, 5)).toEqual(['10', '12', '13', '11', '14'])
    expect(terminal.text()).toMatch(/0010 +\S+ +3\/3 +0\.970/)

    terminal.type('/lr<0.005 acc>0.9\r')
    await terminal.shows(text.runs.of(2, 5))
    terminal.type(`efirst${'\t'}good\r`)
    await terminal.shows('#good')
    const label = JSON.parse(readFileSync(join(checkpoints, all[0] ?? '', 'label.json'), 'utf8'))
    expect(label).toMatchObject({name: 'first', tags: ['good']})

    const before = readFileSync(join(checkpoints, all[3] ?? '', 'run.json'), 'utf8')
    terminal.type('*x')
    await terminal.shows(text.menu.remove.title(['a', 'b']))
    expect(runs()).toHaveLength(5)
    terminal.type('y')
    await terminal.shows(text.notices.deleted(['a', 'b']))
    await terminal.shows(text.runs.noMatch(3))
    expect(runs().toSorted()).toEqual([all[1], all[2], all[4]].toSorted())
    terminal.type('u')
    await terminal.shows(text.notices.restored('', 2))
    await terminal.shows(text.runs.of(2, 5))
    expect(runs()).toHaveLength(5)
    expect(readFileSync(join(checkpoints, all[3] ?? '', 'run.json'), 'utf8')).toBe(before)

    if (columns === 80) terminal.type('d')
    await terminal.shows(text.run.validation)
    terminal.type('q')
    await terminal.ended()
    expect(terminal.exit()?.exitCode).toBe(0)
  },
  90_000,
)
