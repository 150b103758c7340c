import type {Dataset, LoadedDataset, LoadOptions} from './dataset.ts'
import type {DatasetName} from './names.ts'
import {takePart} from './part.ts'

const alphabet = [...'abcdefghijklmnopqrstuvwxyz']

interface LetterTask {
  readonly name: DatasetName
  readonly title: Dataset['title']
  readonly letters: readonly string[]
  /** How many letters the network sees before it names the next. */
  readonly steps: number
  readonly encoding: 'onehot' | 'ids'
  /** Whether a follows the last letter. */
  readonly circular: boolean
}

/** All windows of `steps` letters with the letter that follows. */
function windowsOf({letters, steps, circular}: LetterTask): {inputs: number[][]; targets: number[]} {
  const count = circular ? letters.length : letters.length - steps
  const starts = Array.from({length: count}, (_, start) => start)
  return {
    inputs: starts.map(start => Array.from({length: steps}, (_, step) => (start + step) % letters.length)),
    targets: starts.map(start => (start + steps) % letters.length),
  }
}

/** Ids as [steps], or one-hot as [steps, letters]. There is no test set: the task is to know these by heart. */
function loadLetters(task: LetterTask, {trainSamples, seed}: LoadOptions): LoadedDataset {
  const {letters, steps, encoding} = task
  const {inputs, targets} = windowsOf(task)
  const ids = inputs.flat()
  const oneHot = () =>
    Float32Array.from(ids.flatMap(id => letters.map((_, letter) => (letter === id ? 1 : 0))))
  const x = encoding === 'ids' ? Int32Array.from(ids) : oneHot()
  const train = {x, y: Int32Array.from(targets), count: targets.length}
  return {
    name: task.name,
    source: 'embedded',
    origin: `${letters[0]}–${letters.at(-1)}`,
    inputShape: encoding === 'ids' ? [steps] : [steps, letters.length],
    classes: letters,
    train: takePart(train, trainSamples, seed, letters.length),
    test: {x: encoding === 'ids' ? new Int32Array() : new Float32Array(), y: new Int32Array(), count: 0},
    scale: 1,
  }
}

const defineLetters = (task: LetterTask): Dataset => ({
  name: task.name,
  title: task.title,
  kind: 'letters',
  inputShape: task.encoding === 'ids' ? [task.steps] : [task.steps, task.letters.length],
  classes: task.letters,
  trainCount: windowsOf(task).targets.length,
  testCount: 0,
  licence: 'public domain',
  homepage: '',
  files: [],
  load: async options => loadLetters(task, options),
})

const five = alphabet.slice(0, 5)

/** §6 of the notes: after a comes b … after e comes a again. */
export const lettersOnehot1 = defineLetters({
  name: 'letters-onehot-1',
  title: {en: 'a–e, one letter, one-hot', zh: 'a–e，一个字母，独热码'},
  letters: five,
  steps: 1,
  encoding: 'onehot',
  circular: true,
})

/** abcd → e, bcde → a … */
export const lettersOnehot4 = defineLetters({
  name: 'letters-onehot-4',
  title: {en: 'a–e, four letters, one-hot', zh: 'a–e，四个字母，独热码'},
  letters: five,
  steps: 4,
  encoding: 'onehot',
  circular: true,
})

/** The same five letters as ids. */
export const lettersEmbedding1 = defineLetters({
  name: 'letters-embedding-1',
  title: {en: 'a–e, one letter, ids', zh: 'a–e，一个字母，编号'},
  letters: five,
  steps: 1,
  encoding: 'ids',
  circular: true,
})

/** The alphabet in 22 windows of four: abcd → e … vwxy → z. */
export const lettersEmbedding4 = defineLetters({
  name: 'letters-embedding-4',
  title: {en: 'a–z, four letters, ids', zh: 'a–z，四个字母，编号'},
  letters: alphabet,
  steps: 4,
  encoding: 'ids',
  circular: false,
})
