import type {Facts} from '../../../datasets/facts/facts.ts'
import {classesOf, type Program, partsOf} from '../program.ts'
import {remarks} from '../remarks.ts'
import {block} from '../text.ts'
import {printDataFile} from './data-file.ts'
import {devicesOf} from './devices.ts'
import {printPublishedData} from './published-data.ts'

/** The samples as the network takes them. */
export const printData = (program: Program): string[] => [
  ...(program.file ? printDataFile(program, program.file) : printPublishedData(program)),
  ...preparations[program.facts.kind](program),
  ...devicesOf(program).afterData(program),
]

const preparations: Readonly<Record<Facts['kind'], (program: Program) => string[]>> = {
  measurements: printOneHot,
  pictures: program => [
    ...printScaling(program),
    ...printClassWeights(program),
    ...printOneHot(program),
    ...(program.h.augment === true ? ['', ...printAugmentation(program)] : []),
  ],
  letters: printOneHot,
  prices: () => [],
}

function printScaling(program: Program): string[] {
  const {shape} = program
  const channel = shape.inputShape[2] === 1 ? `.reshape(-1, ${shape.inputShape.join(', ')})` : ''
  return partsOf(program).map(part => `x_${part} = x_${part}${channel}.astype("float32") / 255`)
}

/** Before the labels become rows. */
const printClassWeights = ({balances, say}: Program): string[] =>
  balances
    ? [
        `# ${say(remarks.balanced)}`,
        'counts = np.bincount(y_train)',
        'class_weight = {label: len(y_train) / (np.count_nonzero(counts) * n) for label, n in enumerate(counts) if n}',
      ]
    : []

function printOneHot(program: Program): string[] {
  if (!program.oneHot) return []
  const parts = partsOf(program)
  const code = `np.eye(${classesOf(program)}, dtype="float32")`
  return [
    `${parts.map(part => `y_${part}`).join(', ')} = ${parts.map(part => `${code}[y_${part}]`).join(', ')}`,
  ]
}

/** §3.2 with Keras 3's layers, batch after batch. */
function printAugmentation({h, say}: Program): string[] {
  const degrees = Number(h.rotation)
  const changes = [
    ...(degrees > 0 ? [`layers.RandomRotation(${degrees} / 360, fill_mode="nearest"),`] : []),
    ...(Number(h.heightShift) > 0 || Number(h.widthShift) > 0
      ? [`layers.RandomTranslation(${h.heightShift}, ${h.widthShift}, fill_mode="nearest"),`]
      : []),
    ...(Number(h.zoom) > 0
      ? [`layers.RandomZoom((-${h.zoom}, ${h.zoom}), (-${h.zoom}, ${h.zoom}), fill_mode="nearest"),`]
      : []),
    ...(h.horizontalFlip ? ['layers.RandomFlip("horizontal"),'] : []),
  ]
  return [
    `# ${say({en: 'what ImageDataGenerator did in the notes, as layers: random changes to training pictures alone', zh: '相当于笔记里的 ImageDataGenerator：只对训练图片做随机变换'})}`,
    'augment = keras.Sequential([',
    ...(changes.length > 0 ? changes : ['layers.Identity(),']).map(line => `    ${line}`),
    '])',
    ...block(`


      class Augmented(keras.utils.PyDataset):
          def __init__(self, x, y, batch_size):
              super().__init__()
              self.x, self.y, self.batch_size = x, y, batch_size
              self.on_epoch_end()

          def __len__(self):
              return math.ceil(len(self.x) / self.batch_size)

          def on_epoch_end(self):  # ${say({en: 'a new order', zh: '重新打乱'})}
              self.order = np.random.permutation(len(self.x))

          def __getitem__(self, batch):
              rows = self.order[batch * self.batch_size : (batch + 1) * self.batch_size]
              return keras.ops.convert_to_numpy(augment(self.x[rows], training=True)), self.y[rows]
    `),
  ]
}
