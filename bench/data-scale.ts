/**
 * Data that is not to lie in memory, beside tf.data on the same: a folder of pictures of 300 to 800 pixels, reduced to 224×224
 * in colour, and a price file in windows of 60. Every side is a process of its own: seconds until the first batch, samples a
 * second of one shuffled epoch of batches, peak memory. Writes bench/data-scale.json and docs/data-scale.md.
 *
 *   npm run bench:data -- [--python path] [--folder path] [--pictures 20000] [--rows 5000000] [--only 'pictures.tfnotes;…']
 *
 * TensorFlow takes part when --python or TFNOTES_PYTHON names a Python with it; prices there are read by NumPy. The inputs are made below
 * --folder once; what is converted is made anew each time. With --only a few sides run, the others keep their figures.
 */
import {spawnSync} from 'node:child_process'
import {existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {cpus, tmpdir} from 'node:os'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {parseArgs} from 'node:util'
import sharp from 'sharp'
import {createRandom} from '../src/random/random.ts'
import {writePieces} from '../src/system/write-pieces.ts'

const here = (name: string) => fileURLToPath(new URL(name, import.meta.url))
const results = here('data-scale.json')
const {values: options} = parseArgs({
  options: {
    python: {type: 'string', default: process.env.TFNOTES_PYTHON ?? ''},
    folder: {type: 'string', default: join(tmpdir(), 'tfnotes-data-scale')},
    pictures: {type: 'string', default: '20000'},
    rows: {type: 'string', default: '5000000'},
    only: {type: 'string', default: ''},
  },
})

const sides = [
  'pictures.tfnotes',
  'pictures.again',
  'pictures.tf.data',
  'pictures.tf.data, cache(file)',
  'prices.tfnotes',
  'prices.tf.data',
] as const
type Side = (typeof sides)[number]

/** What a side's process prints last. */
interface Figures {
  readonly samples: number
  /** Until batches can be gathered. */
  readonly prepare: number
  /** Samples a second. */
  readonly epoch: number
  readonly peakMegabytes: number
}

type Kept = Partial<Record<Side, Figures>>

/** Pictures that differ; the others are second names of them. */
const distinct = 40
const classes = 10

async function makePictures(folder: string, count: number): Promise<string> {
  const images = join(folder, `pictures-${count}`)
  if (existsSync(images)) return images
  const random = createRandom(1, 'data-scale')
  const path = (i: number) => {
    const png = (i % distinct) % 5 === 4
    return join(images, `class${i % classes}`, `${String(i).padStart(6, '0')}.${png ? 'png' : 'jpg'}`)
  }
  for (let i = 0; i < count; i++) {
    if (i < classes) mkdirSync(join(images, `class${i}`), {recursive: true})
    if (i >= distinct) {
      linkSync(path(i % distinct), path(i))
      continue
    }
    const [width, height] = [300 + Math.floor(500 * random.unit()), 300 + Math.floor(500 * random.unit())]
    const small = Uint8Array.from({length: 24 * 24 * 3}, () => random.bits() & 255)
    const picture = sharp(small, {raw: {width: 24, height: 24, channels: 3}}).resize(width, height, {
      fit: 'fill',
    })
    await (path(i).endsWith('png') ? picture.png() : picture.jpeg({quality: 90})).toFile(path(i))
  }
  return images
}

async function makePrices(folder: string, count: number): Promise<string> {
  const file = join(folder, `prices-${count}.csv`)
  if (existsSync(file)) return file
  const random = createRandom(1, 'data-scale')
  function* lines() {
    let price = 100
    yield 'time,open,high,low,close,volume\n'
    for (let row = 0; row < count; row++) {
      price *= 1 + 2e-4 * (random.unit() - 0.5)
      const time = new Date(Date.UTC(2010, 0, 1, 0, row)).toISOString().slice(0, 16).replace('T', ' ')
      const [high, low] = [price * 1.0005, price * 0.9995]
      const values = [price, high, low, price * 1.0001].map(value => value.toFixed(3))
      yield `${time},${values.join(',')},${row % 9973}\n`
    }
  }
  await writePieces(file, lines(), {by: 'reader'})
  return file
}

function measure(side: Side, input: string, cache: string): Figures | undefined {
  const isOurs = side.endsWith('tfnotes') || side.endsWith('again')
  if (!isOurs && options.python === '') return undefined
  // The second look finds what the first has made.
  if (!side.endsWith('again')) rmSync(cache, {recursive: true, force: true})
  mkdirSync(cache, {recursive: true})
  const [command, ...rest] = isOurs
    ? [process.execPath, '--import', 'tsx', here('data-scale-ours.ts')]
    : [options.python, here('data-scale-in-tf.py')]
  const {stdout, status} = spawnSync(command as string, [...rest, side, input, cache], {
    stdio: ['ignore', 'pipe', 'inherit'],
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(`${side} ended with ${status}`)
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as Figures
}

const kept: Kept = existsSync(results) ? JSON.parse(readFileSync(results, 'utf8')) : {}
const wanted = options.only === '' ? sides : sides.filter(side => options.only.split(';').includes(side))
mkdirSync(options.folder, {recursive: true})
for (const side of wanted) {
  const input = side.startsWith('pictures')
    ? await makePictures(options.folder, Number(options.pictures))
    : await makePrices(options.folder, Number(options.rows))
  const figures = measure(side, input, join(options.folder, 'cache'))
  if (figures) kept[side] = figures
  writeFileSync(results, `${JSON.stringify(kept, null, 1)}\n`)
  console.log(side, JSON.stringify(figures ?? 'no Python with TensorFlow'))
}
writeFileSync(here('../docs/data-scale.md'), page(kept))

function page(found: Kept): string {
  const number = (value: number) => value.toLocaleString('en', {maximumSignificantDigits: 3})
  const rows = sides.flatMap(side => {
    const one = found[side]
    const [data, ...name] = side.split('.')
    return one
      ? [
          `| ${data} | ${name.join('.')} | ${one.samples.toLocaleString('en')} | ${number(one.prepare)} | ${number(one.epoch)} | ${number(one.peakMegabytes)} |`,
        ]
      : []
  })
  return `# Data beyond memory

Written by \`npm run bench:data\` on ${cpus()[0]?.model.trim()}, ${cpus().length} cores, Node ${process.versions.node}. Pictures of 300 to 800
pixels (JPEG and PNG, ${distinct} different ones under many names) become 224×224 in colour, in batches of 32; prices are windows of 60 out
of a CSV file, in batches of 64; both shuffled. *Prepare* is seconds until batches can be gathered; *again* is a second run, which finds the
pictures converted. tf.data decodes in every epoch, or, with \`cache(file)\`, in its first one (that is *prepare* there). Its prices are read by
NumPy, one column and nothing else; tfnotes reads and checks the times, too. Of their epoch 5,000 batches are timed there.

| data | by | samples | prepare, s | epoch, samples/s | peak MB |
| --- | --- | --- | --- | --- | --- |
${rows.join('\n')}
`
}
