import {type PreflightAnswer, preflight} from '../../../answers/data.ts'
import {readFailure} from '../../../answers/failure.ts'
import {read} from '../../../answers/schema.ts'
import {type StudyAnswer, studyReport} from '../../../answers/studies.ts'
import type {Failure} from '../../../errors.ts'
import type {Message} from '../../actions.ts'
import {wrongFields} from '../../form/form.ts'
import {formOf, subjectOf} from '../../form/state.ts'
import {curveRead} from '../../runs/last-curve.ts'
import {trainingRuns} from '../../runs/phase.ts'
import type {AppState} from '../../state.ts'
import {isFailure, put, type Step, say, stay} from '../../step.ts'
import {endedBadly, failureWords} from '../../text/failure.ts'
import {openRun} from '../run/state.ts'
import {openStudy} from '../study/state.ts'
import {headlessCommand} from './command.ts'
import {measure, studyTopic} from './input.ts'
import {form} from './keys.ts'
import {describeNetwork} from './network.ts'
import {type ChapterScreen, chapterOf} from './state.ts'

type S = ChapterScreen

/** Measures by itself while nothing else trains: a pre-flight would slow a run down, and be slowed by it. */
function measureQuietly(state: AppState, screen: S): Step {
  const isOnTop = state.screens.at(-1)?.id === screen.id
  if (
    !isOnTop ||
    trainingRuns(state).length > 0 ||
    screen.starting ||
    wrongFields(subjectOf(screen), formOf(state, screen)).length > 0
  )
    return stay(state)
  return measure(state, screen)
}

function withPreflight(state: AppState, screen: S, value: Partial<NonNullable<S['preflight']>>): Step {
  const command = headlessCommand(chapterOf(screen), formOf(state, screen))
  if (screen.preflight?.command !== command) return stay(state)
  return stay(put(state, {...screen, preflight: {...screen.preflight, ...value}}))
}

/** The page with what a pre-flight has read of the data, unless the form names other data by now. */
function learntFrom(state: AppState, screen: S, {inputShape, classes}: PreflightAnswer): S {
  const command = headlessCommand(chapterOf(screen), formOf(state, screen))
  if (screen.preflight?.command !== command) return screen
  const {data} = describeNetwork(state, screen)
  return {...screen, learnt: {data, shape: {inputShape, classes}}}
}

/** A study has begun: from here on its own screen tells of it. */
function studyAnswered(state: AppState, screen: S, study: StudyAnswer | Failure | undefined): Step {
  if (isFailure(study)) return studyFailed(state, screen, study)
  return study ? openStudy(put(state, {...screen, starting: false}), study) : stay(state)
}

const studyFailed = (state: AppState, screen: S, failure: Failure): Step =>
  stay(say(put(state, {...screen, starting: false}), failureWords(failure), 'bad'))

/** What comes back to a chapter's page. */
export function receive(state: AppState, screen: S, message: Message): Step {
  switch (message.message) {
    case 'launched':
      return openRun(put(state, {...screen, starting: false}), message.run)
    case 'failed':
      return stay(say(put(state, {...screen, starting: false}), failureWords(message.failure), 'bad'))
    case 'run-read':
      return curveRead(state, screen, message)
    case 'timer':
      return measureQuietly(state, screen)
    case 'completed':
      return form.completed(state, screen, message)
    case 'path':
      return form.pathRead(state, screen, message)
    case 'answer': {
      const failure = readFailure(message.value)
      if (message.topic === studyTopic)
        return studyAnswered(state, screen, failure ?? read(studyReport, message.value))
      if (failure) return withPreflight(state, screen, {failure})
      const result = read(preflight, message.value)
      return result ? withPreflight(state, learntFrom(state, screen, result), {result}) : stay(state)
    }
    case 'ended': {
      if (message.topic === studyTopic)
        return screen.starting ? studyFailed(state, screen, endedBadly(message)) : stay(state)
      const known = screen.preflight
      if (!known || known.result || known.failure) return stay(state)
      return withPreflight(state, screen, {failure: endedBadly(message)})
    }
    case 'parent':
    case 'restored':
    case 'saved':
    case 'computing':
    case 'computed':
    case 'watched':
    case 'observed':
      return stay(state)
  }
}
