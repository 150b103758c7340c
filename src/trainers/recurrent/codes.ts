import {KerasEmbedding} from '../layers/embedding.ts'
import type {Predictor} from '../predict.ts'

/** One letter's learnt code: as many numbers as the embedding is long. */
export interface Code {
  readonly letter: string
  readonly values: readonly number[]
}

/** The codes that an embedding has learnt for the letters (§6.4); none where the letters come one-hot. */
export function letterCodes({network, data}: Pick<Predictor, 'network' | 'data'>): Code[] {
  const place = network.places.find(({layer}) => layer instanceof KerasEmbedding)
  const [table] = place?.layer.getWeights() ?? []
  if (!table) return []
  const values = table.dataSync()
  const size = table.shape[1] as number
  return data.classes.map((letter, id) => ({
    letter,
    values: Array.from(values.subarray(id * size, (id + 1) * size)),
  }))
}
