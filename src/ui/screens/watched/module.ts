import {hasLoss} from '../../../runs/watched/curves.ts'
import type {Message} from '../../actions.ts'
import {titlePath} from '../../components/title.ts'
import {zoomRefused} from '../../curves/zooming.ts'
import type {AppState, Sentence} from '../../state.ts'
import {put, type Step, stay} from '../../step.ts'
import {texts} from '../../text/index.ts'
import type {ScreenModule} from '../module.ts'
import {extentOf, firstCurve, hasTimes} from './charts.ts'
import {choosingRuns, choosingTags, handlers} from './input.ts'
import {curvesOf, noCurveWords, type WatchedScreen} from './state.ts'
import {WatchedView} from './view.tsx'

const needsCurve = new Set(['crosshair', 'crosshairEnds', 'zoom', 'axis'])

function unavailable(_: AppState, screen: WatchedScreen, command: string): Sentence | undefined {
  if (needsCurve.has(command) && !firstCurve(curvesOf(screen))) return noCurveWords(screen)
  if (command === 'tags' && (screen.known?.tags.length ?? 0) === 0) return text => text.watched.noNumbers
  if (command === 'otherRun' && (screen.known?.runs.length ?? 0) < 2) return text => text.watched.onlyRun
  const chosen = curvesOf(screen)
  if (command === 'axis' && !hasTimes(chosen)) return text => text.curves.noTimes
  if (command === 'nextChart' && !chosen.lr?.curve) return text => text.curves.noRate
  return zoomRefused(command, screen, () => extentOf(screen, chosen))
}

function receive(state: AppState, screen: WatchedScreen, message: Message): Step {
  if (message.message === 'failed') return stay(put(state, {...screen, failure: message.failure}))
  if (message.message !== 'watched') return stay(state)
  const {known} = message
  const isNew = screen.known?.tags.length === 0 || screen.known?.whole !== true
  const next = {...screen, known}
  // What cannot be guessed is asked, once.
  const list =
    known.run === undefined
      ? 'runs'
      : isNew && known.whole && known.tags.length > 0 && !hasLoss(curvesOf(next), next.said)
        ? 'tags'
        : screen.list
  return stay(put(state, {...next, list}))
}

export const watched: ScreenModule<WatchedScreen> = {
  context: ({list}) => (list === 'tags' ? 'tags' : list === 'runs' ? 'logs' : 'watched'),
  parts: {watched: {handlers}, tags: {handlers: choosingTags}, logs: {handlers: choosingRuns}},
  unavailable,
  receive,
  title: (state, {path, known}) => {
    const folder = path.split(/[\\/]/).findLast(part => part !== '') ?? path
    return titlePath(
      state,
      texts[state.language].watched.title,
      known?.run === undefined || known.run === '.' ? folder : known.run,
    )
  },
  view: WatchedView,
}
