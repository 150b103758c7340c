import {readFailure} from '../../../answers/failure.ts'
import {read} from '../../../answers/schema.ts'
import {queueTold, type StudyAnswer, studyReport} from '../../../answers/studies.ts'
import type {Message} from '../../actions.ts'
import type {AppState} from '../../state.ts'
import {put, type Step, say, stay} from '../../step.ts'
import {endedBadly, failureWords} from '../../text/failure.ts'
import type {StudyScreen} from '../study/state.ts'
import type {StudiesScreen} from './state.ts'

/** What a screen of studies makes of what its helpers say: `take` gets each study that has changed. */
export const receiveStudies =
  <S extends StudiesScreen | StudyScreen>(
    take: (screen: S, told: StudyAnswer) => S,
    count: (screen: S, studies: number) => S = screen => screen,
  ) =>
  (state: AppState, screen: S, message: Message): Step => {
    if (message.message === 'ended') {
      const failure = endedBadly(message)
      if (message.code === 0 || screen.failure) return stay(state)
      return message.topic === 'act'
        ? stay(say(state, failureWords(failure), 'bad'))
        : stay(put(state, {...screen, failure}))
    }
    if (message.message !== 'answer') return stay(state)
    const failure = readFailure(message.value)
    if (failure)
      return message.topic === 'act'
        ? stay(say(state, failureWords(failure), 'bad'))
        : stay(put(state, {...screen, failure}))
    const told = read(studyReport, message.value)
    if (told) return stay(put(state, take(screen, told)))
    const queue = read(queueTold, message.value)
    return stay(queue ? put(state, count(screen, queue.studies)) : state)
  }
