import type {HyperparameterValues} from '../../hyperparameters/hyperparameter.ts'
import type {Program} from '../program.ts'
import {remarks} from '../remarks.ts'
import {block, indented} from '../text.ts'
import {factorAfterWarmup, watchingOf} from '../watching.ts'
import {devicesOf} from './devices.ts'

/** Keras' name for the share of right answers. */
export const metricOf = ({oneHot}: Program): string =>
  oneHot ? 'categorical_accuracy' : 'sparse_categorical_accuracy'

/** What Keras' callbacks look at. */
export const monitorOf = (program: Program): string =>
  `${program.validates ? 'val_' : ''}${watchingOf(program.h).byAccuracy ? metricOf(program) : 'loss'}`

/** `steps`, `warm` and `factor(step)`: how the learning rate goes from step to step. */
export function printFactor({h, say}: Pick<Program, 'h' | 'say'>, samples: string, batch: string): string[] {
  const warmup = Number(h.warmupEpochs ?? 0)
  return [
    `# ${say(remarks.rateOfStep)}`,
    `steps = -(-len(${samples}) // ${/^\d+$/.test(batch) ? batch : `(${batch})`})`,
    ...(warmup > 0 ? [`warm = int(${warmup} * steps + 0.5)`] : []),
    '',
    '',
    'def factor(step):',
    ...indented(
      [
        ...(warmup > 0 ? ['if step < warm:', '    return step / warm'] : []),
        `return ${factorAfterWarmup(h, 'python')}`,
      ],
      4,
    ),
  ]
}

/** Whether Keras' own callbacks for a rate would undo each other. */
const setsRate = (h: HyperparameterValues): boolean => {
  const {perStep, plateau} = watchingOf(h)
  return perStep || (plateau > 0 && h.schedule === 'exponential')
}

function printRate(program: Program): string[] {
  const {h, say} = program
  const {own, batchSize} = devicesOf(program)
  const keepsLowered =
    watchingOf(h).plateau > 0
      ? [
          '',
          `    def on_epoch_end(self, epoch, logs=None):  # ${say(remarks.loweredStays)}`,
          '        if self.rate > 0:',
          '            self.base *= float(self.model.optimizer.learning_rate) / self.rate',
        ]
      : []
  return [
    ...printFactor(program, own('x_train'), batchSize(Number(h.batchSize))),
    '',
    '',
    'class LearningRate(keras.callbacks.Callback):',
    `    step, base = 0, ${h.learningRate}`,
    '',
    '    def on_train_batch_begin(self, batch, logs=None):',
    '        if keras.backend.backend() == "jax":',
    `            self.model.jax_state_sync()  # ${say(remarks.jaxAside)}`,
    '        self.rate = float(self.base * factor(self.step))',
    '        self.model.optimizer.learning_rate = self.rate',
    '        self.step += 1',
    ...keepsLowered,
    '',
    '',
  ]
}

/** Keras' early stopping counts a gain as a number; here it is a share of the best value. */
function printStopping({h, say}: Program): string[] {
  const {patience, share, byAccuracy} = watchingOf(h)
  if (patience === 0 || share === 0) return []
  return [
    ...block(`
      # ${say(remarks.leastGain)}
      class EarlyStopping(keras.callbacks.EarlyStopping):
          def _is_improvement(self, value, best):
              return best is None or value ${byAccuracy ? '> best +' : '< best -'} ${share} * abs(best)
    `),
    '',
    '',
  ]
}

/** What the callbacks need, and the callbacks that end a training or change its rate, in their order. */
export function printWatching(program: Program): {
  readonly before: readonly string[]
  readonly callbacks: readonly string[]
} {
  const {h, say} = program
  const {patience, share, restores, plateau, factor, least, byAccuracy} = watchingOf(h)
  const what = `monitor="${monitorOf(program)}", mode="${byAccuracy ? 'max' : 'min'}"`
  const own = setsRate(h)
  const ofKeras = h.schedule === 'exponential' && !own
  return {
    before: [...printStopping(program), ...(own ? printRate(program) : [])],
    callbacks: [
      ...(ofKeras
        ? [
            `# ${say(remarks.decay)}`,
            `keras.callbacks.LearningRateScheduler(lambda epoch: ${h.learningRate} * ${h.decayRate} ** (epoch / ${h.decayEpochs})),`,
          ]
        : []),
      ...(plateau > 0
        ? [
            `keras.callbacks.ReduceLROnPlateau(${what}, patience=${plateau}, factor=${factor}, min_lr=${least}, min_delta=0),`,
          ]
        : []),
      ...(own ? ['LearningRate(),'] : []),
      ...(patience > 0 && share === 0
        ? [
            `keras.callbacks.EarlyStopping(${what}, patience=${patience}, restore_best_weights=${restores ? 'True' : 'False'}),`,
          ]
        : []),
      ...(patience > 0 && share > 0
        ? [
            `EarlyStopping(${what}, patience=${patience}),`,
            ...(restores
              ? [
                  `# ${say(remarks.keepsBest)}`,
                  `keras.callbacks.EarlyStopping(${what}, patience=${h.epochs}, restore_best_weights=True),`,
                ]
              : []),
          ]
        : []),
    ],
  }
}
