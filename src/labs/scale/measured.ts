import {straightLine} from './model.ts'

/**
 * A step of ResNet-18 on CIFAR-10 pictures on the built-in engine, as pre-flight measures it, by batch size: of 16
 * and 32 medians of three, of 8 and 64 once. `npm run bench:scale -- --step` measures them anew.
 */
export const measured = {
  on: 'Intel Xeon, AVX-512, 2 cores, 2026-11-27',
  batch: 32,
  milliseconds: new Map([
    [8, 224],
    [16, 368],
    [32, 613],
    [64, 1152],
  ]),
}

export const measuredStep = measured.milliseconds.get(measured.batch) ?? Number.NaN

/** The part of it that no smaller batch takes away, in whole milliseconds. */
export const measuredOverhead = Math.round(straightLine([...measured.milliseconds]).fixed)

/** A step of a GPU, as nobody has measured it here: pre-flight's figure belongs in its place. */
export const assumed = {msPerStep: 20, overhead: 4, batch: 256, overlap: 0.9}
