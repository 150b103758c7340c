import {setImmediate as breathe} from 'node:timers/promises'
import {createRandom, type Random} from '../../random/random.ts'
import {permutation} from '../../random/shuffle.ts'
import type {LoadOptions} from '../dataset.ts'
import type {FoundPictures, LabelledPictures} from '../picture-set.ts'
import {startDrawing} from './strokes.ts'

interface Drawing {
  /** Names the random streams: sets of different kinds never share numbers. */
  readonly kind: string
  /** Bytes of one picture. */
  readonly size: number
  /** How many are drawn when no part is asked for. */
  readonly train: number
  readonly test: number
  /** Draws one sample of class `label` (0 to 9) into `pixels`, which are all 0. */
  readonly draw: (random: Random, label: number, pixels: Uint8Array) => void
}

const classes = 10
const between = 500

/**
 * Draws a training and a test set, class by class in equal numbers and in random order. Training and test samples
 * come from streams of their own, so that the number of the one does not change the other.
 */
export async function drawSet(options: LoadOptions, drawing: Drawing): Promise<FoundPictures> {
  const counts = {
    train: options.trainSamples ?? drawing.train,
    test: options.testSamples ?? drawing.test,
  }
  const total = counts.train + counts.test
  const drawPart = async (part: 'train' | 'test', before: number): Promise<LabelledPictures> => {
    const count = counts[part]
    const random = createRandom(options.seed, `${drawing.kind}-${part}`)
    const pixels = new Uint8Array(count * drawing.size)
    const labels = Uint8Array.from(permutation(count, random), place => place % classes)
    for (let i = 0; i < count; i++) {
      if (i % between === 0) {
        options.signal?.throwIfAborted()
        options.onProgress?.({phase: 'generate', done: before + i, total})
        await breathe()
      }
      startDrawing()
      drawing.draw(random, labels[i] as number, pixels.subarray(i * drawing.size, (i + 1) * drawing.size))
    }
    return {pixels, labels, count}
  }
  const train = await drawPart('train', 0)
  const test = await drawPart('test', counts.train)
  options.onProgress?.({phase: 'generate', done: total, total})
  return {origin: `tfnotes ${drawing.kind}, seed ${options.seed}`, train, test}
}
