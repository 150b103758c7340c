import {bold, type Line, span} from '../../drawing/lines/span.ts'
import {bestAccuracyOf, bestLossOf, type Headline, isGenerated, testOf} from '../../runs/result.ts'
import type {RunSummary} from '../../runs/summary.ts'
import {short} from '../../text/numbers.ts'
import type {AppState} from '../state.ts'
import {texts} from '../text/index.ts'
import type {Text} from '../text/text.ts'
import {age} from './age.ts'
import {statusRoles} from './status.ts'

/** How a run went, in two lines: its result, and which run it was. */
export function resultLines(run: RunSummary, {language, runsAt}: AppState): Line[] {
  const text = texts[language]
  const accuracy = bestAccuracyOf(run)
  const headline = accuracy ?? bestLossOf(run)
  const test = testOf(run)
  const result: Line = headline
    ? [
        span(headline.isValidated ? `${text.run.validation} ` : ''),
        span(`${(accuracy ? text.run.accuracy : text.run.loss).toLowerCase()} `),
        bold(said(headline, text)),
        span(test === undefined ? '  ' : `${texts[language].comma}${text.run.testFigure} `),
        ...(test === undefined ? [] : [bold(short(test)), span('  ')]),
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

/** A run's figure with the epoch that reached it. */
export const said = ({value, epoch}: Headline, {run}: Text): string =>
  epoch === undefined ? short(value) : run.atEpoch(short(value), epoch)
