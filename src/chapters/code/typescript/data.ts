import type {Facts} from '../../../datasets/facts/facts.ts'
import type {Program} from '../program.ts'
import {remarks} from '../remarks.ts'
import {printDataFile} from './data-file.ts'
import {printIris} from './iris.ts'
import {printLetters} from './letters.ts'
import {printAugmentation, printPictures} from './pictures.ts'

/** Data that a program comes by without a file of the page's. */
const published: Readonly<Record<Facts['kind'], (program: Program) => string[]>> = {
  measurements: printIris,
  pictures: printPictures,
  letters: printLetters,
  prices: () => [],
}

/** The samples as the network takes them. */
export function printData(program: Program): string[] {
  const {file, facts, h, options, say} = program
  const {trainSamples, testSamples} = options.given ?? {}
  const isPart = !file && (trainSamples !== undefined || testSamples !== undefined)
  return [
    ...(isPart ? [`// ${say(remarks.part)}`] : []),
    ...(file ? printDataFile(program, file) : published[facts.kind](program)),
    ...printClassWeights(program),
    ...(h.augment === true ? ['', ...printAugmentation(program)] : []),
  ]
}

function printClassWeights({balances, oneHot, fromLogits, say}: Program): string[] {
  if (!balances) return []
  const labels = oneHot || fromLogits ? 'tf.argMax(train.y, 1)' : 'train.y'
  return [
    `// ${say(remarks.balanced)}`,
    `const labels = [...${labels}.dataSync()]`,
    'const counts = names.map((_, label) => labels.filter(one => one === label).length)',
    'const classWeight = Object.fromEntries(',
    '  counts.map((count, label) => [label, labels.length / (counts.filter(Boolean).length * count)]),',
    ')',
  ]
}
