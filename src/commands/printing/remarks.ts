import type {Remarks} from '../../answers/remarks.ts'
import type {Failure} from '../../errors.ts'
import type {Language} from '../../text/localised.ts'
import {warningSentence} from '../../text/sentence.ts'
import type {Output} from './output.ts'

/** What was guessed of the data, left out, or looks wrong, for `--json`. */
export const remarksOf = (
  remarks: readonly Failure[] | undefined,
  language: Language,
): {remarks?: Remarks} =>
  remarks && remarks.length > 0
    ? {remarks: remarks.map(one => ({...one, message: warningSentence(one, language)}))}
    : {}

/** The same for people: a line each. */
export function tellRemarks(
  remarks: readonly Failure[] | undefined,
  {raw, tone, words}: Output,
  language: Language,
): void {
  const label = tone('warning', `${words.warning}${words.colon}`.trimEnd())
  for (const remark of remarks ?? []) raw(`${label} ${warningSentence(remark, language)}`)
}
