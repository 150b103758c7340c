import {TfnotesError} from '../errors.ts'
import type {Predictor} from './predict.ts'
import {type Ranking, rank} from './rank.ts'

export interface NextLetter extends Ranking {
  /** The letters that the network looked at. */
  readonly seen: string
}

/**
 * The letter that follows `text`, then the one that follows that, and so on, each from the last letters the network
 * takes. Letters are lower-cased.
 * @throws TfnotesError (usage) `letter-unknown`, `letters-too-few`
 */
export function nextLetters(predictor: Predictor, text: string, count = 1): NextLetter[] {
  const {data, predict} = predictor
  const [steps = 1] = data.inputShape
  const ids = [...text.toLowerCase()].map(letter => {
    const id = data.classes.indexOf(letter)
    if (id < 0) throw new TfnotesError('letter-unknown', {letter, accepted: data.classes}, {usage: true})
    return id
  })
  if (ids.length < steps)
    throw new TfnotesError('letters-too-few', {needed: steps, found: ids.length}, {usage: true})
  return Array.from({length: count}, () => {
    const window = ids.slice(-steps)
    const answer = rank(predict(encode(window, data.inputShape), 1), data.classes)
    ids.push(answer.top[0]?.class as number)
    return {...answer, seen: window.map(id => data.classes[id]).join('')}
  })
}

/** Ids for an embedding, [steps]; else one-hot, [steps, letters]. */
function encode(ids: readonly number[], [, letters]: readonly number[]): Float32Array | Int32Array {
  if (letters === undefined) return Int32Array.from(ids)
  const encoded = new Float32Array(ids.length * letters)
  ids.forEach((id, step) => {
    encoded[step * letters + id] = 1
  })
  return encoded
}
