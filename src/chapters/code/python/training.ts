import type {HyperparameterValues} from '../../hyperparameters/hyperparameter.ts'
import {clips, type Program, validationOf} from '../program.ts'
import {remarks} from '../remarks.ts'
import {float, indented, quoted} from '../text.ts'
import {watchingOf} from '../watching.ts'
import {devicesOf} from './devices.ts'
import {metricOf, monitorOf, printWatching} from './watching.ts'

const optimizers: Readonly<Record<string, string>> = {
  sgd: 'SGD',
  momentum: 'SGD',
  adagrad: 'Adagrad',
  adadelta: 'Adadelta',
  rmsprop: 'RMSprop',
  adam: 'Adam',
  adamw: 'AdamW',
}

/** `keras.optimizers.Adam(learning_rate=0.001)`. */
export function optimizerOf(h: HyperparameterValues): string {
  const given = [
    `learning_rate=${float(h.learningRate)}`,
    ...(h.optimizer === 'momentum' ? [`momentum=${h.momentum}`] : []),
    ...(h.optimizer === 'adamw' ? [`weight_decay=${h.weightDecay}`] : []),
    ...(clips(h) ? [`global_clipnorm=${h.clipNorm}`] : []),
  ]
  return `keras.optimizers.${optimizers[String(h.optimizer)]}(${given.join(', ')})`
}

function lossOf({h, fromLogits, smoothing}: Program): string {
  if (h.loss === 'meanSquaredError') return 'keras.losses.MeanSquaredError()'
  const logits = `from_logits=${fromLogits ? 'True' : 'False'}`
  return smoothing > 0
    ? `keras.losses.CategoricalCrossentropy(${logits}, label_smoothing=${smoothing})`
    : `keras.losses.SparseCategoricalCrossentropy(${logits})`
}

/** compile, and what an earlier run has left to go on from. */
export function printCompile(program: Program): string[] {
  const {h, chapter, say} = program
  const {place, beforeCompiling, beforeLoading, afterLoading} = devicesOf(program)
  const optimizer = optimizerOf(h)
  const loss = lossOf(program)
  const metrics = chapter.task === 'forecast' ? [] : [`metrics=["${metricOf(program)}"],`]
  const file = `"checkpoint/${chapter.id}.${h.weightsOnly ? 'weights.h5' : 'keras'}"`
  const load = h.weightsOnly
    ? 'model.load_weights(checkpoint)'
    : 'model = keras.models.load_model(checkpoint)'
  return [
    ...beforeCompiling(program),
    ...place([
      'model.compile(',
      ...indented([`optimizer=${optimizer},`, `loss=${loss},`, ...metrics], 4),
      ')',
    ]),
    ...firstWeights(program),
    '',
    `# ${say(remarks.goOn)}`,
    `checkpoint = ${file}`,
    'os.makedirs("checkpoint", exist_ok=True)',
    ...beforeLoading(program),
    'if os.path.exists(checkpoint):',
    ...indented(place([load]), 4),
    ...afterLoading(program),
  ]
}

/** Weights that a run took over, in a file that the export writes. */
function firstWeights({options: {begins = {}}, say}: Program): string[] {
  const {parent, initFrom} = begins
  if (initFrom) return ['', `model.load_weights(${quoted(initFrom.file)})`]
  if (!parent) return []
  const command = `tfnotes export ${quoted(parent.run)} --from ${parent.checkpoint} --format keras --out parent.keras`
  return ['', `# ${say(remarks.branched)} ${command}`, 'model.load_weights("parent.keras")']
}

/** fit with its callbacks: checkpoint, schedule, curves. */
export function printFit(program: Program): string[] {
  const {h, chapter, say, validates, balances, holdsOut} = program
  const part = validationOf(program)
  const {checkpoint, own, batchSize, history, fitOptions} = devicesOf(program)
  const monitor = `"${monitorOf(program)}"${watchingOf(h).byAccuracy ? ', mode="max"' : ''}`
  const bool = (value: unknown) => (value ? 'True' : 'False')
  const {before, callbacks} = printWatching(program)
  return [
    ...before,
    ...(holdsOut ? [`best = "checkpoint/${chapter.id}.best.weights.h5"`] : []),
    'callbacks = [',
    ...indented(
      [
        `${checkpoint}(`,
        `    checkpoint, save_weights_only=${bool(h.weightsOnly)}, save_best_only=${bool(h.bestOnly)}, monitor=${monitor}`,
        '),',
        ...(holdsOut
          ? [`${checkpoint}(best, save_weights_only=True, save_best_only=True, monitor=${monitor}),`]
          : []),
        ...callbacks,
        `keras.callbacks.CSVLogger(${history}),`,
      ],
      4,
    ),
    ']',
    'history = model.fit(',
    ...indented(
      [
        ...(h.augment === true
          ? [`Augmented(${own('x_train')}, ${own('y_train')}, batch_size=${batchSize(Number(h.batchSize))}),`]
          : [`${own('x_train')},`, `${own('y_train')},`, `batch_size=${batchSize(Number(h.batchSize))},`]),
        `epochs=${h.epochs},`,
        ...(program.options.begins?.parent ? [`initial_epoch=${program.options.begins.parent.epoch},`] : []),
        ...(validates
          ? [
              `validation_data=(${own(`x_${part}`)}, ${own(`y_${part}`)}),`,
              `validation_freq=${h.validationFreq},`,
            ]
          : []),
        ...(h.shuffle === false ? ['shuffle=False,'] : []),
        ...(balances ? ['class_weight=class_weight,'] : []),
        'callbacks=callbacks,',
        ...fitOptions,
      ],
      4,
    ),
    ').history',
    ...(holdsOut
      ? [
          `# ${say(remarks.testedOnce)}`,
          'if os.path.exists(best):',
          '    model.load_weights(best)',
          `print("test:", model.evaluate(${own('x_test')}, ${own('y_test')}, verbose=0, return_dict=True))`,
        ]
      : []),
  ]
}
