import {type Line, line, span} from '../../../../drawing/lines/span.ts'
import {head, widthOf} from '../../../../drawing/lines/width.ts'
import {wrap} from '../../../../drawing/lines/wrap.ts'
import type {LogTail} from '../../../../runs/log-tail.ts'
import type {AppState} from '../../../state.ts'
import {isFailure} from '../../../step.ts'
import {failureWords} from '../../../text/failure.ts'
import {texts} from '../../../text/index.ts'
import type {RunScreen} from '../state.ts'

/** A log is broken into rows once for each width, not at every frame. */
const broken = new WeakMap<LogTail, {readonly width: number; readonly rows: readonly string[]}>()

function rowsOf(log: LogTail, width: number): readonly string[] {
  const known = broken.get(log)
  if (known?.width === width) return known.rows
  const rows = log.lines.flatMap(one => breakAt(one, width))
  broken.set(log, {width, rows})
  return rows
}

/** As it stands, blanks at its beginning too: what programs print is laid out by them. */
function breakAt(text: string, width: number): string[] {
  const rows: string[] = []
  let rest = text
  while (widthOf(rest) > width) {
    const row = head(rest, width)
    if (row === '') break
    rows.push(row)
    rest = rest.slice(row.length)
  }
  return [...rows, rest]
}

/** The end of the run's log, as much of it as was read. */
export function logLines(state: AppState, {output}: RunScreen, width: number): readonly Line[] {
  const text = texts[state.language]
  const words = (sentence: string, role: 'dim' | 'bad' = 'dim') =>
    wrap(sentence, width).map(row => line(row, role))
  if (output === undefined) return words(text.runPage.log.reading)
  if (isFailure(output)) return words(failureWords(output)(text, state.language), 'bad')
  if (output.lines.length === 0) return words(text.runPage.log.empty)
  const rows = rowsOf(output, width).map((row): Line => [span(row)])
  return output.isCut ? [...words(text.runPage.log.cut), ...rows] : rows
}
