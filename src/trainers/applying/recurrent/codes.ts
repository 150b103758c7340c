import {KerasEmbedding} from '../../engines/built-in/layers/embedding.ts'
import type {Predictor} from '../predict.ts'

/** What stands for one letter at the network's input. */
export interface Code {
  readonly letter: string
  readonly values: readonly number[]
}

export interface Codes {
  /** Whether an embedding has learnt them (§6.4); otherwise they are one-hot (§6.2). */
  readonly learnt: boolean
  readonly codes: readonly Code[]
}

/** The codes of all letters, in the order of the alphabet. */
export function letterCodes({network, data: {classes}}: Pick<Predictor, 'network' | 'data'>): Codes {
  const place = network.places.find(({layer}) => layer instanceof KerasEmbedding)
  const [table] = place?.layer.getWeights() ?? []
  if (!table) {
    const oneHot = (id: number) => classes.map((_, i) => Number(i === id))
    return {learnt: false, codes: classes.map((letter, id) => ({letter, values: oneHot(id)}))}
  }
  const values = table.dataSync()
  const size = table.shape[1] as number
  const row = (id: number) => Array.from(values.subarray(id * size, (id + 1) * size))
  return {learnt: true, codes: classes.map((letter, id) => ({letter, values: row(id)}))}
}
