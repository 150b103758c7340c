import {type Line, span} from '../../drawing/lines/span.ts'
import {spread} from '../../drawing/lines/width.ts'
import {trainingRuns} from '../runs/phase.ts'
import type {AppState} from '../state.ts'
import {texts} from '../text/index.ts'

/** The name of the program, where we are, what is training, and how to switch the language. */
export function headerLine(state: AppState, title: Line, width: number): Line {
  const text = texts[state.language]
  const {glyphs} = state.look
  const training = trainingRuns(state).length
  const right: Line = [
    ...(training > 0 ? [span(`${glyphs.live} ${text.header.live(training)}  `, 'good')] : []),
    span('L ', 'accent'),
    span(glyphs.name === 'ascii' ? text.otherLanguageCode : text.otherLanguage, 'dim'),
  ]
  const left: Line = [
    {text: ` ${text.name} `, inverse: true, role: 'accent', bold: true},
    span('  '),
    ...title,
  ]
  return spread(left, right, width, glyphs.ellipsis)
}
