import {bold, type Line, span} from '../../drawing/lines/span.ts'
import type {RunSummary} from '../../runs/list.ts'
import {short} from '../../text/numbers.ts'
import type {AppState} from '../state.ts'
import {texts} from '../text/index.ts'
import {age} from './age.ts'
import {figureOf, isGenerated} from './rows.ts'
import {statusRoles} from './status.ts'

/** How a run went, in two lines: its result, and which run it was. */
export function resultLines(run: RunSummary, {language, runsAt}: AppState): Line[] {
  const text = texts[language]
  const figure = figureOf(run)
  const result: Line = figure
    ? [
        span(
          `${text.run.validation} ${(figure.isAccuracy ? text.run.accuracy : text.run.loss).toLowerCase()} `,
        ),
        bold(short(figure.value)),
        span('  '),
      ]
    : []
  return [
    [
      span(`${text.runs.status[run.status]}  `, statusRoles[run.status]),
      ...result,
      ...(isGenerated(run) ? [span(text.runs.generated, 'warning')] : []),
    ],
    [span(`${run.id}  ${age(run.createdAt, runsAt, text)}`, 'dim')],
  ]
}
