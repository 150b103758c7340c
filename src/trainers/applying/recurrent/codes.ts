import type {LetterCodes} from '../../../answers/applying.ts'
import {KerasEmbedding} from '../../engines/built-in/layers/embedding.ts'
import type {Predictor} from '../predict.ts'

type Codes = Pick<LetterCodes, 'learnt' | 'codes'>

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
