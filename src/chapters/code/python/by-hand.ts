import type {Printers, Program} from '../program.ts'
import {remarks} from '../remarks.ts'
import {block, indented, pascal} from '../text.ts'
import {printCurves, printMeasurement} from './application.ts'
import {optimizerOf} from './training.ts'

function printNetwork({chapter, h, shape, seed, fromLogits, options}: Program): string[] {
  const [inputs] = shape.inputShape
  const drawn = (size: string) =>
    `tf.Variable(tf.random.truncated_normal([${size}], stddev=${h.initialDeviation}, seed=${seed}))`
  const [w, b] = [drawn(`${inputs}, ${shape.classes}`), drawn(String(shape.classes))]
  const answer = (of: string) => {
    const sum = `tf.matmul(x, ${of}w) + ${of}b`
    return `return ${fromLogits ? sum : `tf.nn.softmax(${sum})`}`
  }
  if (options.style === 'sequential')
    return [`w = ${w}`, `b = ${b}`, 'parameters = [w, b]', '', '', 'def network(x):', `    ${answer('')}`]
  return [
    `class ${pascal(chapter.id)}(tf.Module):`,
    ...indented(
      [
        'def __init__(self):',
        ...indented(['super().__init__()', `self.w = ${w}`, `self.b = ${b}`], 4),
        '',
        'def call(self, x):',
        ...indented([answer('self.')], 4),
      ],
      4,
    ),
    '',
    '',
    `model_by_hand = ${pascal(chapter.id)}()`,
    'network = model_by_hand.call',
    'w, b = model_by_hand.w, model_by_hand.b',
    'parameters = [w, b]',
  ]
}

function printCompile({chapter, h, say, fromLogits}: Program): string[] {
  const loss =
    h.loss === 'meanSquaredError'
      ? 'tf.reduce_mean(tf.square(y_true - y))'
      : `tf.reduce_mean(keras.losses.sparse_categorical_crossentropy(y_true, y, from_logits=${fromLogits ? 'True' : 'False'}))`
  return [
    'def loss_of(y_true, y):',
    `    return ${loss}`,
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
          w.assign(saved["w"])
          b.assign(saved["b"])
    `),
    ...(h.weightsOnly ? [] : ['    first = int(saved["epoch"])']),
  ]
}

function printFit({h, say, seed, oneHot}: Program): string[] {
  const byHand = h.optimizer === 'sgd'
  const decay = h.schedule === 'exponential' ? ` * ${h.decayRate} ** (epoch / ${h.decayEpochs})` : ''
  const shuffled = h.shuffle === true ? `.shuffle(len(x_train), seed=${seed})` : ''
  const update = byHand
    ? [
        'for parameter, gradient in zip(parameters, gradients):',
        `    parameter.assign_sub(learning_rate * gradient)  # ${say(remarks.update)}`,
      ]
    : ['optimizer.apply_gradients(zip(gradients, parameters))']
  const labels = oneHot ? 'np.argmax(y_true, axis=1)' : 'y_true'
  const save = `np.savez(checkpoint, w=w.numpy(), b=b.numpy()${h.weightsOnly ? '' : ', epoch=epoch + 1'})`
  const validation = [
    'val_loss, val_accuracy = evaluate(x_test, y_test)',
    'history["val_loss"].append(val_loss)',
    'history["val_accuracy"].append(val_accuracy)',
    'print(f"epoch {epoch + 1}: loss {np.mean(losses):.4f}, val_loss {val_loss:.4f}, val_accuracy {val_accuracy:.3f}")',
    ...(h.bestOnly ? ['if val_loss < best:', '    best = val_loss', `    ${save}`] : []),
  ]
  return [
    `train = tf.data.Dataset.from_tensor_slices((x_train, y_train))${shuffled}.batch(${h.batchSize})`,
    'history = {"loss": [], "accuracy": [], "val_loss": [], "val_accuracy": []}',
    '',
    '',
    'def evaluate(x, y_true):',
    '    y = network(x)',
    `    return float(loss_of(y_true, y)), float(np.mean(np.argmax(y, axis=1) == ${labels}))`,
    '',
    '',
    ...(h.bestOnly ? ['best = np.inf'] : []),
    `for epoch in range(first, ${h.epochs}):  # ${say(remarks.passes)}`,
    ...indented(
      [
        `learning_rate = ${h.learningRate}${decay}`,
        ...(byHand ? [] : ['optimizer.learning_rate = learning_rate']),
        'losses = []',
        `for x, y_true in train:  # ${say(remarks.batches)}`,
        ...indented(
          [
            `with tf.GradientTape() as tape:  # ${say({en: 'writes the forward pass down', zh: '记录前向传播'})}`,
            '    loss = loss_of(y_true, network(x))',
            'gradients = tape.gradient(loss, parameters)',
            ...update,
            'losses.append(float(loss))',
          ],
          4,
        ),
        'history["loss"].append(np.mean(losses))',
        'history["accuracy"].append(evaluate(x_train, y_train)[1])',
        ...(h.validationFreq === 1
          ? validation
          : [`if (epoch + 1) % ${h.validationFreq} == 0:`, ...indented(validation, 4)]),
        ...(h.bestOnly ? [] : [save]),
      ],
      4,
    ),
  ]
}

const printApplication = (program: Program): string[] => [
  ...block(`
    print("parameters:", sum(parameter.numpy().size for parameter in parameters))
    with open("weights.txt", "w") as file:
        for name, parameter in [("w", w), ("b", b)]:
            file.write(f"{name} {tuple(parameter.shape)}\\n")
            np.savetxt(file, np.atleast_2d(parameter.numpy()), fmt="%.9g")
    with open("history.csv", "w") as file:
        file.write("epoch,loss,accuracy\\n")
        for epoch, row in enumerate(zip(history["loss"], history["accuracy"])):
            file.write(f"{first + epoch + 1},{row[0]},{row[1]}\\n")
  `),
  '',
  ...printCurves(program),
  '',
  ...printMeasurement(
    program,
    `${program.fromLogits ? 'tf.nn.softmax(network(flower))' : 'network(flower)'}.numpy()[0]`,
  ),
]

/** What is printed otherwise for a network written by hand (§1.5): variables, a tape and two loops. */
export const byHand: Partial<Printers> = {
  network: printNetwork,
  compile: printCompile,
  fit: printFit,
  apply: printApplication,
}
