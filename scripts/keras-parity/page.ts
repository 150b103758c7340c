import {markdown} from '../../bench/table.ts'
import {chapters} from '../../src/chapters/index.ts'
import {kerasBackends} from '../../src/trainers/engines/keras/find-keras.ts'
import type {Epochs} from './epochs.ts'
import type {FirstSteps} from './first-steps.ts'

export interface Results {
  /** Keras' and its backends' versions, by backend. */
  readonly versions: Readonly<Record<string, string>>
  readonly steps: readonly FirstSteps[]
  readonly epochs: readonly Epochs[]
}

const titles = {tensorflow: 'TensorFlow', jax: 'JAX', torch: 'PyTorch'} as const

const off = (value: number) => (value < 1e-7 ? '< 1e-7' : value.toExponential(0))

/** docs/keras-parity.md. */
export const page = ({versions, steps, epochs}: Results): string =>
  [
    '# How far Keras and the built-in engine agree',
    'Written by `npx tsx scripts/keras-parity.ts`. Versions: ' +
      kerasBackends
        .flatMap(name => (versions[name] ? [`${titles[name]}: ${versions[name]}`] : []))
        .join('; ') +
      '.',
    '## The first 20 losses',
    'Given the weights and the batches of `test/fixtures/keras/chapters`, whose losses Keras computed from the printed programs on' +
      ' TensorFlow. The greatest distance of the 20 losses and, after the comma, that of the loss in evaluation mode after them, relative to' +
      ' the loss. What is allowed, and why it is more for deep networks, says `test/parity/tolerances.ts`; what is beyond it is **bold**.' +
      ' Where float32’s own rounding shows, the figures are held against Keras in float64.',
    stepsTable(steps),
    'The chapters `letters-embedding-…` differ on JAX and PyTorch by nature: a letter may stand in a batch more than once, and what' +
      ' Adam, Adagrad, Adadelta and RMSProp remember is on TensorFlow (and on the built-in engine) made of the squared gradients of each' +
      ' occurrence, on JAX and PyTorch of the squared sum of them.',
    '## Three epochs',
    'Of whole runs with seed 1 and the chapter’s own values, from data to last event, without dropout, whose masks differ. `loss` of the' +
      ' third epoch and, where there is a test set, `valLoss` after it. Data sets whose files are not there are drawn by the program, and marked so.' +
      ' Over steps with Adam rounding grows, most in deep networks and where batch normalisation sees few samples.',
    epochsTable(epochs),
    '',
  ].join('\n\n')

function stepsTable(steps: readonly FirstSteps[]): string {
  const rows = [...new Map(steps.map(one => [keyOf(one), one])).values()].sort(byChapter)
  return markdown(
    ['chapter', 'optimizer', 'rate', ...kerasBackends.map(name => titles[name])],
    rows.map(row => [
      row.chapter,
      row.optimizer,
      row.learningRate,
      ...kerasBackends.map(name => {
        const found = steps.find(one => one.below === name && keyOf(one) === keyOf(row))
        if (!found) return '–'
        const text = `${off(found.most)}, ${off(found.evaluation)}`
        return found.failed.length > 0 ? `**${text}**` : text
      }),
    ]),
  )
}

function epochsTable(epochs: readonly Epochs[]): string {
  const rows = [...new Map(epochs.map(one => [one.chapter, one])).values()].sort(byChapter)
  const cell = (chapter: string, on: Epochs['on']) => {
    const found = epochs.find(one => one.chapter === chapter && one.on === on)
    return found ? [found.loss, found.valLoss].flatMap(one => one?.toPrecision(5) ?? []).join(', ') : '–'
  }
  return markdown(
    ['chapter', 'samples', 'built-in (wasm)', ...kerasBackends.map(name => titles[name])],
    rows.map(({chapter, data: {source, train, test}}) => [
      chapter,
      `${train} + ${test}${source === 'generated' ? ', drawn' : ''}`,
      cell(chapter, 'wasm'),
      ...kerasBackends.map(name => cell(chapter, name)),
    ]),
  )
}

const keyOf = ({chapter, optimizer, learningRate}: FirstSteps) => `${chapter} ${optimizer} ${learningRate}`

const order = chapters.map(({id}) => id)

const byChapter = (a: {readonly chapter: string}, b: {readonly chapter: string}) =>
  order.indexOf(a.chapter) - order.indexOf(b.chapter)
