import type {LoadedDataset, Loader} from './dataset.ts'
import type {LetterFacts} from './facts/facts.ts'
import {classNames, type DatasetName, expectedShape, facts} from './facts/index.ts'
import {takePart} from './part.ts'

/** All windows of `steps` letters, by their numbers, with the letter that follows. */
function windowsOf({steps, circular}: LetterFacts, letters: number): {inputs: number[][]; targets: number[]} {
  const count = circular ? letters : letters - steps
  const starts = Array.from({length: count}, (_, start) => start)
  return {
    inputs: starts.map(start => Array.from({length: steps}, (_, step) => (start + step) % letters)),
    targets: starts.map(start => (start + steps) % letters),
  }
}

/** Ids as [steps], or one-hot as [steps, letters]. There is no test set: the task is to know these by heart. */
export const letterLoader =
  (name: DatasetName): Loader =>
  async ({trainSamples, seed, hyperparameters}): Promise<LoadedDataset> => {
    const letters = classNames(name)
    const {inputShape} = expectedShape(name, hyperparameters)
    const task = facts[name].letters as LetterFacts
    const {inputs, targets} = windowsOf(task, letters.length)
    const ids = inputs.flat()
    const oneHot = () =>
      Float32Array.from(ids.flatMap(id => letters.map((_, letter) => (letter === id ? 1 : 0))))
    const x = task.encoding === 'ids' ? Int32Array.from(ids) : oneHot()
    const train = {x, y: Int32Array.from(targets), count: targets.length}
    return {
      name,
      source: 'embedded',
      origin: `${letters[0]}–${letters.at(-1)}`,
      inputShape,
      classes: letters,
      train: takePart(train, trainSamples, seed, letters.length),
      test: {x: x.subarray(0, 0), y: new Int32Array(), count: 0},
      scale: 1,
    }
  }
