import {mkdirSync, mkdtempSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import sharp from 'sharp'
import {beforeAll, describe, expect, it} from 'vitest'
import type {LoadedDataset, LoadOptions, Progress, Samples} from '../../src/datasets/dataset.ts'
import {
  classNames,
  type DatasetName,
  datasetNames,
  expectedShape,
  facts,
  takes,
} from '../../src/datasets/facts/index.ts'
import {loaders} from '../../src/datasets/index.ts'
import {allValues} from '../../src/datasets/values.ts'

const root = mkdtempSync(join(tmpdir(), 'tfnotes-contract-'))
const places = {kerasCache: join(root, 'keras'), cache: join(root, 'cache')}
const hyperparameters = {window: 20, testRows: 60, imageSize: 12, colorMode: 'rgb'}

/** Own pictures are the one set that has nothing of its own to offer. */
const needsPictures = (name: DatasetName) =>
  facts[name].needs === 'images' ? {images: join(root, 'own')} : {}

beforeAll(async () => {
  for (const [label, background] of [
    ['dark', '#123'],
    ['light', '#def'],
  ] as const) {
    mkdirSync(join(root, 'own', label), {recursive: true})
    const png = await sharp({create: {width: 20, height: 30, channels: 3, background}})
      .png()
      .toBuffer()
    for (let i = 0; i < 10; i++) writeFileSync(join(root, 'own', label, `${i}.png`), png)
  }
})

const load = (name: DatasetName, options: Partial<LoadOptions> = {}): Promise<LoadedDataset> =>
  loaders[name]({
    places,
    from: 'auto',
    seed: 7,
    // Drawn sets are as large as asked for; a contract needs few.
    trainSamples: 60,
    testSamples: 20,
    hyperparameters,
    ...needsPictures(name),
    ...options,
  })

const sampleSize = (data: LoadedDataset) => data.inputShape.reduce((product, n) => product * n, 1)

function checkSamples(data: LoadedDataset, samples: Samples): void {
  const {y, count} = samples
  const x = allValues(samples, sampleSize(data))
  expect([x.length, y.length]).toEqual([count * sampleSize(data), count])
  expect(x.every(value => Number.isFinite(value))).toBe(true)
  if (data.classes.length > 0) {
    expect(y).toBeInstanceOf(Int32Array)
    expect(y.every(label => Number.isInteger(label) && label >= 0 && label < data.classes.length)).toBe(true)
  } else {
    expect(y).toBeInstanceOf(Float32Array)
    expect(y.every(value => Number.isFinite(value))).toBe(true)
  }
}

describe.each(datasetNames.map(name => [name, facts[name]] as const))('%s', (name, dataset) => {
  it('says what it is, in both languages', () => {
    expect(dataset.title.zh).toMatch(/[\u4e00-\u9fff]/)
    expect(dataset.title.en).toMatch(/^[\u0020-\u007e–]+$/)
    expect(dataset.licence).not.toBe('')
    for (const file of dataset.files) {
      expect(file.urls.length).toBeGreaterThan(0)
      expect(file.sha256).toMatch(/^[0-9a-f]{64}$/)
      expect(file.bytes).toBeGreaterThan(0)
    }
  })

  it('says what its kind needs', () => {
    const entry = `src/datasets/facts: ${name}`
    expect(dataset.picture !== undefined, `${entry}: picture says how pictures are prepared and read`).toBe(
      dataset.kind === 'pictures',
    )
    expect(dataset.letters !== undefined, `${entry}: letters says how letters are encoded`).toBe(
      dataset.kind === 'letters',
    )
    if (!dataset.picture) return
    const {program, why, prepare, invert} = dataset.picture
    expect(
      why !== undefined,
      `${entry}: picture.why is the comment on a picture that is not taken as it is (prepare mnist or invert auto)`,
    ).toBe(prepare === 'mnist' || invert === 'auto')
    expect(
      program !== undefined,
      `${entry}: picture.program is what printed programs write to read the data`,
    ).toBe(dataset.needs === undefined)
    for (const array of program ? ['x_train', 'y_train', 'x_test', 'y_test'] : [])
      expect(program?.python.join('\n'), `${entry}: picture.program.python makes ${array}`).toContain(array)
  })

  it('loads samples of the shape and the classes it promises', async () => {
    const data = await load(name)
    checkSamples(data, data.train)
    checkSamples(data, data.test)
    expect(data.train.count).toBeGreaterThan(0)
    expect(data.name).toBe(name)
    expect(data.origin).not.toBe('')
    expect(data.inputShape).toEqual(expectedShape(name, hyperparameters).inputShape)
    if (typeof dataset.classes !== 'number') expect(data.classes).toEqual(classNames(name))
    if (dataset.trainCount !== undefined) expect(data.train.count).toBeLessThanOrEqual(dataset.trainCount)
  })

  it('labels where the data came from', async () => {
    const {source} = await load(name)
    expect(source).toBe(takes(name, 'from') ? 'generated' : dataset.needs ? 'file' : 'embedded')
    const drawn = await load(name, {from: 'generated'})
    expect(['generated', 'embedded', 'file']).toContain(drawn.source)
  })

  it('is the same for the same seed', async () => {
    const [a, b] = [await load(name), await load(name)]
    const told = (data: LoadedDataset) =>
      [data.train, data.test].map(({y, rows, names, ...x}) => [
        allValues(x, sampleSize(data)),
        y,
        rows,
        names,
      ])
    expect(told(a)).toEqual(told(b))
    if (a.source !== 'generated') return
    const other = await load(name, {seed: 8})
    expect(other.train.x).not.toEqual(a.train.x)
  })

  it('keeps bytes within the scale', async () => {
    const data = await load(name)
    if (dataset.kind === 'pictures') {
      expect(data.scale).toBe(1 / 255)
      expect(data.train.x).toBeInstanceOf(Uint8Array)
      expect(data.train.x.some(value => value > 100)).toBe(true)
    } else expect(data.scale).toBe(1)
  })

  it('gives a part as small as asked, every class as often as every other', async () => {
    const data = await load(name, {trainSamples: 10, testSamples: 2})
    expect(data.train.count).toBe(Math.min(10, data.train.count))
    expect(data.test.count).toBeLessThanOrEqual(2)
    if (dataset.kind !== 'pictures') return
    const counts = data.classes.map((_, label) => data.train.y.filter(found => found === label).length)
    expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1)
  })

  it('can be told to stop', async () => {
    if (dataset.kind !== 'pictures') return
    const stop = new AbortController()
    stop.abort()
    const fresh = {...places, cache: join(root, 'another')}
    await expect(load(name, {signal: stop.signal, places: fresh})).rejects.toThrow()
  })

  it('tells its progress up to the end', async () => {
    const seen: Progress[] = []
    const fresh = {...places, cache: join(root, 'progress')}
    await load(name, {onProgress: progress => seen.push(progress), places: fresh})
    for (const {done, total} of seen) expect(done).toBeLessThanOrEqual(total)
    const last = seen.at(-1)
    if (last) expect(last.done).toBe(last.total)
    if (dataset.kind === 'pictures') expect(last).toBeDefined()
  })
})
