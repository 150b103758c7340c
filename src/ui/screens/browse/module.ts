import {type ShownSample, sampleLine} from '../../../answers/inspection.ts'
import {titleOf} from '../../../datasets/facts/index.ts'
import {titlePath} from '../../components/title.ts'
import {texts} from '../../text/index.ts'
import type {ScreenModule} from '../module.ts'
import {receiveLines} from '../receive-lines.ts'
import {handlers} from './input.ts'
import {type BrowseScreen, chunk} from './state.ts'
import {BrowseView} from './view.tsx'

/** The pictures are shown when as many have come as were asked for, or as there are. */
function takeSample(screen: BrowseScreen, sample: ShownSample): BrowseScreen {
  const coming = [...screen.coming, sample]
  const {total = 0, at = 0} = screen.set ?? {}
  const isWhole = coming.length >= Math.min(chunk, total - at)
  return isWhole ? {...screen, samples: coming, coming: []} : {...screen, coming}
}

/** Whether what is looked at has come. */
const isThere = ({set, samples, top}: BrowseScreen): boolean =>
  set !== undefined && (set.total === 0 || (top >= set.at && top < set.at + samples.length))

export const browse: ScreenModule<BrowseScreen> = {
  context: () => 'browse',
  parts: {browse: {handlers}},
  receive: receiveLines(
    sampleLine,
    (screen, line) =>
      line.kind === 'set'
        ? {...screen, set: line, samples: [], coming: [], failure: undefined}
        : takeSample(screen, line),
    {isAnswered: isThere, lost: {samples: [], coming: []}},
  ),
  title: (state, {dataset}) =>
    titlePath(state, titleOf(dataset, state.language), texts[state.language].inspection.browse.title),
  view: BrowseView,
}
