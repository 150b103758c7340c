import type {Facts} from '../../../datasets/facts/facts.ts'
import {classNames, type DatasetName} from '../../../datasets/facts/index.ts'
import {irisRows} from '../iris-rows.ts'
import type {Program} from '../program.ts'
import {remarks} from '../remarks.ts'
import {quoted} from '../text.ts'

function printIris({dataset, h, say}: Program): string[] {
  return [
    `# ${say(remarks.irises)}`,
    'flowers = """',
    ...irisRows(),
    '"""',
    'x = np.array([row.split() for row in flowers.replace("\\n", ",").split(",") if row.strip()], "float32") / 10',
    'y = np.repeat([0, 1, 2], 50)',
    printNames(dataset),
    `# ${say({en: 'the same seed twice: features and labels are shuffled alike', zh: '两次用同一个种子：特征和标签的打乱方式相同'})}`,
    `np.random.seed(${h.shuffleSeed})`,
    'np.random.shuffle(x)',
    `np.random.seed(${h.shuffleSeed})`,
    'np.random.shuffle(y)',
    `train = int(len(x) * (1 - ${h.validationSplit}))  # ${say({en: 'the last rows are kept for validation', zh: '最后若干行留作验证'})}`,
    'x_train, y_train, x_test, y_test = x[:train], y[:train], x[train:], y[train:]',
  ]
}

function printLetters({dataset, facts, shape, say}: Program): string[] {
  const [steps] = shape.inputShape
  const {classes} = shape
  const ring = facts.letters?.circular
  const windows = ring
    ? `np.array([[(i + step) % ${classes} for step in range(${steps})] for i in range(${classes})])`
    : `np.array([range(i, i + ${steps}) for i in range(${classes - Number(steps)})])`
  const answers = ring ? `(np.arange(${classes}) + ${steps}) % ${classes}` : `np.arange(${steps}, ${classes})`
  return [
    `letters = "${classNames(dataset).join('')}"`,
    `# ${say(remarks.letterWindows(steps))}`,
    `x_train = ${windows}`,
    `y_train = ${answers}`,
    ...(facts.letters?.encoding === 'onehot'
      ? [
          `x_train = np.eye(${classes}, dtype="float32")[x_train]  # ${say({en: 'one-hot codes', zh: '独热码'})}`,
        ]
      : []),
  ]
}

const printNames = (dataset: DatasetName): string => `names = [${classNames(dataset).map(quoted).join(', ')}]`

/** Data that a program comes by without a file of the page's. */
const published: Readonly<Record<Facts['kind'], (program: Program) => readonly string[]>> = {
  measurements: printIris,
  pictures: ({dataset, facts, say}) => [
    `# ${say(remarks.official)}`,
    ...(facts.picture?.program?.python ?? []).map(line =>
      typeof line === 'string' ? line : `# ${say(line)}`,
    ),
    printNames(dataset),
  ],
  letters: printLetters,
  prices: () => [],
}

export const printPublishedData = (program: Program): string[] => [
  ...published[program.facts.kind](program),
  ...printParts(program),
]

/** A part of the samples, where the page trains on a part. */
function printParts({options: {given = {}}, say}: Program): string[] {
  const parts = [
    ['train', given.trainSamples],
    ['test', given.testSamples],
  ].filter(([, count]) => count !== undefined)
  return [
    ...(parts.length > 0 ? [`# ${say(remarks.part)}`] : []),
    ...parts.map(([name, count]) => `x_${name}, y_${name} = x_${name}[:${count}], y_${name}[:${count}]`),
  ]
}
