/**
 * Augmented pictures a second with the notes' values (§3.2): tfnotes' own, as the trainer fills its batches, beside Keras'
 * ImageDataGenerator. Rounds alternate, the median counts; prints a table.
 *
 *   npm run bench:augmentation -- [--python path] [--rounds 3]
 *
 * Keras takes part when --python or TFNOTES_PYTHON names a Python with TensorFlow and SciPy.
 */
import {spawnSync} from 'node:child_process'
import {fileURLToPath} from 'node:url'
import {parseArgs} from 'node:util'
import {augmentation as chapter} from '../src/chapters/pages/augmentation.ts'
import {createRandom} from '../src/random/random.ts'
import {defaults} from '../src/settings/tunable.ts'
import {median} from '../src/system/median.ts'
import {augmentation} from '../src/trainers/engines/built-in/augment.ts'
import {openBatches} from '../src/trainers/engines/built-in/batches.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const {values: options} = parseArgs({
  options: {
    python: {type: 'string', default: process.env.TFNOTES_PYTHON ?? ''},
    rounds: {type: 'string', default: '3'},
  },
})

const batch = 32
/** Seconds that are timed, after as many to warm up. */
const seconds = 1

/** Pictures a second in batches of 32, gathered as in training. */
function timeOurs(inputShape: readonly number[]): number {
  const size = inputShape.reduce((product, dimension) => product * dimension, 1)
  const count = 3200
  const random = createRandom(1, 'bench')
  const x = Uint8Array.from({length: count * size}, () => random.bits() & 255)
  const train = {x, y: new Int32Array(count), count}
  const scale = 1 / 255
  const fill = augmentation(defaults(chapter), {inputShape, train, scale}, 1)?.(0)
  const batches = openBatches(train, {inputShape, scale}, {outputs: 10, targets: 'labels'})
  const order = Int32Array.from({length: count}, (_, i) => i)
  const run = (milliseconds: number) => {
    let done = 0
    const start = performance.now()
    while (performance.now() - start < milliseconds) {
      const from = done % count
      batches.gather(order, from, from + batch, fill)
      done += batch
    }
    return (done / (performance.now() - start)) * 1000
  }
  run(seconds * 1000)
  return run(seconds * 1000)
}

function timeKeras(inputShape: readonly number[]): number {
  const args = ['bench/augment-in-keras.py', inputShape.join(), String(batch), String(seconds)]
  const {stdout, status} = spawnSync(options.python, args, {cwd: root, encoding: 'utf8'})
  if (status !== 0) throw new Error(`${options.python} could not augment`)
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '').picturesPerSecond
}

const shown = (value: number) => (Number.isNaN(value) ? '–' : Math.round(value).toLocaleString('en-US'))

console.log('| pictures | Keras, pictures/s | tfnotes, pictures/s | ratio |\n| --- | --- | --- | --- |')
for (const shape of [
  [28, 28, 1],
  [32, 32, 3],
]) {
  const ours: number[] = []
  const theirs: number[] = []
  for (let round = 0; round < Number(options.rounds); round++) {
    if (options.python !== '') theirs.push(timeKeras(shape))
    ours.push(timeOurs(shape))
  }
  const ratio = median(ours) / median(theirs)
  const cells = [
    shape.join('×'),
    shown(median(theirs)),
    shown(median(ours)),
    Number.isNaN(ratio) ? '–' : ratio.toFixed(1),
  ]
  console.log(`| ${cells.join(' | ')} |`)
}
