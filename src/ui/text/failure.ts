import type {Failure} from '../../errors.ts'
import {failureSentence} from '../../text/sentence.ts'
import type {Ending} from '../platform.ts'
import type {Sentence} from '../state.ts'

/** What a failure says, in the language that is on. */
export const failureWords =
  (failure: Failure): Sentence =>
  (_, language) =>
    failureSentence(failure, language)

/** Which helping process ended before its time, how, and the last line it wrote. */
export const endedBadly = ({command, code, signal, log}: {readonly command: string} & Ending): Failure => ({
  code: 'helper-ended',
  detail: {
    command,
    ...(signal === null ? {code: String(code)} : {signal}),
    log: log.trim().split('\n').at(-1) ?? '',
  },
})
