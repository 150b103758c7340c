import {readFailure} from '../../../answers/failure.ts'
import {augmentedLine} from '../../../answers/inspection.ts'
import {read} from '../../../answers/schema.ts'
import {chapterById} from '../../../chapters/index.ts'
import {titlePath} from '../../components/title.ts'
import {close, put, stay} from '../../step.ts'
import {endedBadly} from '../../text/failure.ts'
import {texts} from '../../text/index.ts'
import type {Handlers, ScreenModule} from '../module.ts'
import {type AugmentedScreen, change} from './state.ts'
import {AugmentedView} from './view.tsx'

const backward = new Set(['left', 'up', 'h', 'k'])

const handlers: Handlers<AugmentedScreen, 'augmented'> = {
  nextPicture: (state, screen, {name}) => {
    const {original, id} = screen
    if (!original) return stay(state)
    const sample = Math.max(0, Math.min(original.samples - 1, screen.sample + (backward.has(name) ? -1 : 1)))
    return sample === screen.sample ? stay(state) : stay(put(state, {...screen, sample}), change(id, sample))
  },
  back: close,
}

export const augmented: ScreenModule<AugmentedScreen> = {
  context: () => 'augmented',
  parts: {augmented: {handlers}},
  receive: (state, screen, message) => {
    if (message.message === 'ended') {
      const bad = message.code !== 0 && !screen.failure
      return stay(bad ? put(state, {...screen, failure: endedBadly(message)}) : state)
    }
    if (message.message !== 'answer') return stay(state)
    const failure = readFailure(message.value)
    if (failure) return stay(put(state, {...screen, failure}))
    const answer = read(augmentedLine, message.value)
    switch (answer?.kind) {
      // The pictures of the one before stay until the first of the next has come.
      case 'original':
        return stay(put(state, {...screen, original: answer, changed: []}))
      case 'augmented':
        return stay(put(state, {...screen, changed: [...screen.changed, answer]}))
      default:
        return stay(state)
    }
  },
  title: (state, {chapter}) =>
    titlePath(
      state,
      chapterById(chapter)?.title[state.language] ?? chapter,
      texts[state.language].inspection.augmented.title,
    ),
  view: AugmentedView,
}
