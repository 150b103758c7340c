import {readFailure} from '../../../answers/failure.ts'
import {forecast as forecastAnswer} from '../../../answers/prices.ts'
import {read} from '../../../answers/schema.ts'
import {pathCompleted, pathRead, typePath} from '../../components/path-field.ts'
import {titlePath} from '../../components/title.ts'
import {put, say, stay} from '../../step.ts'
import {endedBadly, failureWords} from '../../text/failure.ts'
import {texts} from '../../text/index.ts'
import {helperEnded} from '../helper-ended.ts'
import type {ScreenModule} from '../module.ts'
import {choosing, handlers, takeFile} from './input.ts'
import type {ForecastScreen} from './state.ts'
import {ForecastView} from './view.tsx'

const needsAnswer = new Set(['crosshair', 'crosshairEnds', 'zoomDays', 'save', 'days'])

export const forecast: ScreenModule<ForecastScreen> = {
  context: screen => (screen.picking ? 'path' : 'forecast'),
  parts: {
    forecast: {handlers},
    path: {handlers: choosing, typed: typePath},
  },
  unavailable: (_, screen, command) =>
    needsAnswer.has(command) && !screen.answer ? text => text.forecast.waiting : undefined,
  receive: (state, screen, message) => {
    switch (message.message) {
      case 'completed':
        return pathCompleted(state, screen, message)
      case 'path':
        return pathRead(state, screen, message, takeFile)
      case 'answer': {
        const failure = readFailure(message.value)
        if (failure && message.topic === 'write')
          return stay(say(put(state, {...screen, writing: undefined}), failureWords(failure), 'bad'))
        if (failure) return stay(put(state, {...screen, failure, answer: undefined}))
        if (message.topic === 'write') return stay(state)
        const answer = read(forecastAnswer, message.value)
        return stay(answer ? put(state, {...screen, answer, failure: undefined}) : state)
      }
      case 'ended': {
        if (message.topic === 'write' && message.code === 0) {
          const path = screen.writing ?? ''
          return stay(
            say(put(state, {...screen, writing: undefined}), text => text.notices.savedAs(path), 'good'),
          )
        }
        if (message.topic === 'write') {
          // What it said before it ended says more.
          if (screen.writing === undefined) return stay(state)
          const words = failureWords(endedBadly(message))
          return stay(say(put(state, {...screen, writing: undefined}), words, 'bad'))
        }
        const {answer, asked, days} = screen
        const known = answer?.future.length ?? 0
        if (screen.failure || (message.code === 0 && answer)) return stay(state)
        // The days that were known stay in sight; more are asked for anew.
        return helperEnded(
          state,
          {...screen, asked: answer ? known : asked, days: answer ? Math.min(days, known) : days},
          message,
          {isAnswered: answer !== undefined, open: {}},
        )
      }
      default:
        return stay(state)
    }
  },
  title: (state, {run}) => titlePath(state, texts[state.language].forecast.title, run),
  view: ForecastView,
}
