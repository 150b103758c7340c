import {readFailure} from '../../../answers/failure.ts'
import {sampleLine} from '../../../answers/inspection.ts'
import {read} from '../../../answers/schema.ts'
import {titleOf} from '../../../datasets/facts/index.ts'
import {titlePath} from '../../components/title.ts'
import {put, stay} from '../../step.ts'
import {endedBadly} from '../../text/failure.ts'
import {texts} from '../../text/index.ts'
import type {ScreenModule} from '../module.ts'
import {handlers} from './input.ts'
import {type BrowseScreen, chunk} from './state.ts'
import {BrowseView} from './view.tsx'

export const browse: ScreenModule<BrowseScreen> = {
  context: () => 'browse',
  parts: {browse: {handlers}},
  receive: (state, screen, message) => {
    if (message.message === 'ended') {
      const bad = message.code !== 0 && !screen.failure
      return stay(bad ? put(state, {...screen, failure: endedBadly(message)}) : state)
    }
    if (message.message !== 'answer') return stay(state)
    const failure = readFailure(message.value)
    if (failure) return stay(put(state, {...screen, failure}))
    const answer = read(sampleLine, message.value)
    switch (answer?.kind) {
      case 'set':
        return stay(put(state, {...screen, set: answer, samples: [], coming: []}))
      case 'sample': {
        const coming = [...screen.coming, answer]
        const {total = 0, at = 0} = screen.set ?? {}
        const isWhole = coming.length >= Math.min(chunk, total - at)
        return stay(put(state, isWhole ? {...screen, samples: coming, coming: []} : {...screen, coming}))
      }
      default:
        return stay(state)
    }
  },
  title: (state, {dataset}) =>
    titlePath(state, titleOf(dataset, state.language), texts[state.language].inspection.browse.title),
  view: BrowseView,
}
