import {mkdirSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {gzipSync} from 'node:zlib'
import sharp from 'sharp'
import {datasetNames, facts} from '../src/datasets/facts/index.ts'

const random = (seed: number) => () => {
  seed = (seed * 48271) % 2147483647
  return seed / 2147483647
}

const idxSets = datasetNames.filter(name => facts[name].picture?.program?.typescript.form === 'idx')

/**
 * The few samples on which printed programs are tried, laid out as the programs look for them: idx files, CIFAR-10's
 * binary batches, and in own/ a price file and pictures with their labels.
 */
export async function writeSmallData(folder: string): Promise<void> {
  const next = random(7)
  const bytes = (count: number) => Uint8Array.from({length: count}, () => Math.floor(next() * 256))
  for (const set of idxSets) {
    mkdirSync(join(folder, set), {recursive: true})
    for (const [name, count] of [
      ['train', 64],
      ['t10k', 32],
    ] as const) {
      const labels = Uint8Array.from({length: count}, (_, i) => i % 10)
      const write = (file: string, header: number, values: Uint8Array) =>
        writeFileSync(
          join(folder, set, `${name}-${file}-ubyte.gz`),
          gzipSync(Buffer.concat([Buffer.alloc(header), values])),
        )
      write('labels-idx1', 8, labels)
      write('images-idx3', 16, bytes(count * 784))
    }
  }
  mkdirSync(join(folder, 'cifar-10-batches-bin'), {recursive: true})
  for (const name of [
    'data_batch_1',
    'data_batch_2',
    'data_batch_3',
    'data_batch_4',
    'data_batch_5',
    'test_batch',
  ]) {
    const rows = Array.from({length: 20}, (_, i) => Buffer.concat([Buffer.from([i % 10]), bytes(3072)]))
    writeFileSync(join(folder, 'cifar-10-batches-bin', `${name}.bin`), Buffer.concat(rows))
  }
  const own = join(folder, 'own')
  mkdirSync(join(own, 'pictures'), {recursive: true})
  const days = Array.from({length: 450}, (_, i) => {
    const price = 100 + i / 10 + 5 * Math.sin(i / 9) + next()
    const date = new Date(Date.UTC(2020, 0, 1 + i)).toISOString().slice(0, 10)
    return `${date},${price.toFixed(3)},${(price + next() - 0.5).toFixed(3)}`
  })
  writeFileSync(join(own, 'prices.csv'), `date,open,close\n${days.join('\n')}\n`)
  const names = Array.from({length: 40}, (_, i) => `${i}_${i % 10}.png`)
  for (const name of names)
    await sharp(bytes(120), {raw: {width: 12, height: 10, channels: 1}}).toFile(join(own, 'pictures', name))
  writeFileSync(join(own, 'pictures.txt'), names.map(name => `${name} ${name.split('_')[1]?.[0]}\n`).join(''))
}
