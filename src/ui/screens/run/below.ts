import {type Line, span} from '../../../drawing/lines/span.ts'
import {lineWidth, spread} from '../../../drawing/lines/width.ts'
import type {RunState} from '../../../runs/state.ts'
import {clip} from '../../components/list.ts'
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

/**
 * Rows for what there is to know and to do: a sentence of the watch with the chapter's advice takes three. On a tall terminal
 * there is room for all that was seen.
 */
const [most, tall, mostOfTall] = [5, 34, 9]

/** The rows below the curves: what they mean, how far the run has come, how fast it is, what to know and what to do. */
export function belowLines(state: AppState, screen: RunScreen, run: RunState, width: number): Line[] {
  const next = nextLines(state, screen, run, width)
  const room = (state.size.rows < tall ? most : mostOfTall) - next.length
  const watch = clip(watchLines(state, screen, run, width), room, state.look.glyphs.ellipsis)
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
