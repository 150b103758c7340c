import {mkdirSync, mkdtempSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import {gzipSync} from 'node:zlib'
import {zipSync} from 'fflate'
import {describe, expect, it} from 'vitest'
import {loadFashion} from '../../src/datasets/fashion.ts'
import {npyHeader} from '../../src/datasets/formats/npy.ts'
import {loadMnist} from '../../src/datasets/mnist.ts'
import {warningSentence} from '../../src/text/sentence.ts'
import {needsRealData, realData} from './real-data.ts'

const count = 40
const idx = (dimensions: readonly number[], data: Uint8Array) => {
  const header = Buffer.alloc(4 + 4 * dimensions.length)
  header.writeUInt32BE(0x0800 + dimensions.length)
  for (const [i, n] of dimensions.entries()) header.writeUInt32BE(n, 4 + 4 * i)
  return Buffer.concat([header, data])
}
const pixels = Uint8Array.from({length: count * 784}, (_, i) => i % 251)
const labels = Uint8Array.from({length: count}, (_, i) => i % 10)
const images = idx([count, 28, 28], pixels)
const files = {
  'train-images-idx3-ubyte.gz': gzipSync(idx([count, 28, 28], pixels)),
  'train-labels-idx1-ubyte.gz': gzipSync(idx([count], labels)),
  't10k-images-idx3-ubyte': idx([count, 28, 28], pixels),
  't10k-labels.idx1-ubyte': idx([count], labels),
}

const write = (path: string, bytes: Uint8Array) => {
  mkdirSync(dirname(path), {recursive: true})
  writeFileSync(path, bytes)
}

function room() {
  const root = mkdtempSync(join(tmpdir(), 'tfnotes-mnist-'))
  const places = {given: join(root, 'given'), kerasCache: join(root, 'keras'), cache: join(root, 'cache')}
  for (const folder of Object.values(places)) mkdirSync(folder)
  const put = (folder: string, changed: Partial<Record<keyof typeof files, Uint8Array | undefined>> = {}) => {
    mkdirSync(join(folder, 'mnist'), {recursive: true})
    for (const [name, bytes] of Object.entries({...files, ...changed})) {
      if (bytes) writeFileSync(join(folder, 'mnist', name), bytes)
    }
  }
  const load = (options = {}) => loadMnist({places, from: 'auto', seed: 1, hyperparameters: {}, ...options})
  return {places, put, load}
}

describe('mnist', () => {
  it('takes the given folder before Keras’ cache and its own', async () => {
    const {places, put, load} = room()
    put(places.cache)
    expect((await load()).source).toBe('cache')
    const npy = (shape: number[], data: Uint8Array) => Buffer.concat([npyHeader(Uint8Array, shape), data])
    const npz = zipSync({
      'x_train.npy': npy([count, 28, 28], pixels),
      'y_train.npy': npy([count], labels),
      'x_test.npy': npy([count, 28, 28], pixels),
      'y_test.npy': npy([count], labels),
    })
    writeFileSync(join(places.kerasCache, 'mnist.npz'), npz)
    const keras = await load()
    expect(keras.source).toBe('keras-cache')
    expect(keras.train.x).toEqual(pixels)
    put(places.given)
    const given = await load()
    expect([given.source, given.origin]).toEqual(['file', join(places.given, 'mnist')])
    expect([given.train.x, [...given.test.y]]).toEqual([pixels, [...labels]])
  })

  it('takes a class-balanced part', async () => {
    const {places, put, load} = room()
    put(places.given)
    const {train, test} = await load({trainSamples: 20})
    expect([...train.y].sort()).toEqual([0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9])
    expect(test.count).toBe(count)
  })

  const broken = {
    'idx-size': {'train-images-idx3-ubyte.gz': gzipSync(images.subarray(0, 20_000))},
    'gzip-broken': {'train-images-idx3-ubyte.gz': files['train-images-idx3-ubyte.gz'].subarray(0, 100)},
    'idx-format': {'train-labels-idx1-ubyte.gz': gzipSync(images)},
    'idx-shape': {'t10k-images-idx3-ubyte': idx([count, 14, 56], pixels)},
    'count-mismatch': {'t10k-labels.idx1-ubyte': idx([9], labels.subarray(0, 9))},
    'label-range': {
      't10k-labels.idx1-ubyte': idx(
        [count],
        labels.map(label => label + 5),
      ),
    },
    'dataset-incomplete': {'t10k-images-idx3-ubyte': undefined},
  }
  it.each(Object.entries(broken))('refuses %s in the given folder', async (code, changed) => {
    const {places, put, load} = room()
    put(places.given, changed)
    await expect(load()).rejects.toMatchObject({name: 'TfnotesError', code})
  })

  const plain = {
    'train-images-idx3-ubyte': images,
    'train-labels-idx1-ubyte': idx([count], labels),
    't10k-images-idx3-ubyte': images,
    't10k-labels-idx1-ubyte': idx([count], labels),
  }
  const dotted = (name: string) => name.replace('-idx', '.idx')
  /** How archives and other programs lay the four files out, below the given folder. */
  const layouts: Record<string, (name: string) => string> = {
    'as they are': name => `mnist/${name}`,
    'dots for dashes': name => `mnist/${dotted(name)}`,
    'a folder of its name around each file': name => `mnist/${name}/${name}`,
    'a dotted folder around each dotted file': name => `mnist/${dotted(name)}/${dotted(name)}`,
    'torchvision’s': name => `MNIST/raw/${name}`,
    'an archive’s folder around all': name => `MNIST/archive/${name}`,
    'capitals and underscores': name => `Mnist/${name.replace('-idx', '_idx').toUpperCase()}`,
    'in the given folder': name => name,
    'in the given folder, each in one of its name': name => `${name}/${name}`,
    'the given folder is torchvision’s': name => `raw/${name}`,
  }
  it.each(Object.entries(layouts))('finds the four files: %s', async (_, place) => {
    const {places, load} = room()
    for (const [name, bytes] of Object.entries(plain)) write(join(places.given, place(name)), bytes)
    const {source, train, test, remarks} = await load()
    expect([source, train.x, [...test.y], remarks]).toEqual(['file', pixels, [...labels], undefined])
  })

  it('takes all four from one folder where one has them', async () => {
    const {places, load} = room()
    for (const [name, bytes] of Object.entries(plain)) write(join(places.given, 'mnist', 'b', name), bytes)
    write(join(places.given, 'mnist', 'a', 'train-images-idx3-ubyte'), images.subarray(0, 100))
    const {origin, train} = await load()
    expect([origin, train.x]).toEqual([join(places.given, 'mnist', 'b'), pixels])
  })

  it('tells garments from digits, whose files are called the same', async () => {
    const garments = idx(
      [count],
      Uint8Array.from(labels, (label, i) => [9, 0, 0, 3, 0, 2, 7, 2, 5, 5][i] ?? label),
    )
    const {places, load} = room()
    const as = (folder: string) => {
      for (const [name, bytes] of Object.entries({...plain, 'train-labels-idx1-ubyte': garments}))
        write(join(places.given, folder, name), bytes)
    }
    as('.')
    const fashion = await loadFashion({places, from: 'auto', seed: 1, hyperparameters: {}})
    expect([fashion.source, (await load({trainSamples: 10})).source]).toEqual(['file', 'generated'])
    as('mnist')
    expect((await load()).remarks).toMatchObject([{code: 'other-set', detail: {other: 'fashion'}}])
    as('FashionMNIST/raw')
    expect((await loadFashion({places, from: 'auto', seed: 1, hyperparameters: {}})).origin).toBe(
      join(places.given, 'FashionMNIST', 'raw'),
    )
  })

  it('says what was passed over when it draws the digits itself', async () => {
    const {places, load} = room()
    write(join(places.given, 'mnist', 'readme.txt'), Buffer.from('nothing'))
    write(join(places.cache, 'mnist', 'train-images-idx3-ubyte'), images)
    const {source, remarks = []} = await load({trainSamples: 10, testSamples: 10})
    expect(source).toBe('generated')
    expect(remarks).toMatchObject([{code: 'data-passed-over'}, {code: 'data-incomplete'}])
    for (const language of ['en', 'zh'] as const) {
      const [first = '', second = ''] = remarks.map(remark => warningSentence(remark, language))
      expect(first).toContain(join(places.given, 'mnist'))
      expect(first).toContain('train-images-idx3-ubyte')
      expect(second).toContain('t10k-labels-idx1-ubyte')
    }
  })

  it('says when the given folder is not there', async () => {
    const {places, load} = room()
    const missing = {...places, given: join(places.given, 'no')}
    await expect(load({places: missing})).rejects.toMatchObject({code: 'data-folder-missing'})
  })

  it.skipIf(!realData)(`reads the official files${needsRealData}`, async () => {
    const {places, load} = room()
    const {source, train, test} = await load({places: {...places, given: realData}})
    expect([source, train.count, test.count]).toEqual(['file', 60_000, 10_000])
    expect([...train.y.subarray(0, 5), ...test.y.subarray(0, 3)]).toEqual([5, 0, 4, 1, 9, 7, 2, 1])
  })
})
