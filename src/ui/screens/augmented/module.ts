import {augmentedLine} from '../../../answers/inspection.ts'
import {pageTitle, titlePath} from '../../components/title.ts'
import {close, put, stay} from '../../step.ts'
import {texts} from '../../text/index.ts'
import {isLost} from '../helper-ended.ts'
import type {Handlers, ScreenModule} from '../module.ts'
import {receiveLines} from '../receive-lines.ts'
import {type AugmentedScreen, change} from './state.ts'
import {AugmentedView} from './view.tsx'

const backward = new Set(['left', 'up', 'h', 'k'])

const handlers: Handlers<AugmentedScreen, 'augmented'> = {
  nextPicture: (state, screen, {name}) => {
    const {original, id} = screen
    if (isLost(screen)) return stay(put(state, {...screen, failure: undefined}), change(id, screen.sample))
    if (!original) return stay(state)
    const sample = Math.max(0, Math.min(original.samples - 1, screen.sample + (backward.has(name) ? -1 : 1)))
    return sample === screen.sample ? stay(state) : stay(put(state, {...screen, sample}), change(id, sample))
  },
  back: close,
}

export const augmented: ScreenModule<AugmentedScreen> = {
  context: () => 'augmented',
  parts: {augmented: {handlers}},
  receive: receiveLines(
    augmentedLine,
    (screen: AugmentedScreen, line) =>
      // The pictures of the one before stay until the first of the next has come.
      line.kind === 'original'
        ? {...screen, original: line, changed: [], failure: undefined}
        : {...screen, changed: [...screen.changed, line]},
    {
      isAnswered: ({original, sample, changed}) => original?.sample === sample && changed.length > 0,
      lost: {original: undefined, changed: []},
    },
  ),
  title: (state, {chapter}) =>
    titlePath(state, pageTitle(state, chapter), texts[state.language].inspection.augmented.title),
  view: AugmentedView,
}
