import {mkdirSync, mkdtempSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import {gunzipSync, gzipSync} from 'node:zlib'
import {describe, expect, it} from 'vitest'
import {loadCifar10} from '../../src/datasets/cifar10.ts'
import {readPickle} from '../../src/datasets/formats/pickle.ts'
import {readTar} from '../../src/datasets/formats/tar.ts'
import {TfnotesError} from '../../src/errors.ts'
import {integer} from '../../src/random/distributions.ts'
import {createRandom} from '../../src/random/random.ts'
import {global, pythonBatch} from './python-batch.ts'
import {needsRealData, realData} from './real-data.ts'

const count = 20
/** Every picture is one plane of its number, one of number + 1, one of number + 2. */
const planes = Uint8Array.from(
  {length: count * 3072},
  (_, i) => Math.floor(i / 3072) + Math.floor((i % 3072) / 1024),
)
const labels = Array.from({length: count}, (_, i) => i % 10)

const batch = (options = {}) => pythonBatch(planes, labels, options)

const binary = Buffer.concat(
  labels.map((label, i) => Buffer.concat([Buffer.from([label]), planes.subarray(i * 3072, (i + 1) * 3072)])),
)

function tarGz(files: Record<string, Buffer>): Buffer {
  const blocks = Object.entries(files).flatMap(([name, bytes]) => {
    const header = Buffer.alloc(512)
    header.write(`cifar-10-batches-py/${name}`)
    header.write(`${bytes.length.toString(8).padStart(11, '0')}\0`, 124)
    header.write('0', 156)
    header.write('ustar\u000000', 257)
    return [header, bytes, Buffer.alloc((512 - (bytes.length % 512)) % 512)]
  })
  return gzipSync(Buffer.concat([...blocks, Buffer.alloc(1024)]))
}

function room() {
  const root = mkdtempSync(join(tmpdir(), 'tfnotes-cifar-'))
  const places = {given: join(root, 'given'), kerasCache: join(root, 'keras'), cache: join(root, 'cache')}
  mkdirSync(places.given)
  const put = (path: string, bytes: Buffer) => {
    mkdirSync(dirname(path), {recursive: true})
    writeFileSync(path, bytes)
  }
  const load = (options = {}) => loadCifar10({places, from: 'auto', seed: 1, hyperparameters: {}, ...options})
  return {places, put, load}
}

describe('cifar10', () => {
  const around: [string, Record<string, Buffer>][] = [
    [
      'nested twice',
      {
        'cifar-10-batches-py/cifar-10-batches-py/data_batch_1': batch(),
        'cifar-10-batches-py/cifar-10-batches-py/test_batch': batch(),
      },
    ],
    [
      'the archive’s name around',
      {
        'cifar-10-python/cifar-10-batches-py/data_batch_1': batch(),
        'cifar-10-python/cifar-10-batches-py/test_batch': batch(),
      },
    ],
    ['in the given folder', {data_batch_1: batch(), test_batch: batch()}],
    [
      'binary, in another folder',
      {
        'CIFAR10/cifar-10-batches-bin/data_batch_1.bin': binary,
        'CIFAR10/cifar-10-batches-bin/test_batch.bin': binary,
      },
    ],
    [
      'left packed in a folder',
      {'cifar-10/cifar-10-python.tar.gz': tarGz({data_batch_1: batch(), test_batch: batch()})},
    ],
    [
      'unpacked once',
      {'cifar-10-python.tar': gunzipSync(tarGz({data_batch_1: batch(), test_batch: batch()}))},
    ],
  ]
  it.each(around)('finds the batches: %s', async (_, files) => {
    const {places, put, load} = room()
    for (const [name, bytes] of Object.entries(files)) put(join(places.given, name), bytes)
    const {source, train, test, remarks} = await load()
    expect([source, train.count, test.count, remarks]).toEqual(['file', count, count, undefined])
  })

  it('says that CIFAR-100 is none of it', async () => {
    const {places, put, load} = room()
    put(join(places.given, 'cifar-100-python', 'train'), batch())
    const {source, remarks} = await load({trainSamples: 10, testSamples: 10})
    expect(source).toBe('generated')
    expect(remarks).toMatchObject([
      {code: 'data-passed-over', detail: {folder: join(places.given, 'cifar-100-python')}},
    ])
  })

  it('reads the batches that are there and names them', async () => {
    const {places, put, load} = room()
    const folder = join(places.given, 'cifar-10-batches-py')
    put(join(folder, 'data_batch_1'), batch())
    put(join(folder, 'data_batch_3'), batch({reconstruct: 'numpy._core.multiarray _reconstruct'}))
    put(join(folder, 'test_batch'), batch())
    const {source, origin, inputShape, train, test} = await load()
    expect([source, origin, inputShape]).toEqual([
      'file',
      `${folder} (data_batch_1, data_batch_3)`,
      [32, 32, 3],
    ])
    expect([train.count, test.count, ...train.y.subarray(18, 22)]).toEqual([40, 20, 8, 9, 0, 1])
    // The third picture's first pixel: its red, green and blue stand together.
    expect([...test.x.subarray(2 * 3072, 2 * 3072 + 4)]).toEqual([2, 3, 4, 2])
  })

  it('reads the binary version, the archive and every place', async () => {
    const {places, put, load} = room()
    put(
      join(places.cache, 'cifar10', 'cifar-10-python.tar.gz'),
      tarGz({data_batch_1: batch(), test_batch: batch()}),
    )
    const cached = await load()
    put(join(places.kerasCache, 'cifar-10-batches-py-target', 'cifar-10-batches-py', 'data_batch_1'), batch())
    put(join(places.kerasCache, 'cifar-10-batches-py-target', 'cifar-10-batches-py', 'test_batch'), batch())
    const keras = await load()
    put(join(places.given, 'cifar-10-batches-bin', 'data_batch_1.bin'), binary)
    put(join(places.given, 'cifar-10-batches-bin', 'test_batch.bin'), binary)
    const given = await load()
    expect([cached.source, keras.source, given.source]).toEqual(['cache', 'keras-cache', 'file'])
    expect(given.train).toEqual(cached.train)
    expect(given.test).toEqual(keras.test)
  })

  it('says what is missing or broken', async () => {
    const {places, put, load} = room()
    const folder = join(places.given, 'cifar-10-batches-py')
    put(join(folder, 'data_batch_1'), batch())
    await expect(load()).rejects.toMatchObject({
      code: 'dataset-incomplete',
      detail: {missing: ['test_batch']},
    })
    put(join(folder, 'test_batch'), batch().subarray(0, 30_000))
    await expect(load()).rejects.toMatchObject({
      code: 'pickle-refused',
      detail: {file: join(folder, 'test_batch')},
    })
    put(join(folder, 'test_batch'), batch({type: 'f8'}))
    await expect(load()).rejects.toMatchObject({code: 'pickle-refused'})
  })

  it.skipIf(!realData)(`reads the official batches${needsRealData}`, async () => {
    const {places, load} = room()
    const {train, test} = await load({
      places: {...places, given: realData},
      trainSamples: 2000,
      testSamples: 1000,
    })
    const counts = (y: ArrayLike<number>) =>
      Array.from({length: 10}, (_, c) => Array.from(y).filter(v => v === c).length)
    expect(counts(train.y)).toEqual(Array(10).fill(200))
    expect(counts(test.y)).toEqual(Array(10).fill(100))
  })
})

it('an archive that leads back to where it began is refused', () => {
  const header = Buffer.alloc(512)
  header.write('data_batch_1')
  header.write('-0000001000', 124)
  header.write('0', 156)
  header.write('ustar', 257)
  expect(() => readTar(Buffer.concat([header, header]), 'x.tar')).toThrow(
    expect.objectContaining({code: 'tar-broken'}),
  )
})

describe('readPickle', () => {
  const run = (bytes: Buffer) => readPickle(bytes, 'x')

  it('never calls anything', () => {
    const evil = Buffer.from("cposix\nsystem\n(S'touch /tmp/tfnotes-was-here'\ntR.")
    expect(() => run(evil)).toThrow(
      expect.objectContaining({
        code: 'pickle-refused',
        detail: expect.objectContaining({found: 'GLOBAL posix system'}),
      }),
    )
    const builtins = Buffer.concat([
      Buffer.from([0x80, 4, 0x8c, 8]),
      Buffer.from('builtins'),
      Buffer.from([0x8c, 4]),
      Buffer.from('eval'),
      Buffer.from([0x93]),
    ])
    expect(() => run(builtins)).toThrow(
      expect.objectContaining({detail: expect.objectContaining({found: 'GLOBAL builtins eval'})}),
    )
    for (const opcode of [0x69, 0x6f, 0x81, 0x92, 0x82, 0x50, 0x51]) {
      expect(() => run(Buffer.from([0x80, 2, opcode, 1]))).toThrow(
        expect.objectContaining({code: 'pickle-refused'}),
      )
    }
    expect(() => run(Buffer.concat([global('numpy ndarray'), Buffer.from([0x29, 0x52, 0x2e])]))).toThrow(
      'REDUCE numpy ndarray',
    )
  })

  it('writes out no list that stands for more than there is room for', () => {
    // Each list holds the one before it twice.
    const lists = Array.from({length: 40}, (_, i) =>
      Buffer.from([0x5d, 0x71, i + 1, 0x68, i, 0x61, 0x68, i, 0x61]),
    )
    const built = Buffer.concat([Buffer.from([0x80, 2, 0x5d, 0x71, 0]), ...lists])
    const asType = Buffer.concat([built, global('numpy dtype'), Buffer.from([0x68, 40, 0x85, 0x52, 0x2e])])
    expect(run(asType)).toEqual({kind: 'element type', name: ''})
    const asName = Buffer.concat([built, Buffer.from([0x68, 40, 0x93, 0x2e])])
    expect(() => run(asName)).toThrow(expect.objectContaining({code: 'pickle-refused'}))
  })

  it('refuses every damaged file in its own words', () => {
    const whole = batch()
    const random = createRandom(1, 'fuzz')
    for (let round = 0; round < 2000; round++) {
      const damaged = Buffer.from(whole.subarray(0, round % 3 ? whole.length : integer(random, 400)))
      for (let k = 0; k < 3; k++)
        damaged[integer(random, Math.min(400, damaged.length))] = integer(random, 256)
      try {
        run(damaged)
      } catch (error) {
        expect(error).toBeInstanceOf(TfnotesError)
      }
    }
  })
})
