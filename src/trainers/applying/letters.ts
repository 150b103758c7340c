import type {LetterTrace, Ranking} from '../../answers/applying.ts'
import {TfnotesError} from '../../errors.ts'
import type {Predictor} from './predict.ts'
import {rank} from './rank.ts'

export interface NextLetter extends Ranking {
  /** The letters that the network looked at. */
  readonly seen: string
}

/** Letters that a network of one step is traced on: each begins from an empty state. */
const mostTraced = 8

/**
 * The letter that follows `text`, then the one that follows that, and so on, each from the last letters the network
 * takes. Letters are lower-cased.
 * @throws TfnotesError (usage) `letter-unknown`, `letters-too-few`
 */
export function nextLetters(predictor: Predictor, text: string, count = 1): NextLetter[] {
  const {data, predict} = predictor
  const {ids, steps} = readLetters(predictor, text)
  return Array.from({length: count}, () => {
    const window = ids.slice(-steps)
    const answer = rank(predict(encode(window, data.inputShape), 1), data.classes)
    ids.push(answer.top[0]?.class as number)
    return {...answer, seen: window.map(id => data.classes[id]).join('')}
  })
}

/**
 * What the memory cells hold (§6.1) after each of the letters that the network looks at. A network that takes one letter at a
 * time remembers nothing of the one before: there each of the last letters is traced by itself.
 * @throws as `nextLetters`
 */
export function traceLetters(predictor: Predictor, text: string): LetterTrace {
  const {data, network} = predictor
  const {ids, steps} = readLetters(predictor, text)
  const windows = steps === 1 ? ids.slice(-mostTraced).map(id => [id]) : [ids.slice(-steps)]
  const states = windows.flatMap(window => {
    const [layer] = network.insides(encode(window, data.inputShape))
    const {units = 0, insides} = layer ?? {}
    return window.map((_, step) =>
      Array.from(insides?.state?.subarray(step * units, (step + 1) * units) ?? []),
    )
  })
  return {letters: windows.flat().map(id => data.classes[id] as string), states}
}

/** @throws TfnotesError (usage) `letter-unknown`, `letters-too-few` */
function readLetters({data}: Predictor, text: string): {ids: number[]; steps: number} {
  const [steps = 1] = data.inputShape
  const ids = [...text.toLowerCase()].map(letter => {
    const id = data.classes.indexOf(letter)
    if (id < 0) throw new TfnotesError('letter-unknown', {letter, accepted: data.classes}, {usage: true})
    return id
  })
  if (ids.length < steps)
    throw new TfnotesError('letters-too-few', {needed: steps, found: ids.length}, {usage: true})
  return {ids, steps}
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
