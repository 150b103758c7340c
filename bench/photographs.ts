/**
 * How many photographs of handwritten digits are read right, kind by kind (`test/datasets/pictures/photograph-kinds.ts`),
 * by the small network of the tests, which knows 97 % of MNIST's own.
 *
 *   TFNOTES_DATA=<folder> npm run bench:photographs -- [--count 50] [--kinds boxed,lined] [--keep folder]
 *
 * `--keep` writes the pictures that were read wrong, and beside each what the network saw.
 */
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {parseArgs} from 'node:util'
import sharp from 'sharp'
import {loadMnist} from '../src/datasets/mnist.ts'
import {decodePicture} from '../src/datasets/pictures/decode.ts'
import {preparePicture} from '../src/datasets/pictures/prepare-picture.ts'
import {readDigit} from '../test/datasets/digit-reader.ts'
import {type KindName, kinds, photographOf} from '../test/datasets/pictures/photograph-kinds.ts'

const {values: options} = parseArgs({
  options: {
    count: {type: 'string', default: '50'},
    kinds: {type: 'string', default: Object.keys(kinds).join(',')},
    keep: {type: 'string'},
  },
})
const count = Number(options.count)
const places = {given: process.env.TFNOTES_DATA ?? '', kerasCache: '/nowhere', cache: '/nowhere'}
const {test} = await loadMnist({
  places,
  from: 'auto',
  seed: 3,
  testSamples: 10 * Math.ceil(count / 10),
  hyperparameters: {},
})
const folder = mkdtempSync(join(tmpdir(), 'tfnotes-photographs-'))
const path = join(folder, 'picture')
for (const kind of options.kinds.split(',') as KindName[]) {
  let right = 0
  let spent = 0
  const wrong: string[] = []
  for (let i = 0; i < count; i++) {
    const digit = test.x.subarray(i * 784, (i + 1) * 784) as Uint8Array
    const bytes = await photographOf(kind, digit, i)
    writeFileSync(path, bytes)
    const decoded = await decodePicture(path)
    const began = performance.now()
    const {picture} = preparePicture(decoded, {inputShape: [28, 28, 1], prepare: 'mnist', invert: 'auto'})
    spent += performance.now() - began
    const found = readDigit(picture.data)
    if (found === test.y[i]) right++
    else {
      wrong.push(`${i}:${test.y[i]}→${found}`)
      if (options.keep) {
        await sharp(bytes)
          .autoOrient()
          .resize(400)
          .png()
          .toFile(join(options.keep, `${kind}-${i}.png`))
        await sharp(picture.data, {raw: {width: 28, height: 28, channels: 1}})
          .resize(400, 400, {kernel: 'nearest'})
          .png()
          .toFile(join(options.keep, `${kind}-${i}-seen.png`))
      }
    }
  }
  console.log(`${kind.padEnd(14)} ${right}/${count}  ${(spent / count).toFixed(1)} ms  ${wrong.join(' ')}`)
}
rmSync(folder, {recursive: true})
