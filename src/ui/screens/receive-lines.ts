import {readFailure} from '../../answers/failure.ts'
import {type Read, read, type Schema} from '../../answers/schema.ts'
import type {Failure} from '../../errors.ts'
import type {Message} from '../actions.ts'
import type {AppState} from '../state.ts'
import {put, type Step, stay} from '../step.ts'
import {helperEnded} from './helper-ended.ts'
import type {Screen} from './screen.ts'

interface Receiving<S> {
  /** Whether nothing is awaited. */
  readonly isAnswered: (screen: S) => boolean
  readonly settled?: Partial<S>
  readonly lost?: Partial<S>
  /** False for a helper that answers once and ends. @default true */
  readonly lasts?: boolean
}

/**
 * What a screen makes of its helper's lines, where each is one of `schema`: `take` gets what was read. A failure stands
 * on the screen, as does an end before its time; `settled` is what else is so when nothing more is awaited, `lost` when
 * what was asked will not be answered.
 */
export const receiveLines =
  <S extends Extract<Screen, {failure?: Failure | undefined}>, const A extends Schema>(
    schema: A,
    take: (screen: S, line: Read<A>) => S,
    {isAnswered, settled = {}, lost = {}, lasts = true}: Receiving<S>,
  ) =>
  (state: AppState, screen: S, message: Message): Step => {
    if (message.message === 'ended') {
      const answered = isAnswered(screen)
      if (answered && !lasts && message.code === 0) return stay(put(state, {...screen, ...settled}))
      const open = {...settled, ...(!answered && lost)}
      return helperEnded(state, screen, message, {isAnswered: answered, open})
    }
    if (message.message !== 'answer') return stay(state)
    const failure = readFailure(message.value)
    if (failure) return stay(put(state, {...screen, ...settled, failure}))
    const line = read(schema, message.value)
    return stay(line === undefined ? state : put(state, take(screen, line)))
  }
