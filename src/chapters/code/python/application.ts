import type {Task} from '../../chapter.ts'
import type {Program} from '../program.ts'
import {remarks} from '../remarks.ts'
import {block} from '../text.ts'
import {devicesOf} from './devices.ts'
import {printReadPicture} from './read-picture.ts'

/** Summary, parameters as text, curves, and the network applied to something new. */
export const printApplication = (program: Program): string[] => [
  ...devicesOf(program).beforeApplying(program),
  'model.summary()',
  '',
  ...printExtraction(program),
  '',
  ...printCurves(program),
  '',
  ...applications[program.chapter.task](program),
]

/** §3.4. */
const printExtraction = ({say}: Program): string[] =>
  block(`
    # ${say(remarks.parameterText)}
    if model.count_params() < 1_000_000:
        with open("weights.txt", "w") as file:
            for variable in model.weights:
                values = keras.ops.convert_to_numpy(variable)
                file.write(f"{variable.path} {values.shape}\\n")
                np.savetxt(file, values.reshape(-1, values.shape[-1]), fmt="%.9g")
  `)

/** §3.5. */
export function printCurves({say, h}: Program): string[] {
  const every = Number(h.validationFreq ?? 1)
  const epochs =
    every === 1
      ? 'axis.plot(range(1, len(history[name]) + 1), history[key], label=key)'
      : `every = ${every} if key.startswith("val_") else 1
                    axis.plot(range(every, len(history[name]) + 1, every), history[key], label=key)`
  return block(`
    # ${say({en: 'the curves: one figure for the loss, one for each measure', zh: '画出损失和准确率曲线'})}
    if plt:
        measures = [name for name in history if not name.startswith("val_") and name != "learning_rate"]
        figure, axes = plt.subplots(1, len(measures), squeeze=False, figsize=(5 * len(measures), 4))
        for axis, name in zip(axes[0], measures):
            for key in [name, f"val_{name}"]:
                if key in history:
                    ${epochs}
            axis.legend()
        figure.savefig("curves.png")
    else:
        print("history.csv is there; pip install matplotlib for curves.png")
  `)
}

/** Probabilities of one sample; without softmax in the network it is applied here. */
const probabilities = ({fromLogits}: Program, sample: string): string => {
  const answer = fromLogits ? `keras.ops.softmax(model(${sample}))` : `model(${sample})`
  return `keras.ops.convert_to_numpy(${answer})[0]`
}

/** A flower's measurements, and what the expression says of them. */
export const printMeasurement = ({say}: Program, probability: string): string[] => [
  `# ${say(remarks.measurements)}`,
  'flower = np.array([[float(value) for value in sys.argv[1:5] or [5.9, 3.0, 5.1, 1.8]]], "float32")',
  `probability = ${probability}`,
  'print(names[np.argmax(probability)], probability)',
]

const applications: Readonly<Record<Task, (program: Program) => string[]>> = {
  'classify-image': program => {
    const {say, shape} = program
    return [
      '',
      ...printReadPicture(program),
      '',
      '',
      `# ${say(remarks.pictureFiles)}`,
      'samples = [(f"test {i}", x_test[i]) for i in range(min(5, len(x_test)))]',
      'for path in sys.argv[1:]:',
      '    picture = read_picture(path)',
      `    samples = [(path, picture.reshape(${shape.inputShape.join(', ')}).astype("float32") / 255)] + samples`,
      'for name, picture in samples:',
      `    probability = ${probabilities(program, 'picture[np.newaxis]')}`,
      '    best = np.argmax(probability)',
      '    print(f"{name}: {names[best]} ({probability[best]:.3f})")',
    ]
  },
  measure: program => printMeasurement(program, probabilities(program, 'flower')),
  'next-letter': program => {
    const [steps] = program.shape.inputShape
    const code =
      program.facts.letters?.encoding === 'onehot'
        ? `np.eye(${program.shape.classes}, dtype="float32")[[ids]]`
        : 'np.array([ids])'
    return [
      `# ${program.say(remarks.firstLetters(steps))}`,
      `text = sys.argv[1] if len(sys.argv) > 1 else letters[:${steps}]`,
      'for _ in range(8):',
      `    ids = [letters.index(letter) for letter in text[-${steps}:]]`,
      `    probability = ${probabilities(program, code)}`,
      `    best = np.argmax(probability[: len(letters)])`,
      '    print(f"{text} → {letters[best]} ({probability[best]:.3f})")',
      '    text += letters[best]',
    ]
  },
  forecast: ({say}) =>
    block(`
      predicted = model.predict(x_test, verbose=0)[:, 0] * (high[0] - low[0]) + low[0]
      actual = prices[-len(y_test) :, 0]
      naive = prices[-len(y_test) - 1 : -1, 0]  # ${say({en: 'tomorrow is like today', zh: '明天和今天一样'})}
      for name, forecast in [("network", predicted), ("naive", naive)]:
          error = forecast - actual
          mse = np.mean(error**2)
          print(f"{name}: MSE {mse:.2f}, RMSE {np.sqrt(mse):.2f}, MAE {np.mean(np.abs(error)):.2f}")

      # ${say(remarks.nextDays)}
      recent = ((prices[-window:] - low) / (high - low)).astype("float32")
      for day in range(1, 6):
          value = float(model(recent[np.newaxis])[0, 0])
          print(f"day +{day}: {value * (high[0] - low[0]) + low[0]:.2f}")
          following = recent[-1].copy()  # ${say(remarks.furtherColumns)}
          following[0] = value
          recent = np.vstack([recent[1:], following])
    `),
}
