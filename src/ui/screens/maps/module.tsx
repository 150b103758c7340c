import {readFailure} from '../../../answers/failure.ts'
import {layerLine} from '../../../answers/inspection.ts'
import {read} from '../../../answers/schema.ts'
import {titlePath} from '../../components/title.ts'
import type {AppState} from '../../state.ts'
import {put, type Step, stay} from '../../step.ts'
import {endedBadly} from '../../text/failure.ts'
import {texts} from '../../text/index.ts'
import type {ScreenModule} from '../module.ts'
import {handlers} from './input.ts'
import type {MapsScreen} from './state.ts'
import {MapsView} from './view.tsx'

function take(state: AppState, screen: MapsScreen, message: {readonly value: unknown}): Step {
  const failure = readFailure(message.value)
  if (failure) return stay(put(state, {...screen, failure, waiting: false}))
  const answer = read(layerLine, message.value)
  switch (answer?.kind) {
    // The first line about a picture; only now the one before goes.
    case 'picture':
      return stay(
        put(state, {
          ...screen,
          subject: answer,
          filters: undefined,
          layers: [],
          waiting: false,
          failure: undefined,
        }),
      )
    case 'filters':
      return stay(put(state, {...screen, filters: answer}))
    case 'layer':
      return stay(put(state, {...screen, layers: [...screen.layers, answer]}))
    default:
      return stay(state)
  }
}

export const maps: ScreenModule<MapsScreen> = {
  context: () => 'maps',
  parts: {maps: {handlers}},
  receive: (state, screen, message) => {
    if (message.message === 'answer') return take(state, screen, message)
    if (message.message !== 'ended') return stay(state)
    const bad = message.code !== 0 && !screen.failure
    return stay(put(state, {...screen, waiting: false, ...(bad && {failure: endedBadly(message)})}))
  },
  title: (state, {run}) => titlePath(state, run, texts[state.language].inspection.maps.title),
  view: MapsView,
}
