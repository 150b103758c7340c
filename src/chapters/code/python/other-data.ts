import {classNames} from '../../../datasets/facts/index.ts'
import {priceColumns} from '../../../datasets/facts/prices.ts'
import {irisRows} from '../iris-rows.ts'
import type {Program} from '../program.ts'
import {remarks} from '../remarks.ts'
import {block, quoted} from '../text.ts'
import {printNames, printOneHot, printParts} from './pictures.ts'

export function printIrisData(program: Program): string[] {
  const {dataset, h, say} = program
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
    ...printParts(program),
    ...(program.oneHot ? printOneHot(program) : []),
  ]
}

export function printLetterData(program: Program): string[] {
  const {dataset, facts, shape, say, oneHot} = program
  const [steps] = shape.inputShape
  const {classes} = shape
  const ring = facts.letters?.circular
  const windows = ring
    ? `np.array([[(i + step) % ${classes} for step in range(${steps})] for i in range(${classes})])`
    : `np.array([range(i, i + ${steps}) for i in range(${classes - Number(steps)})])`
  const answers = ring ? `(np.arange(${classes}) + ${steps}) % ${classes}` : `np.arange(${steps}, ${classes})`
  return [
    `letters = "${classNames(dataset).join('')}"`,
    `# ${say(remarks.windows(steps))}`,
    `x_train = ${windows}`,
    `y_train = ${answers}`,
    ...(facts.letters?.encoding === 'onehot'
      ? [
          `x_train = np.eye(${classes}, dtype="float32")[x_train]  # ${say({en: 'one-hot codes', zh: '独热码'})}`,
        ]
      : []),
    ...(oneHot ? [`y_train = np.eye(${classes}, dtype="float32")[y_train]`] : []),
  ]
}

export function printPriceData(program: Program): string[] {
  const {h, options, say} = program
  const columns = priceColumns(h).map(quoted)
  return [
    ...block(`
      path = sys.argv[1] if len(sys.argv) > 1 else ${quoted(options.csv ?? 'prices.csv')}
      with open(path, newline="", encoding="utf-8-sig") as file:
          rows = list(csv.DictReader(file))
      prices = np.array([[float(row[column]) for column in [${columns.join(', ')}]] for row in rows])
      test_rows, window = ${h.testRows}, ${h.window}
      # ${say(remarks.scaling)}
      low, high = prices[:-test_rows].min(axis=0), prices[:-test_rows].max(axis=0)
      scaled = (prices - low) / (high - low)


      def windows(rows):
          x = np.array([rows[i - window : i] for i in range(window, len(rows))], "float32")
          return x, rows[window:, 0].astype("float32")


      x_train, y_train = windows(scaled[:-test_rows])
      x_test, y_test = windows(scaled[-test_rows:])
    `),
    ...printParts(program),
  ]
}
