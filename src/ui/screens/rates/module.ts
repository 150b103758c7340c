import {foundRate} from '../../../answers/data.ts'
import {readFailure} from '../../../answers/failure.ts'
import {read} from '../../../answers/schema.ts'
import {plain} from '../../../text/numbers.ts'
import {pageTitle, titlePath} from '../../components/title.ts'
import {also, close, put, refuse, stay} from '../../step.ts'
import {endedBadly} from '../../text/failure.ts'
import {texts} from '../../text/index.ts'
import {fillPage} from '../chapter/fill.ts'
import {measureSoon} from '../chapter/state.ts'
import type {Handlers, ScreenModule} from '../module.ts'
import type {RatesScreen} from './state.ts'
import {RatesView} from './view.tsx'

const handlers: Handlers<RatesScreen, 'rates'> = {
  takeRate: (state, screen) => {
    const {found, chapter, page} = screen
    if (found?.suggested === undefined)
      return refuse(state, text => (found || screen.failure ? text.rates.none : text.rates.searching))
    const filled = fillPage(state, {chapter, page}, {learningRate: plain(found.suggested)})
    return also(close(filled), measureSoon(page))
  },
  back: (state, {page}) => also(close(state), measureSoon(page)),
}

export const rates: ScreenModule<RatesScreen> = {
  context: () => 'rates',
  parts: {rates: {handlers}},
  receive: (state, screen, message) => {
    if (message.message === 'answer') {
      const failure = readFailure(message.value)
      const found = failure ? undefined : read(foundRate, message.value)
      return stay(failure || found ? put(state, {...screen, found, failure}) : state)
    }
    if (message.message !== 'ended' || screen.found || screen.failure) return stay(state)
    return stay(put(state, {...screen, failure: endedBadly(message)}))
  },
  title: (state, {chapter}) => titlePath(state, pageTitle(state, chapter), texts[state.language].rates.title),
  view: RatesView,
}
