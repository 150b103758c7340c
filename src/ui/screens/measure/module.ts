import {measured} from '../../../answers/applying.ts'
import {readFailure} from '../../../answers/failure.ts'
import {read} from '../../../answers/schema.ts'
import {titlePath} from '../../components/title.ts'
import {put, stay} from '../../step.ts'
import {texts} from '../../text/index.ts'
import {helperEnded} from '../helper-ended.ts'
import type {ScreenModule} from '../module.ts'
import {begin, editing, handlers, type} from './input.ts'
import {hasRoomForCurve} from './layout.ts'
import {isProbe, isStale, type MeasureScreen, probe} from './state.ts'
import {MeasureView} from './view.tsx'

export const measure: ScreenModule<MeasureScreen> = {
  context: screen => (screen.editing === undefined ? 'measure' : 'field'),
  parts: {
    measure: {handlers, typed: begin},
    field: {handlers: editing, typed: type},
  },
  receive: (state, screen, message) => {
    if (message.message === 'answer') {
      const failure = readFailure(message.value)
      const answer = read(measured, message.value)
      if (answer && answer.measurements.join() !== screen.values.map(Number).join())
        return stay(
          isProbe(screen, answer) ? put(state, {...screen, probes: [...screen.probes, answer]}) : state,
        )
      return stay(failure || answer ? put(state, {...screen, answer, failure}) : state)
    }
    if (message.message === 'timer')
      return hasRoomForCurve(state)
        ? stay(put(state, {...screen, probes: []}), ...probe(screen))
        : stay(state)
    if (message.message === 'ended')
      return helperEnded(state, screen, message, {
        isAnswered: !isStale(screen),
        open: {answer: undefined},
      })
    return stay(state)
  },
  title: (state, {run}) => titlePath(state, texts[state.language].apply.title, run),
  view: MeasureView,
}
