import {type Span, span} from '../../../drawing/lines/span.ts'
import {accuracyOf, isGenerated, lossOf} from '../../../runs/result.ts'
import {isLive} from '../../../runs/status.ts'
import type {RunSummary} from '../../../runs/summary.ts'
import type {Language} from '../../../text/localised.ts'
import {brief, short} from '../../../text/numbers.ts'
import {age} from '../../runs/age.ts'
import {statusRoles} from '../../runs/status.ts'
import {texts} from '../../text/index.ts'

export interface Column {
  readonly key: 'run' | 'status' | 'epochs' | 'accuracy' | 'loss' | 'data' | 'age'
  readonly width: number
  readonly align: 'left' | 'right'
  /** Terminal columns from which on it is shown. */
  readonly from: number
  readonly compare: (a: RunSummary, b: RunSummary) => number
  readonly cell: (run: RunSummary, context: {language: Language; now: number}) => Span
}

/** Best first; runs without the figure last. */
const byFigure =
  (figure: (run: RunSummary) => number | undefined, sign: 1 | -1) => (a: RunSummary, b: RunSummary) =>
    sign *
      ((figure(a) ?? sign * Number.POSITIVE_INFINITY) - (figure(b) ?? sign * Number.POSITIVE_INFINITY)) || 0

const figure = (value: number | undefined): Span => span(value === undefined ? '' : short(value))

/** Those that are done: what its checkpoint has, a resumed session tells again. */
const epochsOf = ({epoch, checkpointEpoch = epoch}: RunSummary): number => checkpointEpoch

/** The columns of the table; sorting goes through them in this order. */
export const columns: readonly Column[] = [
  {
    key: 'age',
    width: 12,
    align: 'right',
    from: 0,
    compare: (a, b) => b.createdAt - a.createdAt,
    cell: (run, {language, now}) => span(age(run.createdAt, now, texts[language]), 'dim'),
  },
  {
    key: 'run',
    width: 30,
    align: 'left',
    from: 0,
    compare: (a, b) => a.id.localeCompare(b.id),
    cell: run => span(run.id),
  },
  {
    key: 'status',
    width: 10,
    align: 'left',
    from: 0,
    compare: (a, b) =>
      Number(isLive(b.status)) - Number(isLive(a.status)) || a.status.localeCompare(b.status),
    cell: (run, {language}) => span(texts[language].runs.status[run.status], statusRoles[run.status]),
  },
  {
    key: 'epochs',
    width: 8,
    align: 'right',
    from: 0,
    compare: (a, b) => epochsOf(b) - epochsOf(a),
    cell: (run, {language}) =>
      span(
        run.logs ? texts[language].runs.step(brief(run.logs.step)) : `${epochsOf(run)}/${run.epochs || '?'}`,
      ),
  },
  {
    key: 'accuracy',
    width: 8,
    align: 'right',
    from: 0,
    compare: byFigure(accuracyOf, -1),
    cell: run => figure(accuracyOf(run)),
  },
  {
    key: 'loss',
    width: 8,
    align: 'right',
    from: 100,
    compare: byFigure(lossOf, 1),
    cell: run => figure(lossOf(run)),
  },
  {
    key: 'data',
    width: 12,
    align: 'left',
    from: 90,
    compare: (a, b) => (a.dataset?.name ?? '').localeCompare(b.dataset?.name ?? ''),
    cell: (run, {language}) =>
      isGenerated(run)
        ? span(texts[language].runs.generated, 'warning')
        : span(run.dataset?.name ?? '', 'dim'),
  },
]
