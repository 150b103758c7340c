import {letterCodes, tracedLetter} from '../../../answers/applying.ts'
import {readFailure} from '../../../answers/failure.ts'
import {read} from '../../../answers/schema.ts'
import {titlePath} from '../../components/title.ts'
import {put, stay} from '../../step.ts'
import {texts} from '../../text/index.ts'
import {helperEnded} from '../helper-ended.ts'
import type {ScreenModule} from '../module.ts'
import {handlers, typed} from './input.ts'
import {isStale, type LettersScreen} from './state.ts'
import {LettersView} from './view.tsx'

export const letters: ScreenModule<LettersScreen> = {
  context: () => 'letters',
  parts: {letters: {handlers, typed}},
  receive: (state, screen, message) => {
    if (message.message === 'answer') {
      const codes = read(letterCodes, message.value)
      if (codes) return stay(put(state, {...screen, codes}))
      const failure = readFailure(message.value)
      const answer = read(tracedLetter, message.value)
      return stay(failure || answer ? put(state, {...screen, answer, failure}) : state)
    }
    if (message.message === 'ended')
      return helperEnded(state, screen, message, {
        isAnswered: screen.text.trim() === '' || !isStale(screen),
        open: {answer: undefined},
      })
    return stay(state)
  },
  title: (state, {run}) => titlePath(state, texts[state.language].apply.title, run),
  view: LettersView,
}
