import type {Failure} from '../../errors.ts'
import {failureSentence} from '../../text/sentence.ts'
import type {Sentence} from '../state.ts'

/** What a failure says, in the language that is on. */
export const failureWords =
  (failure: Failure): Sentence =>
  (_, language) =>
    failureSentence(failure, language)

/** What a helping process left behind that ended before its time: the last line it wrote. */
export const endedBadly = ({code, log}: {code: number | null; log: string}): Failure => ({
  code: 'helper-ended',
  detail: {code: String(code), log: log.trim().split('\n').at(-1) ?? ''},
})
