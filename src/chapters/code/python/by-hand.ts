import {tensorflowTruncatedNormal} from '../../../random/tensorflow.ts'
import {clips, type Printers, type Program, validationOf} from '../program.ts'
import {remarks} from '../remarks.ts'
import {block, indented, pascal} from '../text.ts'
import {watchingOf} from '../watching.ts'
import {printCurves, printMeasurement} from './application.ts'
import {optimizerOf} from './training.ts'
import {printFactor} from './watching.ts'

/** Rows of numbers that TensorFlow draws, to the last bit of a float32; w is drawn first. */
function drawRows(
  {h, seed}: Program,
  [rows, columns]: readonly [number, number],
  drawnBefore: number,
): string[] {
  const values = tensorflowTruncatedNormal(rows * columns, seed, drawnBefore)
  const numbers = Array.from(values, value =>
    String(Number(Math.fround(value * Math.fround(Number(h.initialDeviation))).toPrecision(9))),
  )
  return Array.from({length: rows}, (_, i) => `[${numbers.slice(columns * i, columns * (i + 1)).join(', ')}]`)
}

const softmax = block(`
  def softmax(x):
      powers = np.exp(x - x.max(axis=1, keepdims=True))
      return powers / powers.sum(axis=1, keepdims=True)
`)

function printNetwork(program: Program): string[] {
  const {chapter, h, say, shape, seed, fromLogits, options} = program
  const [inputs = 0] = shape.inputShape
  const {classes} = shape
  const of = options.style === 'class' ? 'self.' : ''
  const variables = [
    `# ${say(remarks.firstNumbers(Number(h.initialDeviation), seed))}`,
    `${of}w = np.array([`,
    ...indented(
      drawRows(program, [inputs, classes], 0).map(row => `${row},`),
      4,
    ),
    '], "float32")',
    `${of}b = np.array(${drawRows(program, [1, classes], inputs * classes)[0]}, "float32")`,
  ]
  const sum = `x @ ${of}w + ${of}b`
  const answer = `return ${fromLogits ? sum : `softmax(${sum})`}`
  const first = fromLogits ? [] : [...softmax, '', '']
  if (options.style === 'sequential')
    return [...first, ...variables, 'parameters = [w, b]', '', '', 'def network(x):', `    ${answer}`]
  return [
    ...first,
    `class ${pascal(chapter.id)}:`,
    ...indented(
      ['def __init__(self):', ...indented(variables, 4), '', 'def call(self, x):', `    ${answer}`],
      4,
    ),
    '',
    '',
    `by_hand = ${pascal(chapter.id)}()`,
    'network = by_hand.call',
    'w, b = by_hand.w, by_hand.b',
    'parameters = [w, b]',
  ]
}

/** The loss, and its gradients by w and b. */
function printLoss({h, say, shape, fromLogits}: Program): string[] {
  if (h.loss === 'meanSquaredError')
    return block(`
      def loss_of(y_true, y):
          return np.mean((y_true - y) ** 2)


      # ${say(remarks.derivative)}
      def gradients_of(x, y_true):
          y = network(x)
          slope = 2 * (y - y_true) / y.size
          slope = y * (slope - np.sum(slope * y, axis=1, keepdims=True))
          return [x.T @ slope, slope.sum(axis=0)]
    `)
  const probability = fromLogits ? 'softmax(y)' : 'y'
  return [
    ...(fromLogits ? [...softmax, '', ''] : []),
    ...block(`
      def loss_of(y_true, y):
          right = ${probability}[np.arange(len(y)), y_true]
          return -np.mean(np.log(np.clip(right, 1e-7, 1)))


      # ${say(remarks.derivativeOfCrossEntropy)}
      def gradients_of(x, y_true):
          y = network(x)
          slope = (${probability} - np.eye(${shape.classes}, dtype="float32")[y_true]) / len(y)
          return [x.T @ slope, slope.sum(axis=0)]
    `),
  ]
}

function printCompile(program: Program): string[] {
  const {chapter, h, say} = program
  return [
    ...printLoss(program),
    '',
    '',
    ...(h.optimizer === 'sgd' ? [] : [`optimizer = ${optimizerOf(h)}`, '']),
    ...block(`
      # ${say(remarks.goOn)}
      checkpoint = "checkpoint/${chapter.id}.npz"
      os.makedirs("checkpoint", exist_ok=True)
      first = 0
      if os.path.exists(checkpoint):
          saved = np.load(checkpoint)
          w[:], b[:] = saved["w"], saved["b"]
    `),
    ...(h.weightsOnly ? [] : ['    first = int(saved["epoch"])']),
  ]
}

/** How many values in a row have been no progress. */
const printProgress = ({h, say}: Program): string[] =>
  block(`
    class Progress:  # ${say(remarks.progress)}
        def __init__(self, share=0):
            self.share, self.best, self.waited = share, None, 0

        def see(self, value):
            if self.best is None or value ${watchingOf(h).byAccuracy ? '> self.best +' : '< self.best -'} self.share * abs(self.best):
                self.best, self.waited = value, 0
            else:
                self.waited += 1
  `)

function printFit(program: Program): string[] {
  const {h, say, seed, oneHot} = program
  const byHand = h.optimizer === 'sgd'
  const isShuffled = h.shuffle === true
  const {perStep, plateau, factor, least, patience, share, restores, byAccuracy} = watchingOf(h)
  const decay = h.schedule === 'exponential' ? ` * ${h.decayRate} ** (epoch / ${h.decayEpochs})` : ''
  const base = plateau > 0 ? 'base' : String(h.learningRate)
  const setRate = (of: string) => [
    `learning_rate = ${base}${of}`,
    ...(byHand ? [] : ['optimizer.learning_rate = learning_rate']),
  ]
  const monitored = byAccuracy ? 'val_accuracy' : 'val_loss'
  const tracksBest = h.bestOnly === true || restores || byAccuracy
  const update = byHand
    ? [
        'gradients = gradients_of(x, y_true)',
        ...(clips(h)
          ? [
              `# ${say(remarks.clipped(h.clipNorm))}`,
              'norm = np.sqrt(sum(np.sum(gradient**2) for gradient in gradients))',
              `gradients = [gradient * min(1, ${h.clipNorm} / norm) for gradient in gradients]`,
            ]
          : []),
        'for parameter, gradient in zip(parameters, gradients):',
        `    parameter -= learning_rate * gradient  # ${say(remarks.update)}`,
      ]
    : block(`
        optimizer.apply([keras.ops.convert_to_tensor(gradient) for gradient in gradients_of(x, y_true)], variables)
        for parameter, variable in zip(parameters, variables):
            parameter[:] = keras.ops.convert_to_numpy(variable)
      `)
  const rows = `start : start + ${h.batchSize}`
  const batch = isShuffled
    ? [`rows = order[${rows}]`, 'x, y_true = x_train[rows], y_train[rows]']
    : [`x, y_true = x_train[${rows}], y_train[${rows}]`]
  const labels = oneHot ? 'np.argmax(y_true, axis=1)' : 'y_true'
  const save = `np.savez(checkpoint, w=w, b=b${h.weightsOnly ? '' : ', epoch=epoch + 1'})`
  const part = validationOf(program)
  const validation = [
    `val_loss, val_accuracy = evaluate(x_${part}, y_${part})`,
    'history["val_loss"].append(val_loss)',
    'history["val_accuracy"].append(val_accuracy)',
    'print(f"epoch {epoch + 1}: loss {np.mean(losses):.4f}, val_loss {val_loss:.4f}, val_accuracy {val_accuracy:.3f}")',
    ...(plateau > 0
      ? [
          `plateau.see(${monitored})`,
          `if plateau.waited >= ${plateau} and learning_rate > ${least}:`,
          '    plateau.waited = 0',
          `    base *= max(learning_rate * ${factor}, ${least}) / learning_rate`,
        ]
      : []),
    ...(patience > 0 ? [`stopping.see(${monitored})`] : []),
    ...(tracksBest
      ? [
          `if ${monitored} ${byAccuracy ? '>' : '<'} best:`,
          `    best = ${monitored}`,
          ...(restores ? ['    best_weights = [w.copy(), b.copy()]'] : []),
          ...(h.bestOnly ? [`    ${save}`] : []),
        ]
      : []),
  ]
  return [
    'history = {"loss": [], "accuracy": [], "val_loss": [], "val_accuracy": []}',
    '',
    '',
    'def evaluate(x, y_true):',
    '    y = network(x)',
    `    return loss_of(y_true, y), np.mean(np.argmax(y, axis=1) == ${labels})`,
    '',
    '',
    ...(byHand ? [] : ['variables = [keras.Variable(parameter) for parameter in parameters]']),
    ...(isShuffled ? [`random = np.random.default_rng(${seed})`] : []),
    ...(plateau > 0 || patience > 0 ? [...printProgress(program), '', ''] : []),
    ...(perStep ? [...printFactor(program, 'x_train', String(h.batchSize)), '', ''] : []),
    ...(plateau > 0 ? [`base, plateau = ${h.learningRate}, Progress()`] : []),
    ...(patience > 0 ? [`stopping = Progress(${share === 0 ? '' : share})`] : []),
    ...(restores ? ['best_weights = None'] : []),
    ...(tracksBest ? [`best = ${byAccuracy ? '-' : ''}np.inf`] : []),
    `for epoch in range(first, ${h.epochs}):  # ${say(remarks.passes)}`,
    ...indented(
      [
        ...(perStep ? [] : setRate(decay)),
        'losses = []',
        ...(isShuffled ? ['order = random.permutation(len(x_train))'] : []),
        `for start in range(0, len(x_train), ${h.batchSize}):  # ${say(remarks.batches)}`,
        ...indented(
          [
            ...(perStep ? setRate(` * factor(epoch * steps + start // ${h.batchSize})`) : []),
            ...batch,
            'losses.append(loss_of(y_true, network(x)))',
            ...update,
          ],
          4,
        ),
        'history["loss"].append(np.mean(losses))',
        'history["accuracy"].append(evaluate(x_train, y_train)[1])',
        ...(h.validationFreq === 1
          ? validation
          : [`if (epoch + 1) % ${h.validationFreq} == 0:`, ...indented(validation, 4)]),
        ...(h.bestOnly ? [] : [save]),
        ...(patience > 0 ? [`if stopping.waited >= ${patience}:`, '    break'] : []),
      ],
      4,
    ),
    ...(restores ? [`if best_weights:  # ${say(remarks.keptBest)}`, '    w[:], b[:] = best_weights'] : []),
    ...(byAccuracy ? ['print(f"best val_accuracy: {best:.3f}")'] : []),
    ...(program.holdsOut
      ? [`# ${say(remarks.testedByLast)}`, 'print("test:", *evaluate(x_test, y_test))']
      : []),
  ]
}

const printApplication = (program: Program): string[] => [
  ...block(`
    print("parameters:", sum(parameter.size for parameter in parameters))
    with open("weights.txt", "w") as file:
        for name, parameter in [("w", w), ("b", b)]:
            file.write(f"{name} {parameter.shape}\\n")
            np.savetxt(file, np.atleast_2d(parameter), fmt="%.9g")
    with open("history.csv", "w") as file:
        file.write("epoch,loss,accuracy\\n")
        for epoch, row in enumerate(zip(history["loss"], history["accuracy"])):
            file.write(f"{first + epoch + 1},{row[0]},{row[1]}\\n")
  `),
  '',
  ...printCurves(program),
  '',
  ...printMeasurement(program, `${program.fromLogits ? 'softmax(network(flower))' : 'network(flower)'}[0]`),
]

/** What is printed otherwise for a network written by hand (§1.5): two arrays, their gradients and two loops, in NumPy. */
export const byHand: Partial<Printers> = {
  network: printNetwork,
  compile: printCompile,
  fit: printFit,
  apply: printApplication,
}
