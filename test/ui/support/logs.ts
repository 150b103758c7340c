import type {TagCurve, Watched} from '../../../src/runs/watched/watched.ts'
import {start} from './events.ts'

/** A curve over steps that are a hundred apart. */
export const curve = (tag: string, values: readonly number[], every = 100): TagCurve => ({
  tag,
  steps: Float64Array.from(values, (_, at) => at * every),
  values: Float64Array.from(values),
  times: Float64Array.from(values, (_, at) => start + at),
  thinned: 1,
})

const falling = (from: number) => Array.from({length: 40}, (_, at) => from / (1 + at / 8))

/**
 * What another program has written: two runs in a folder called `several`, one without a loss in `rewards`, else one by
 * Keras.
 */
export function someLogs(path: string, run: string | undefined): Watched {
  const isSeveral = path.endsWith('several')
  const tags = path.endsWith('rewards')
    ? [curve('length', [10, 20, 30]), curve('reward', [-5, 1, 12.5])]
    : [
        curve('train/batch_loss', falling(3), 10),
        curve(
          'train/epoch_accuracy',
          falling(1).map(value => 1 - value / 2),
        ),
        curve('train/epoch_learning_rate', falling(0.001)),
        curve('train/epoch_loss', falling(2)),
        curve(
          'validation/epoch_accuracy',
          falling(1).map(value => 0.9 - value / 2),
        ),
        curve('validation/epoch_loss', falling(2.5)),
      ]
  return {
    path,
    runs: isSeveral
      ? [
          {name: 'fit/newer', writtenAt: start + 1000},
          {name: 'fit/older', writtenAt: start},
        ]
      : [{name: '.', writtenAt: start}],
    run: isSeveral ? run : '.',
    writers: ['tensorflow.core.util.events_writer'],
    tags: isSeveral && run === undefined ? [] : tags,
    problems: [],
    whole: true,
    read: 1000,
    size: 1000,
    newestAt: start,
  }
}
