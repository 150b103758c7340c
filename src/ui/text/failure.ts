import {failureSentence} from '../../text/sentence.ts'
import type {Failure} from '../actions.ts'
import type {Words} from '../state.ts'

/** What a failure says, in the language that is on. */
export const failureWords =
  (failure: Failure): Words =>
  (_, language) =>
    failureSentence(failure, language)
