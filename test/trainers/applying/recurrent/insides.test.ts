import '@tensorflow/tfjs-backend-cpu'
import * as tf from '@tensorflow/tfjs-core'
import {beforeAll, describe, expect, it} from 'vitest'
import {chapterById} from '../../../../src/chapters/index.ts'
import {defaults} from '../../../../src/settings/tunable.ts'
import {letterCodes} from '../../../../src/trainers/applying/recurrent/codes.ts'
import {assemble} from '../../../../src/trainers/engines/built-in/assemble.ts'
import {infer} from '../../../../src/trainers/engines/built-in/forward.ts'
import {embeddingOf} from '../../../../src/trainers/engines/built-in/open-network.ts'
import {
  type LayerInsides,
  recurrentInsides,
} from '../../../../src/trainers/engines/built-in/recurrent-insides.ts'

beforeAll(() => tf.setBackend('cpu'))

const [steps, units1, units2] = [6, 4, 3]
const sample = Float32Array.from({length: steps}, (_, step) => Math.sin(step))

function open(id: string) {
  const chapter = chapterById(id)
  if (!chapter) throw new Error(id)
  const values = {...defaults(chapter), units1, units2, window: steps}
  const {network} = assemble(chapter, values, {inputShape: [steps, 1], classes: 1}, 7)
  return {network, layers: recurrentInsides(network, sample, [steps, 1])}
}

/** Every value with the one of the step before; before the first there is nothing. */
function eachUnit(layer: LayerInsides, check: (at: number, before: number | undefined) => void) {
  for (let at = 0; at < layer.steps * layer.units; at++)
    check(at, at < layer.units ? undefined : at - layer.units)
}

const read = ({insides}: LayerInsides, name: keyof LayerInsides['insides']) => insides[name] as Float32Array

describe('recurrentInsides', () => {
  it('finds both layers of a network, also the one that gives only its last step', () => {
    for (const [id, kind] of [
      ['stock-rnn', 'simpleRNN'],
      ['stock-lstm', 'lstm'],
      ['stock-gru', 'gru'],
    ] as const) {
      const {layers} = open(id)
      expect(layers.map(layer => [layer.layer, layer.kind, layer.steps, layer.units])).toEqual([
        [`${kind}1`, kind, steps, units1],
        [`${kind}2`, kind, steps, units2],
      ])
    }
  })

  it('gives an LSTM’s gates so that they make its cell and its state (§7)', () => {
    for (const layer of open('stock-lstm').layers) {
      const [i, f, o, g] = (['input', 'forget', 'output', 'candidate'] as const).map(name =>
        read(layer, name),
      )
      const [c, h] = [read(layer, 'cell'), read(layer, 'state')]
      eachUnit(layer, (at, before) => {
        const kept = before === undefined ? 0 : (f?.[at] as number) * (c[before] as number)
        expect(c[at]).toBeCloseTo(kept + (i?.[at] as number) * (g?.[at] as number), 5)
        expect(h[at]).toBeCloseTo((o?.[at] as number) * Math.tanh(c[at] as number), 5)
      })
    }
  })

  it('gives a GRU’s gates so that they make its state (§8)', () => {
    for (const layer of open('stock-gru').layers) {
      const [z, g, h] = [read(layer, 'update'), read(layer, 'candidate'), read(layer, 'state')]
      expect(read(layer, 'reset').every(value => value > 0 && value < 1)).toBe(true)
      eachUnit(layer, (at, before) => {
        const old = before === undefined ? 0 : (h[before] as number)
        const share = z[at] as number
        expect(h[at]).toBeCloseTo(share * old + (1 - share) * (g[at] as number), 5)
      })
    }
  })

  it('agrees with the network’s own output and leaves no tensor behind', () => {
    const {network} = open('stock-rnn')
    const before = tf.memory().numTensors
    const layers = recurrentInsides(network, sample, [steps, 1])
    expect(tf.memory().numTensors).toBe(before)
    const last = read(layers[1] as LayerInsides, 'state').subarray(-units2)
    const dense = network.model.getLayer('output').getWeights()
    const [kernel, bias] = dense.map(weight => weight.dataSync())
    const expected = last.reduce(
      (sum, value, unit) => sum + value * (kernel?.[unit] as number),
      bias?.[0] as number,
    )
    const input = tf.tensor(sample, [1, steps, 1])
    const output = infer(network, input)
    expect(output.dataSync()[0]).toBeCloseTo(expected, 5)
    tf.dispose([input, output])
  })
})

describe('letterCodes', () => {
  const codesOf = (id: string, inputShape: number[]) => {
    const chapter = chapterById(id)
    if (!chapter) throw new Error(id)
    const classes = ['a', 'b', 'c', 'd', 'e']
    const {network} = assemble(chapter, defaults(chapter), {inputShape, classes: 5}, 1)
    return {network, ...letterCodes({network: {embedding: () => embeddingOf(network)}, data: {classes}})}
  }

  it('reads an embedding’s table', () => {
    const {network, learnt, codes} = codesOf('letters-embedding-1', [1])
    const table = network.model.getLayer('embedding').getWeights()[0]?.arraySync()
    expect([learnt, codes.map(({letter}) => letter).join('')]).toEqual([true, 'abcde'])
    expect(codes.map(({values}) => values)).toEqual(table)
  })

  it('is one-hot where there is none', () => {
    const {learnt, codes} = codesOf('letters-onehot-1', [1, 5])
    expect([learnt, codes[1]]).toEqual([false, {letter: 'b', values: [0, 1, 0, 0, 0]}])
  })
})
