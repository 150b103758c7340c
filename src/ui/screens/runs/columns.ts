import {complete} from '../../../chapters/complete.ts'
import {settingValue} from '../../../chapters/setting-label.ts'
import {type Span, span} from '../../../drawing/lines/span.ts'
import type {Figure} from '../../../runs/best-epoch.ts'
import {type SettingValue, settingsOf} from '../../../runs/differing.ts'
import type {Field} from '../../../runs/query/fields.ts'
import {accuracyOf, isGenerated, lossOf} from '../../../runs/result.ts'
import {runStatuses} from '../../../runs/status.ts'
import type {RunSummary} from '../../../runs/summary.ts'
import {brief, doneOf, grouped, short} from '../../../text/numbers.ts'
import {duration} from '../../../text/times.ts'
import {age} from '../../runs/age.ts'
import {statusRoles} from '../../runs/status.ts'
import type {AppState} from '../../state.ts'
import {texts} from '../../text/index.ts'

type Looks = Pick<AppState, 'language' | 'runsAt'>

export interface Column {
  /** Of a column of a setting, `settingOf` it. */
  readonly key: string
  readonly align: 'left' | 'right'
  /** What it is sorted by. */
  readonly field: Field
  /** The largest, or the latest, stands first unless it is turned round. */
  readonly isDescending?: true
  /** Where it says nothing to compare the runs of different tasks: by which figure those of one are. */
  readonly figure?: Figure
  readonly cell: (run: RunSummary, state: Looks) => Span
}

const numbers = (key: string, of: (run: RunSummary) => number | undefined): Field => ({
  key,
  kind: 'number',
  of,
})

const figure = (value: number | undefined): Span => span(value === undefined ? '' : short(value))

/** Those that are done: what its checkpoint has, a resumed session tells again. */
export const epochsOf = ({epoch, checkpointEpoch = epoch}: RunSummary): number => checkpointEpoch

/** What is known of every run. Sorting goes through them in this order. */
export const fixedColumns = [
  {
    key: 'age',
    align: 'right',
    field: numbers('age', run => -run.createdAt),
    isDescending: true,
    cell: (run, {language, runsAt}) => span(age(run.createdAt, runsAt, texts[language]), 'dim'),
  },
  {
    key: 'run',
    align: 'left',
    field: {key: 'run', kind: 'text', of: run => run.label?.name ?? run.id},
    cell: run => span(run.id),
  },
  {
    key: 'status',
    align: 'left',
    // Those at work first.
    field: numbers('status', run => runStatuses.indexOf(run.status)),
    cell: (run, {language}) => span(texts[language].runs.status[run.status], statusRoles[run.status]),
  },
  {
    key: 'epochs',
    align: 'right',
    field: numbers('epoch', epochsOf),
    isDescending: true,
    cell: (run, {language}) =>
      span(run.logs ? texts[language].runs.step(brief(run.logs.step)) : doneOf(epochsOf(run), run.epochs)),
  },
  {
    key: 'accuracy',
    align: 'right',
    field: numbers('accuracy', accuracyOf),
    figure: 'accuracy',
    isDescending: true,
    cell: run => figure(accuracyOf(run)),
  },
  {
    key: 'loss',
    align: 'right',
    field: numbers('loss', lossOf),
    figure: 'loss',
    cell: run => figure(lossOf(run)),
  },
  {
    key: 'data',
    align: 'left',
    field: {key: 'data', kind: 'word', of: run => run.dataset?.name},
    cell: (run, {language}) =>
      isGenerated(run)
        ? span(texts[language].runs.generated, 'warning')
        : span(run.dataset?.name ?? '', 'dim'),
  },
  {
    key: 'parameters',
    align: 'right',
    field: numbers('parameters', ({parameters}) => parameters),
    isDescending: true,
    cell: ({parameters}) => span(parameters === undefined ? '' : grouped(parameters), 'dim'),
  },
  {
    key: 'took',
    align: 'right',
    field: numbers('time', ({seconds}) => (seconds > 0 ? seconds : undefined)),
    isDescending: true,
    cell: ({seconds}) => span(seconds > 0 ? duration(seconds) : '', 'dim'),
  },
] as const satisfies readonly Column[]

export type FixedKey = (typeof fixedColumns)[number]['key']

const settingPrefix = 'setting '

/** The key of a setting's column; undefined of another column's. */
export const settingOf = (key: string): string | undefined =>
  key.startsWith(settingPrefix) ? key.slice(settingPrefix.length) : undefined

/** What a run has of a setting; undefined where it has no such setting, or it is not known. */
const settingIn = (run: RunSummary, key: string): SettingValue | undefined =>
  settingsOf(run, complete).get(key)?.value

/** The column of a setting. */
export const settingColumn = (setting: string): Column => ({
  key: settingPrefix + setting,
  align: 'right',
  field: {key: setting, kind: 'word', of: run => settingIn(run, setting)},
  cell: (run, state) => {
    const value = settingIn(run, setting)
    return span(value === undefined ? '' : settingValue(run.chapter, setting, value, state.language))
  },
})

const byKey: ReadonlyMap<string, Column> = new Map(fixedColumns.map(column => [column.key, column]))

/** The column of a key. */
export function columnOf(key: string): Column {
  const setting = settingOf(key)
  return setting === undefined ? (byKey.get(key) ?? fixedColumns[0]) : settingColumn(setting)
}
