import type {Remarks} from '../../answers/remarks.ts'
import type {Failure} from '../../errors.ts'
import type {Language} from '../../text/localised.ts'
import {warningSentence} from '../../text/sentence.ts'
import {isRemark} from '../../text/warnings.ts'
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
  output: Output,
  language: Language,
): void {
  for (const remark of remarks ?? [])
    output.raw(`${remarkLabel(remark, output)} ${warningSentence(remark, language)}`)
}

/** Whether it is a warning, or only worth knowing. */
export function remarkLabel({code}: Pick<Failure, 'code'>, {tone, words}: Output): string {
  const [role, label] = isRemark(code)
    ? (['dim', words.remark] as const)
    : (['warning', words.warning] as const)
  return tone(role, `${label}${words.colon}`.trimEnd())
}
