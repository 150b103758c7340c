import {TfnotesError} from '../../errors.ts'
import {editDistance} from '../../text/edit-distance.ts'
import {flagOf} from '../../text/flag-name.ts'
import type {RunSummary} from '../summary.ts'
import {isFound} from './bare-word.ts'
import {compare} from './compare.ts'
import type {Asking, Fields} from './fields.ts'
import {type Token, tokensIn} from './tokens.ts'

/** Whether a run is meant. */
export type Query = (run: RunSummary, asking: Asking) => boolean

type Test = Query

/**
 * Reads a query: words, all of which must hold. `lr<0.01`, `acc>=0.97`, `optimizer=adam`, `tag:x`, `chapter:mnist`,
 * `age<2d`, a bare word that stands in what the run is known by, `"two words"`, and `-` before what must not hold. An
 * empty query means every run.
 * @throws TfnotesError (usage) `query-open-quote`, `query-unknown-key`, `query-no-value`, `query-no-order`,
 * `query-not-a-number`, `query-above-most`, `query-not-a-duration`, `query-not-a-flag`,
 * `query-not-a-choice`; each with the `position` of the word, from 1
 */
export function parseQuery(query: string, fields: Fields): Query {
  const tests = tokensIn(query).map(token => {
    const test = token.key === undefined ? bareWord(token) : comparison(token, token.key, fields)
    return token.isNegated ? negated(test) : test
  })
  return (run, asking) => tests.every(test => test(run, asking))
}

const negated =
  (test: Test): Test =>
  (run, asking) =>
    !test(run, asking)

function bareWord({text}: Token): Test {
  const wanted = text.toLowerCase()
  return (run, asking) => isFound(run, wanted, asking)
}

function comparison(token: Token, name: string, fields: Fields): Test {
  const {position, comparison: sign = '='} = token
  const found = fields.named(name)
  if (found.length === 0)
    throw new TfnotesError(
      'query-unknown-key',
      {key: name, position, suggestion: nearest(name, fields.names), accepted: fields.ownNames},
      {usage: true},
    )
  if (token.text === '') throw new TfnotesError('query-no-value', {key: name, position}, {usage: true})
  // A figure and a setting may have one name: whichever can be what was typed is meant.
  const tests: Test[] = []
  let refusal: unknown
  for (const field of found) {
    try {
      const test = compare(field, sign, token)
      tests.push((run, asking) => test(field.of(run, asking)))
    } catch (error) {
      refusal ??= error
    }
  }
  if (tests.length === 0) throw refusal
  return (run, asking) => tests.some(test => test(run, asking))
}

/** What was probably meant. */
function nearest(name: string, names: readonly string[]): string | undefined {
  const typed = flagOf(name)
  const [best] = names
    .map(word => ({word, distance: editDistance(typed, word)}))
    .sort((a, b) => a.distance - b.distance)
  return best && best.distance <= Math.max(1, Math.floor(typed.length / 3)) ? best.word : undefined
}
