import {type Line, span} from '../../../drawing/lines/span.ts'
import {lineWidth, spread} from '../../../drawing/lines/width.ts'
import type {RunState} from '../../../runs/state.ts'
import type {AppState} from '../../state.ts'
import {texts} from '../../text/index.ts'
import {legend} from './charts.ts'
import {nextLines} from './next.ts'
import {overlayLegend, unlikeLosses} from './overlay.ts'
import type {RunScreen} from './state.ts'
import {backendLine, meterLine, progressLine, watchLines} from './status.ts'

/** What the colours mean, and what the charts are drawn with where it is not the default. */
function legendLine(state: AppState, screen: RunScreen, run: RunState, width: number): Line {
  if (run.history.length === 0) return []
  const text = texts[state.language].run
  const at = screen.crosshair === undefined ? undefined : run.history.at(screen.crosshair)?.epoch
  const words = [
    ...(at === undefined ? [] : [text.at(String(at))]),
    ...(screen.zoom === 'all' ? [] : [text.zoom[screen.zoom]]),
    ...(screen.log ? [text.log] : []),
    ...(screen.smoothing === 0 ? [] : [text.smoothed]),
  ]
  return spread(legend(state, run), [span(words.join(texts[state.language].comma), 'accent')], width)
}

/** What the marks of the runs that are laid over stand for, and how many of them have no curve of the loss. */
function overlayLines(state: AppState, screen: RunScreen, width: number): Line[] {
  if (screen.overlay.length === 0) return []
  const {notes} = texts[state.language].compare
  const unlike = unlikeLosses(state, screen)
  const right = unlike > 0 ? [span(notes.otherLoss(unlike, screen.overlay.length), 'dim')] : []
  return [spread(overlayLegend(state, screen, Math.max(20, width - lineWidth(right) - 2)), right, width)]
}

/** Rows for what there is to know: a sentence of the watch with the chapter's advice takes three. */
const mostWatched = 3

/** The rows below the curves: what they mean, how far the run has come, how fast it is, what to know and what to do. */
export function belowLines(state: AppState, screen: RunScreen, run: RunState, width: number): Line[] {
  const next = nextLines(state, screen, run, width)
  const watch = watchLines(state, screen, run, width).slice(0, mostWatched - Math.max(0, next.length - 1))
  return [
    legendLine(state, screen, run, width),
    ...overlayLines(state, screen, width),
    progressLine(state, screen, run, width),
    meterLine(run, state, width),
    backendLine(run, state, width),
    ...watch,
    ...next,
  ]
}
