import {bold, type Line, span} from '../../drawing/lines/span.ts'
import {accuracyOf, isGenerated, lossOf} from '../../runs/result.ts'
import type {RunSummary} from '../../runs/summary.ts'
import {short} from '../../text/numbers.ts'
import type {AppState} from '../state.ts'
import {texts} from '../text/index.ts'
import {age} from './age.ts'
import {statusRoles} from './status.ts'

/** How a run went, in two lines: its result, and which run it was. */
export function resultLines(run: RunSummary, {language, runsAt}: AppState): Line[] {
  const text = texts[language]
  const accuracy = accuracyOf(run)
  const figure = accuracy ?? lossOf(run)
  const result: Line =
    figure === undefined
      ? []
      : [
          span(
            `${text.run.validation} ${(accuracy === undefined ? text.run.loss : text.run.accuracy).toLowerCase()} `,
          ),
          bold(short(figure)),
          span('  '),
        ]
  return [
    [
      span(`${text.runs.status[run.status]}  `, statusRoles[run.status]),
      ...result,
      ...(isGenerated(run) ? [span(text.runs.generated, 'warning')] : []),
    ],
    [span(`${run.id}  ${age(run.createdAt, runsAt, text)}`, 'dim')],
  ]
}
