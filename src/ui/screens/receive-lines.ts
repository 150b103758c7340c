import {readFailure} from '../../answers/failure.ts'
import {type Read, read, type Schema} from '../../answers/schema.ts'
import type {Failure} from '../../errors.ts'
import type {Message} from '../actions.ts'
import type {AppState} from '../state.ts'
import {put, type Step, stay} from '../step.ts'
import {endedBadly} from '../text/failure.ts'
import type {Screen} from './screen.ts'

/**
 * What a screen makes of its helper's lines, where each is one of `schema`: `take` gets what was read. A failure stands
 * on the screen, as does an end before its time; `settled` is what else is so when nothing more is awaited.
 */
export const receiveLines =
  <S extends Extract<Screen, {failure?: Failure | undefined}>, const A extends Schema>(
    schema: A,
    take: (screen: S, line: Read<A>) => S,
    settled: Partial<S> = {},
  ) =>
  (state: AppState, screen: S, message: Message): Step => {
    if (message.message === 'ended') {
      const isBad = message.code !== 0 && !screen.failure
      return stay(put(state, {...screen, ...settled, ...(isBad && {failure: endedBadly(message)})}))
    }
    if (message.message !== 'answer') return stay(state)
    const failure = readFailure(message.value)
    if (failure) return stay(put(state, {...screen, ...settled, failure}))
    const line = read(schema, message.value)
    return stay(line === undefined ? state : put(state, take(screen, line)))
  }
