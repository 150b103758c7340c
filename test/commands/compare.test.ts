import {mkdirSync, readFileSync, renameSync, symlinkSync, writeFileSync} from 'node:fs'
import {basename, join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {createRun} from '../../src/runs/create.ts'
import type {EventBody, Metrics} from '../../src/runs/events.ts'
import {openWriter} from '../../src/runs/writer.ts'
import {answersIn} from '../answers/lines.ts'
import {epoch, finished, specOf, started} from '../runs/scratch.ts'
import {type World, world} from './program.ts'

const open = world()

interface Story {
  readonly chapter?: string
  readonly values?: Readonly<Record<string, number | string>>
  readonly seed?: number
  readonly epochs?: readonly Partial<Metrics>[]
  readonly more?: readonly EventBody[]
  readonly isCut?: boolean
}

let made = 0

/** A run, a minute after the one before; `isCut`: its trainer vanished. */
async function run(
  {checkpoints}: World,
  {
    chapter = 'iris',
    values = {},
    seed = 1,
    epochs = [{valLoss: 1, valAccuracy: 0.5}],
    more = [],
    isCut = false,
  }: Story = {},
): Promise<string> {
  const at = 1.7e12 + 60_000 * made++
  const hyperparameters = {epochs: epochs.length, learningRate: 0.1, batchSize: 32, ...values}
  const dir = await createRun(checkpoints, {...specOf(chapter), hyperparameters, seed}, () => at)
  const writer = openWriter(dir, () => at)
  writer.emit({...(started() as Extract<EventBody, {event: 'started'}>), chapter, hyperparameters, seed})
  for (const [index, metrics] of epochs.entries()) writer.emit(epoch(index + 1, metrics))
  for (const event of more) writer.emit(event)
  if (!isCut) writer.emit(finished())
  writer.close()
  return basename(dir)
}

const figures = (...accuracies: number[]): Partial<Metrics>[] =>
  accuracies.map(valAccuracy => ({valLoss: 1 - valAccuracy, valAccuracy}))

const rowsOf = (out: string) => out.split('\n').slice(0, out.split('\n').indexOf(''))

describe('tfnotes compare', () => {
  it('prints a row a run, the best first and marked, with what differs, and their curves', async () => {
    const place = open()
    const [a, b] = [
      await run(place, {values: {learningRate: 0.1}, epochs: figures(0.5, 0.7, 0.6)}),
      await run(place, {values: {learningRate: 0.01}, epochs: figures(0.6, 0.8)}),
    ]
    const {out, code, err} = await place.run(['compare', a, b])
    expect([code, err]).toEqual([0, ''])
    const [head = '', first = '', second = ''] = rowsOf(out)
    expect(head).toMatch(/run +best accuracy +lowest loss +learning rate +epochs +status +time +id$/)
    expect(first).toMatch(new RegExp(`^o lr 0.01 +\\*0.8000 @2 +\\*0.2000 @2 .*${b}$`))
    expect(second).toMatch(new RegExp(`^x lr 0.1 +0.7000 @2 +0.3000 @2 .*${a}$`))
    expect(head).not.toContain('batch')
    expect(out).toContain('Validation accuracy, by epoch')
    expect(out).toMatch(/x lr 0.1 +0.6000/)
    expect(out).toMatch(/o lr 0.01 +0.8000/)
  })

  it('takes ids, beginnings of them, names, paths and latest; each once, and says which came twice', async () => {
    const place = open()
    const [a, b] = [await run(place, {values: {learningRate: 0.3}}), await run(place)]
    await place.run(['note', a, '--name', 'my best'])
    const {out, err, code} = await place.run(['compare', 'my best', join(place.checkpoints, a), b, 'latest'])
    expect(code).toBe(0)
    expect(rowsOf(out)).toHaveLength(3)
    expect(out).toMatch(/my best/)
    expect(err).toBe(`Named more than once, compared once: ${join(place.checkpoints, a)}, latest\n`)
  })

  it('takes a run through a link once', async () => {
    const place = open()
    const a = await run(place)
    symlinkSync(join(place.checkpoints, a), join(place.cwd, 'link'), 'dir')
    const {err, code} = await place.run(['compare', a, './link'])
    expect([code, err]).toEqual([2, 'Only one run is named; name two or more to compare.\n'])
  })

  it('takes those for which a query holds', async () => {
    const place = open()
    for (const learningRate of [0.1, 0.2, 0.3]) await run(place, {values: {learningRate}})
    const {out} = await place.run(['compare', '--where', 'lr>0.15'])
    expect(rowsOf(out).map(row => /lr \S+/.exec(row)?.[0])).toEqual([undefined, 'lr 0.3', 'lr 0.2'])
  })

  it('refuses one run, and another program’s, each in a sentence', async () => {
    const place = open()
    const a = await run(place)
    expect(await place.run(['compare', a])).toEqual({
      code: 2,
      out: '',
      err: 'Only one run is named; name two or more to compare.\n',
    })
    expect((await place.run(['compare', a], {language: 'zh'})).err).toBe(
      '只给出了一次训练；请给出两次或更多以便比较。\n',
    )
    const logs = join(place.checkpoints, 'fit')
    mkdirSync(logs)
    writeFileSync(join(logs, 'events.out.tfevents.1.host'), '')
    const {code, err} = await place.run(['compare', a, 'fit'])
    expect(code).toBe(1)
    expect(err.trim().split('\n')).toHaveLength(1)
    expect(err).toMatch(/fit/)
  })

  it('compares a damaged run as far as it is known, and says so', async () => {
    const place = open()
    const [a, b] = [
      await run(place, {epochs: figures(0.5, 0.6)}),
      await run(place, {epochs: figures(0.5, 0.7)}),
    ]
    writeFileSync(join(place.checkpoints, b, 'run.json'), '{"v": 1')
    const {out, err, code} = await place.run(['compare', a, b])
    expect(code).toBe(0)
    expect(out).toMatch(/0.7000 @2/)
    expect(out).toContain('only what its checkpoint tells is known')
    expect(err).toContain(`${b}: `)
  })

  it('compares a run whose trainer vanished, and one whose numbers ran away', async () => {
    const place = open()
    await run(place, {epochs: figures(0.5, 0.6), isCut: true, values: {learningRate: 1}})
    await run(place, {
      epochs: [{loss: Number.NaN, valLoss: Number.NaN, valAccuracy: 0.1}],
      values: {learningRate: 2},
    })
    const {out} = await place.run(['compare', '--where', 'chapter:iris', '--measure', 'val-loss'])
    expect(out).toMatch(/lr 1 .*crashed/)
    expect(out).toMatch(/lr 2 .*NaN/)
    expect(out).not.toMatch(/\*NaN/)
    expect(out).toContain('1 of 2 without this figure.')
  })

  it('puts columns that a terminal has no room for below, and leaves out curves where it is narrow', async () => {
    const place = open()
    const [a, b] = [await run(place), await run(place, {values: {learningRate: 0.01, l2: 0.1, batchSize: 8}})]
    const wide = (await place.run(['compare', a, b])).out
    const narrow = (await place.run(['compare', a, b], {columns: 50})).out
    const titles = ['best accuracy', 'learning rate', 'batch size', 'L2', 'status', 'time', ' id']
    for (const title of titles) {
      expect(wide).toContain(title)
      expect(narrow).toContain(title)
    }
    expect(narrow).not.toContain('by epoch')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: colours begin with ESC
    const rows = narrow.replaceAll(/\x1b\[\d+m/g, '').split('\n')
    for (const row of rows.filter(one => /run|lr |learning/.test(one)))
      expect(row.length).toBeLessThanOrEqual(50)
  })

  it('draws by the measure and the axis that are asked for', async () => {
    const place = open()
    const [a, b] = [
      await run(place, {epochs: figures(0.5, 0.6)}),
      await run(place, {epochs: figures(0.5, 0.7)}),
    ]
    const step = (await place.run(['compare', a, b, '--by', 'step', '--measure', 'val-loss'])).out
    expect(step).toContain('Validation loss, by step')
    // 120 samples in batches of 32.
    expect(step).toMatch(/^ +4 .* 8$/m)
    expect(
      (await place.run(['compare', a, b, '--by', 'minutes', '--measure', 'loss'], {language: 'zh'})).out,
    ).toContain('训练损失，按分钟')
  })

  it('gives everything to programs with --json', async () => {
    const place = open()
    const ids: string[] = []
    for (const seed of [1, 2, 3]) ids.push(await run(place, {seed, epochs: figures(0.5, 0.5 + seed / 10)}))
    ids.push(await run(place, {chapter: 'mnist', epochs: figures(0.9)}))
    const {out} = await place.run(['compare', ...ids, '--json', '--by', 'step'])
    const [comparison] = answersIn(out, 'comparison')
    expect(comparison).toMatchObject({measure: 'valAccuracy', by: 'step'})
    expect(comparison?.tasks.map(({runs}) => runs)).toEqual([[ids[2], ids[1], ids[0]], [ids[3]]])
    const runs = answersIn(out, 'comparedRun')
    expect(runs.map(({short}) => short)).toEqual(['iris seed 3', 'iris seed 2', 'iris seed 1', 'mnist'])
    expect(runs[0]).toMatchObject({
      id: ids[2],
      accuracy: {value: 0.8, epoch: 2, isBest: true, isValidated: true},
      settings: {seed: 3},
      curve: {x: [4, 8], y: [0.5, 0.8]},
    })
    const [seeds] = answersIn(out, 'comparedSeeds')
    expect(seeds).toMatchObject({runs: [ids[2], ids[1], ids[0]], done: 3})
    expect(seeds?.accuracy?.mean).toBeCloseTo(0.7)
    expect(seeds?.accuracy?.sd).toBeCloseTo(0.1)
  })

  it('writes the table as CSV, onto stdout or into a file', async () => {
    const place = open()
    const [a, b] = [
      await run(place, {epochs: figures(0.5)}),
      await run(place, {values: {learningRate: 0.01}, epochs: figures(0.75)}),
    ]
    const {out} = await place.run(['compare', a, b, '--csv'])
    const [head = '', ...rows] = out.trimEnd().split('\n')
    expect(head).toMatch(/^short,id,.*,learningRate$/)
    expect(rows.map(row => row.split(',').slice(0, 2))).toEqual([
      ['lr 0.01', b],
      ['lr 0.1', a],
    ])
    const told = await place.run(['compare', a, b, '--csv', '--out', 'runs.csv'])
    expect(told.out).toBe(`Written to ${join(place.cwd, 'runs.csv')}\n`)
    expect(readFileSync(join(place.cwd, 'runs.csv'), 'utf8')).toBe(out)
  })

  it('draws an SVG that needs nothing else, with the names as text and nothing else', async () => {
    const place = open()
    const [a, b] = [
      await run(place, {epochs: figures(0.5, 0.6)}),
      await run(place, {epochs: figures(0.5, 0.7)}),
    ]
    await place.run(['note', a, '--name', `<script>"a&b'`])
    const told = await place.run(['compare', a, b, '--svg', '--out', 'curves.svg'])
    expect(told.out).toBe(`Written to ${join(place.cwd, 'curves.svg')}\n`)
    const svg = readFileSync(join(place.cwd, 'curves.svg'), 'utf8')
    expect(svg).toContain('&lt;script&gt;&quot;a&amp;b&#39;')
    expect(svg).not.toContain('<script')
    expect(svg).not.toMatch(/href|url\(|@import/)
    expect(svg).toContain('prefers-color-scheme:dark')
    expect(svg).toMatch(/Validation accuracy: Iris/)
    expect(svg).toBe((await place.run(['compare', a, b, '--svg'])).out)
  })

  it('says why nothing can be written where it is told to', async () => {
    const place = open()
    const [a, b] = [await run(place), await run(place)]
    const {code, err} = await place.run(['compare', a, b, '--svg', '--out', 'no/such/folder.svg'])
    expect(code).toBe(1)
    expect(err).toMatch(/no\/such\/folder.svg|no\/such/)
  })

  it('tells apart runs of the same name in two folders', async () => {
    const place = open()
    const a = await run(place, {epochs: figures(0.5)})
    const elsewhere = join(place.cwd, 'old')
    mkdirSync(elsewhere)
    renameSync(join(place.checkpoints, a), join(elsewhere, a))
    const b = await run(place, {epochs: figures(0.6), values: {learningRate: 0.2}})
    const {out, code} = await place.run(['compare', join(elsewhere, a), b])
    expect(code).toBe(0)
    expect(rowsOf(out)).toHaveLength(3)
  })
})
