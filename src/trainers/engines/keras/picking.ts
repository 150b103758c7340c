import {join} from 'node:path'
import {writePieces} from '../../../system/write-pieces.ts'
import {augmentation} from '../built-in/augment.ts'
import type {Task} from '../engine.ts'
import {bytesOf} from './hand-over.ts'

/** The changed samples of one epoch, on their way to Python. */
interface Picking {
  /** The largest number of steps whose samples are handed over at once. */
  readonly most: number
  /** The name of a file with the samples of these steps; they are made now if nobody has prepared them. */
  take(start: number, stop: number): Promise<string>
  /** Makes the samples of steps that will be asked for. */
  prepare(start: number, stop: number): void
}

/** Bytes of samples that are handed over at once. */
const atOnce = 2 ** 25

/**
 * Changed pictures are made here, by the same code and the same numbers as on the built-in engine, so that a seed means
 * the same samples on every engine. Undefined where samples are taken as they are.
 */
export function openPicking({checked, data, seed, scratch}: Task) {
  const augment = augmentation(checked.values, data, seed)
  if (!augment) return undefined
  const width = data.inputShape.reduce((product, n) => product * n, 1)
  let turn = 0
  return {
    open(epoch: number, order: Int32Array, batch: number): Picking {
      const fill = augment(epoch)
      let ready: {start: number; stop: number; values: Float32Array} | undefined

      const make = (start: number, stop: number) => {
        const samples = order.subarray(start * batch, stop * batch)
        const values = new Float32Array(samples.length * width)
        for (const [i, sample] of samples.entries()) fill(sample, values, i * width)
        return {start, stop, values}
      }
      return {
        most: Math.max(1, Math.floor(atOnce / (4 * width * batch))),
        prepare(start, stop) {
          ready = start < stop ? make(start, stop) : undefined
        },
        async take(start, stop) {
          const made = ready?.start === start && ready.stop >= stop ? ready : make(start, stop)
          ready = undefined
          const wanted = Math.min((stop - start) * batch, order.length - start * batch) * width
          turn = 1 - turn
          const file = `picked-${turn}.bin`
          await writePieces(join(scratch, file), [bytesOf(made.values.subarray(0, wanted))], {by: 'program'})
          return file
        },
      }
    },
  }
}
