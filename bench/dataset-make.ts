/**
 * 60,000 JPEGs of MNIST to arrays on disk: `tfnotes dataset make` beside the notes' loop over PIL (§3.1). Rounds
 * alternate, the median counts; prints a table.
 *
 *   TFNOTES_DATA=<folder> npm run bench:pictures -- [--python path] [--rounds 3] [--count 60000]
 *
 * The pictures are made from the real MNIST in TFNOTES_DATA; the loop takes part when --python or TFNOTES_PYTHON names a
 * Python with NumPy and PIL.
 */
import {spawnSync} from 'node:child_process'
import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {parseArgs} from 'node:util'
import sharp from 'sharp'
import {mnist} from '../src/datasets/mnist.ts'
import {places} from '../src/datasets/places.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const {values: options} = parseArgs({
  options: {
    python: {type: 'string', default: process.env.TFNOTES_PYTHON ?? ''},
    rounds: {type: 'string', default: '3'},
    count: {type: 'string', default: '60000'},
  },
})

const folder = mkdtempSync(join(tmpdir(), 'tfnotes-pictures-'))
const [images, labels] = [join(folder, 'pictures'), join(folder, 'pictures.txt')]

/** The training pictures as JPEGs called as the notes' own, `28755_0.jpg`, and the text file that names their labels. */
async function writePictures(): Promise<void> {
  const {train} = await mnist.load({
    places: places(process.env, tmpdir()),
    from: 'auto',
    seed: 1,
    trainSamples: Number(options.count),
    hyperparameters: {},
  })
  mkdirSync(images)
  const lines: string[] = []
  for (let i = 0; i < train.count; i++) {
    const raw = {width: 28, height: 28, channels: 1} as const
    const picture = sharp(train.x.subarray(i * 784, (i + 1) * 784) as Uint8Array, {raw})
      .toColourspace('b-w')
      .jpeg({quality: 75})
    const name = `${i}_${train.y[i]}.jpg`
    writeFileSync(join(images, name), await picture.toBuffer())
    lines.push(`${name} ${train.y[i]}\n`)
  }
  writeFileSync(labels, lines.join(''))
}

/** Seconds that a process takes from its start to its end. */
function time(command: string, args: readonly string[]): number {
  const start = performance.now()
  const {status, stderr} = spawnSync(command, args, {cwd: root, encoding: 'utf8'})
  if (status !== 0) throw new Error(stderr)
  return (performance.now() - start) / 1000
}

/** The notes' loop: open, grey, scale, append; then two .npy files. */
const loop = `
import sys
import numpy as np
from PIL import Image
images, labels, out = sys.argv[1:]
x, y = [], []
for line in open(labels):
    name, label = line.split()
    x.append(np.array(Image.open(images + '/' + name).convert('L')) / 255.0)
    y.append(label)
np.save(out + '/x.npy', np.array(x).reshape(len(x), -1))
np.save(out + '/y.npy', np.array(y).astype(np.int64))
`

const median = (values: readonly number[]) =>
  [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN
const shown = (value: number) => (Number.isNaN(value) ? '–' : value.toFixed(1))

try {
  await writePictures()
  const ours: number[] = []
  const theirs: number[] = []
  for (let round = 0; round < Number(options.rounds); round++) {
    if (options.python !== '') theirs.push(time(options.python, ['-c', loop, images, labels, folder]))
    const out = join(folder, `${round}.npz`)
    ours.push(
      time(process.execPath, ['dist/cli.js', 'dataset', 'make', images, labels, '--out', out, '--json']),
    )
  }
  console.log('| JPEGs | the notes’ PIL loop, s | `dataset make`, s | ratio |\n| --- | --- | --- | --- |')
  const ratio = median(theirs) / median(ours)
  const cells = [options.count, shown(median(theirs)), shown(median(ours)), shown(ratio)]
  console.log(`| ${cells.join(' | ')} |`)
} finally {
  rmSync(folder, {recursive: true, force: true})
}
