import type {Failure} from '../../errors.ts'
import type {Message} from '../actions.ts'
import type {AppState} from '../state.ts'
import {put, type Step, say, stay} from '../step.ts'
import {endedBadly, failureWords} from '../text/failure.ts'
import type {Screen} from './screen.ts'

type Failing = Extract<Screen, {failure?: Failure | undefined}>

/** Whether a question was lost with the process that was to answer it: asked again, it is begun anew. */
export const isLost = ({failure}: {readonly failure?: Failure | undefined}): boolean =>
  failure?.code === 'helper-ended'

/**
 * A helper has ended that answers as long as its screen is open. Where a question is open, that stands in the answer's
 * place, with `open`; else it is said once, and what was answered stays. A helper that has said why it ends has said it.
 */
export function helperEnded<S extends Failing>(
  state: AppState,
  screen: S,
  message: Extract<Message, {message: 'ended'}>,
  {isAnswered, open}: {readonly isAnswered: boolean; readonly open: Partial<S>},
): Step {
  if (message.code && screen.failure) return stay(put(state, {...screen, ...open, failure: screen.failure}))
  const failure = endedBadly(message)
  return isAnswered
    ? stay(say(put(state, screen), failureWords(failure), 'bad'))
    : stay(put(state, {...screen, ...open, failure}))
}
