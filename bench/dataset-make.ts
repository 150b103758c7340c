/**
 * JPEGs to arrays on disk: `tfnotes dataset make` beside the notes' loop over PIL (§3.1), for 60,000 of MNIST's digits and
 * for 3,000 colour photographs of 500×400, which are reduced to 64×64. Rounds alternate, the median counts; prints a table.
 *
 *   TFNOTES_DATA=<folder> npm run bench:pictures -- [--python path] [--rounds 3] [--count 60000] [--photographs 3000]
 *
 * The pictures are made from the real MNIST in TFNOTES_DATA; the loop takes part when --python or TFNOTES_PYTHON names a
 * Python with NumPy and PIL.
 */
import {spawnSync} from 'node:child_process'
import {linkSync, mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {parseArgs} from 'node:util'
import sharp from 'sharp'
import {createRandom} from '../src/random/random.ts'
import {median} from '../src/system/median.ts'
import {loadDigits} from './digits.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const {values: options} = parseArgs({
  options: {
    python: {type: 'string', default: process.env.TFNOTES_PYTHON ?? ''},
    rounds: {type: 'string', default: '3'},
    count: {type: 'string', default: '60000'},
    photographs: {type: 'string', default: '3000'},
  },
})

const folder = mkdtempSync(join(tmpdir(), 'tfnotes-pictures-'))

interface Pictures {
  readonly name: string
  readonly count: number
  readonly images: string
  readonly labels: string
  /** As PIL calls it. */
  readonly mode: 'L' | 'RGB'
  readonly size: number
}

function openPictures(name: string, count: string, mode: Pictures['mode'], size: number): Pictures {
  const images = join(folder, name)
  mkdirSync(images)
  return {name, count: Number(count), images, labels: `${images}.txt`, mode, size}
}

/** The training pictures as JPEGs called as the notes' own, `28755_0.jpg`, and the text file that names their labels. */
async function writeDigits({count, images, labels}: Pictures): Promise<void> {
  const train = await loadDigits(count)
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

/** A hundred pictures of smooth colours with some noise, over and over. */
async function writePhotographs({count, images, labels}: Pictures): Promise<void> {
  const random = createRandom(1, 'photographs')
  const lines: string[] = []
  for (let i = 0; i < count; i++) {
    const name = `${i}.jpg`
    if (i >= 100) linkSync(join(images, `${i % 100}.jpg`), join(images, name))
    else {
      const raw = {width: 25, height: 20, channels: 3} as const
      const data = Uint8Array.from({length: 1500}, () => random.unit() * 256)
      const smooth = await sharp(data, {raw}).resize(500, 400, {kernel: 'cubic'}).raw().toBuffer()
      const noisy = smooth.map(value => Math.min(255, Math.max(0, value + 16 * (random.unit() - 0.5))))
      const picture = sharp(noisy, {raw: {width: 500, height: 400, channels: 3}}).jpeg({quality: 85})
      writeFileSync(join(images, name), await picture.toBuffer())
    }
    lines.push(`${name} ${i % 10}\n`)
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

/** The notes' loop: open, grey, scale, append; then two .npy files. Photographs are resized in between. */
const loop = `
import sys
import numpy as np
from PIL import Image
images, labels, out, mode, size = sys.argv[1:]
side = (int(size), int(size))
x, y = [], []
for line in open(labels):
    name, label = line.split()
    picture = Image.open(images + '/' + name).convert(mode)
    if picture.size != side:
        picture = picture.resize(side, Image.LANCZOS)
    x.append(np.array(picture) / 255.0)
    y.append(label)
np.save(out + '/x.npy', np.array(x).reshape(len(x), -1))
np.save(out + '/y.npy', np.array(y).astype(np.int64))
`

const shown = (value: number) => (Number.isNaN(value) ? '–' : value.toFixed(1))

function compare({count, images, labels, mode, size}: Pictures): {ours: number; theirs: number} {
  const ours: number[] = []
  const theirs: number[] = []
  for (let round = 0; round < Number(options.rounds); round++) {
    if (options.python !== '')
      theirs.push(time(options.python, ['-c', loop, images, labels, folder, mode, String(size)]))
    const out = join(folder, `${mode}-${count}-${round}.npz`)
    const asked = ['--size', String(size), '--color', mode === 'RGB' ? 'rgb' : 'grey', '--json']
    ours.push(
      time(process.execPath, ['dist/cli.js', 'dataset', 'make', images, labels, '--out', out, ...asked]),
    )
  }
  return {ours: median(ours), theirs: median(theirs)}
}

try {
  const digits = openPictures('digits', options.count, 'L', 28)
  await writeDigits(digits)
  const photographs = openPictures('photographs', options.photographs, 'RGB', 64)
  await writePhotographs(photographs)
  console.log('| JPEGs | the notes’ PIL loop, s | `dataset make`, s | ratio |\n| --- | --- | --- | --- |')
  for (const pictures of [digits, photographs]) {
    const {ours, theirs} = compare(pictures)
    const cells = [`${pictures.count} ${pictures.name}`, shown(theirs), shown(ours), shown(theirs / ours)]
    console.log(`| ${cells.join(' | ')} |`)
  }
} finally {
  rmSync(folder, {recursive: true, force: true})
}
