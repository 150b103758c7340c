import {type Line, span} from '../../../drawing/lines/span.ts'
import {lineWidth, spread} from '../../../drawing/lines/width.ts'
import type {RunState} from '../../../runs/state.ts'
import type {AppState} from '../../state.ts'
import {texts} from '../../text/index.ts'
import {legend, viewWords} from './charts.ts'
import {nextLines} from './next.ts'
import {overlayLegend, overlayNotes} from './overlay.ts'
import type {RunScreen} from './state.ts'
import {backendLine, meterLine, progressLine, watchLines} from './status.ts'

/** What the colours mean, and what the charts are drawn with where it is not the default. */
function legendLine(state: AppState, screen: RunScreen, run: RunState, width: number): Line {
  if (run.history.length === 0) return []
  const words = viewWords(state, screen, run)
  return spread(legend(state, screen, run), [span(words.join(texts[state.language].comma), 'accent')], width)
}

/** What the marks of the runs that are laid over stand for, and how many of them have no curve. */
function overlayLines(state: AppState, screen: RunScreen, width: number): Line[] {
  if (screen.overlay.length === 0) return []
  const notes = overlayNotes(state, screen)
  const right = notes === '' ? [] : [span(notes, 'dim')]
  return [spread(overlayLegend(state, screen, Math.max(20, width - lineWidth(right) - 2)), right, width)]
}

/** Rows for what there is to know: a sentence of the watch with the chapter's advice takes three. */
const mostWatched = 3
/** The same on a tall terminal: all that has been seen. */
const [tall, mostOfTall] = [34, 8]

/** The rows below the curves: what they mean, how far the run has come, how fast it is, what to know and what to do. */
export function belowLines(state: AppState, screen: RunScreen, run: RunState, width: number): Line[] {
  const most = state.size.rows < tall ? mostWatched : mostOfTall
  const next = nextLines(state, screen, run, width)
  const watch = watchLines(state, screen, run, width).slice(0, most - Math.max(0, next.length - 1))
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
