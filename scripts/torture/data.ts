import {cpSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync} from 'node:fs'
import {join, relative} from 'node:path'
import {gunzipSync, gzipSync} from 'node:zlib'
import {pythonBatch} from '../../test/datasets/python-batch.ts'
import {writeSmallData} from '../small-data.ts'
import {choose} from './choose.ts'
import {rudeness, settled} from './judge.ts'
import {mangle, mangleBytes} from './mangle.ts'
import {openPlace} from './place.ts'
import type {Outcome, Torment, Try} from './torment.ts'

/** Megabytes that a command may have for its data, and milliseconds. */
const limits = {memory: 1500, patience: 20_000}

/** Files of data that are mutated, by the folder they lie in, and the commands that read them. */
const sets: Readonly<Record<string, readonly (readonly string[])[]>> = {
  mnist: [
    ['dataset', 'show', 'mnist', '--json'],
    ['train', 'mnist', '--epochs', '1', '--json'],
  ],
  fashion: [
    ['dataset', 'show', 'fashion', '--json'],
    ['train', 'fashion', '--epochs', '1', '--json'],
  ],
  'cifar-10-batches-py': [
    ['dataset', 'show', 'cifar10', '--json'],
    ['train', 'cifar10', '--epochs', '1', '--train-samples', '20', '--json'],
  ],
  'own/prices.csv': [
    ['dataset', 'show', 'prices', '--csv', 'data/own/prices.csv', '--json'],
    ['train', 'stock-rnn', '--csv', 'data/own/prices.csv', '--epochs', '1', '--json'],
  ],
  'own/pictures': [
    [
      'dataset',
      'show',
      'own-pictures',
      '--images',
      'data/own/pictures',
      '--labels',
      'data/own/pictures.txt',
      '--json',
    ],
    ['dataset', 'make', 'data/own/pictures', 'data/own/pictures.txt', '--out', 'out/made.npz', '--json'],
  ],
  'own/pictures.txt': [
    ['dataset', 'make', 'data/own/pictures', 'data/own/pictures.txt', '--out', 'out/made.npz', '--json'],
  ],
  'own/pictures.npz': [
    ['dataset', 'show', 'own-pictures', '--images', 'data/own/pictures.npz', '--json'],
    ['train', 'custom-dataset', '--images', 'data/own/pictures.npz', '--epochs', '1', '--json'],
  ],
  'own/pixels.csv': [['dataset', 'show', 'own-pictures', '--images', 'data/own/pixels.csv', '--json']],
}

async function prepare(root: string): Promise<void> {
  const data = join(root, 'data')
  await writeSmallData(data)
  for (const set of ['mnist', 'fashion']) writeIdxHeaders(join(data, set))
  writePickles(join(data, 'cifar-10-batches-py'))
  const row = (label: number) => [label, ...Array.from({length: 16}, (_, i) => 9 * i)].join(',')
  writeFileSync(join(data, 'own', 'pixels.csv'), [0, 1, 0, 1, 0, 1].map(row).join('\n'))
  const place = openPlace(root)
  mkdirSync(join(root, 'out'))
  const own = join('data', 'own', 'pictures')
  await place.run(['dataset', 'make', own, `${own}.txt`, '--out', `${own}.npz`], limits)
  for (const args of Object.values(sets).flat()) {
    const {code, err} = await place.run(args, limits)
    if (code !== 0) throw new Error(`${args.join(' ')} fails before anything is mutated: ${err}`)
  }
}

/** Small data have no headers, which printed programs do not read. */
function writeIdxHeaders(folder: string): void {
  for (const name of readdirSync(folder)) {
    const bytes = gunzipSync(readFileSync(join(folder, name)))
    const sides = name.includes('idx3') ? [28, 28] : []
    const header = [
      0x800 + sides.length + 1,
      (bytes.length - 8 - 4 * sides.length) / (sides.length > 0 ? 784 : 1),
      ...sides,
    ]
    header.forEach((value, at) => {
      bytes.writeUInt32BE(value, 4 * at)
    })
    writeFileSync(join(folder, name), gzipSync(bytes))
  }
}

function writePickles(folder: string): void {
  mkdirSync(folder, {recursive: true})
  const labels = Array.from({length: 20}, (_, i) => i % 10)
  const batch = pythonBatch(Buffer.alloc(labels.length * 3072, 'tfnotes'), labels)
  for (const name of ['data_batch_1', 'data_batch_2', 'test_batch']) writeFileSync(join(folder, name), batch)
}

const filesBelow = (path: string): string[] =>
  statSync(path).isFile()
    ? [path]
    : readdirSync(path, {recursive: true, encoding: 'utf8'})
        .map(name => join(path, name))
        .sort()

async function once({folder, random}: Try): Promise<Outcome> {
  const place = openPlace(folder)
  const data = join(folder, 'data')
  mkdirSync(join(folder, 'out'))
  cpSync(join(folder, '..', 'data'), data, {recursive: true})
  const outside = join(folder, '.profile')
  writeFileSync(outside, 'a file of the reader’s own\n')
  const set = choose(random, Object.keys(sets))
  const path = choose(random, filesBelow(join(data, set)))
  const material = {random, others: filesBelow(join(data, 'own/pictures')), outside}
  // Bytes far oftener than what stands in the place of a file: formats are many.
  const way = random.unit() < 0.8 ? mangleBytes(path, material) : mangle(path, material)
  const what = `${relative(data, path)}: ${way}`
  try {
    const lost: string[] = []
    for (const args of sets[set] ?? []) lost.push(...rudeness(await place.run(args, limits)))
    lost.push(...(await settled(place)))
    return {hit: set, lost: lost.map(one => `${what}: ${one}`)}
  } finally {
    place.close()
  }
}

export const data: Torment = {
  what: 'a file of data mutated: a sentence, in 1.5 GB and 20 s',
  count: 150,
  prepare,
  once,
}
