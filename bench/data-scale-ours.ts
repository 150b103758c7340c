/** One side of data-scale.ts: loads, gathers one epoch, prints its figures. */
import type {LoadOptions} from '../src/datasets/dataset.ts'
import {loadOwnPictures} from '../src/datasets/own/own-pictures.ts'
import {loadPrices} from '../src/datasets/prices.ts'
import {createRandom} from '../src/random/random.ts'
import {permutation} from '../src/random/shuffle.ts'
import {selectBackend} from '../src/trainers/engines/built-in/backends/index.ts'
import {openBatches} from '../src/trainers/engines/built-in/batches.ts'

const [side = '', input = '', cache = ''] = process.argv.slice(2)
const isPictures = side.startsWith('pictures')
const options: LoadOptions = {
  places: {kerasCache: cache, cache},
  from: 'auto',
  seed: 1,
  hyperparameters: isPictures ? {imageSize: 224, colorMode: 'rgb', validationSplit: 0} : {},
  ...(isPictures ? {images: input} : {csv: input}),
}
await selectBackend('wasm', 0, {nativeFolder: cache})
const began = performance.now()
const data = await (isPictures ? loadOwnPictures(options) : loadPrices(options))
const prepared = performance.now()
const {count} = data.train
const batches = openBatches(data.train, data, {
  outputs: Math.max(1, data.classes.length),
  targets: isPictures ? 'labels' : 'values',
})
const order = permutation(count, createRandom(1, 'epoch'))
const size = isPictures ? 32 : 64
for (let from = 0; from < count; from += size) {
  batches.gather(order, from, Math.min(count, from + size))
  // As the trainer looks up now and then.
  if (from % (size * 64) === 0) await new Promise(resolve => setImmediate(resolve))
}
const seconds = (performance.now() - prepared) / 1000
console.log(
  JSON.stringify({
    samples: count,
    prepare: (prepared - began) / 1000,
    epoch: count / seconds,
    peakMegabytes: process.resourceUsage().maxRSS / 1000,
  }),
)
process.exit(0)
