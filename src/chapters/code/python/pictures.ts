import {classNames, type DatasetName} from '../../../datasets/facts/index.ts'
import {classesOf, type Program} from '../program.ts'
import {quoted} from '../text.ts'
import {printOwnPictures} from './own-pictures.ts'

export function printPictureData(program: Program): string[] {
  const {dataset, facts} = program
  const read = facts.picture?.program?.python
  return [
    ...(read ? [...read, printNames(dataset)] : printOwnPictures(program)),
    ...printParts(program),
    ...printScaling(program),
    ...(program.oneHot ? printOneHot(program) : []),
    ...(program.h.augment === true ? ['', ...printAugmentation(program)] : []),
  ]
}

export const printNames = (dataset: DatasetName): string =>
  `names = [${classNames(dataset).map(quoted).join(', ')}]`

/** A part of the samples, where the page trains on a part. */
export function printParts({options, say}: Program): string[] {
  const {trainSamples, testSamples} = options
  const part = (name: string, count: number | undefined) =>
    count === undefined
      ? []
      : [
          `x_${name}, y_${name} = x_${name}[:${count}], y_${name}[:${count}]  # ${say({en: 'a part, to try it quickly', zh: '只取一部分，先试试'})}`,
        ]
  return [...part('train', trainSamples), ...part('test', testSamples)]
}

function printScaling({shape}: Program): string[] {
  const channel = shape.inputShape[2] === 1 ? `.reshape(-1, ${shape.inputShape.join(', ')})` : ''
  return ['train', 'test'].map(part => `x_${part} = x_${part}${channel}.astype("float32") / 255`)
}

export function printOneHot(program: Program): string[] {
  const code = `np.eye(${classesOf(program)}, dtype="float32")`
  return [`y_train, y_test = ${code}[y_train], ${code}[y_test]`]
}

/** §3.2 with Keras 3's layers, which need nothing but TensorFlow. */
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
    'train = tf.data.Dataset.from_tensor_slices((x_train, y_train)).shuffle(len(x_train))',
    `train = train.batch(${h.batchSize}).map(lambda x, y: (augment(x, training=True), y)).prefetch(2)`,
  ]
}
