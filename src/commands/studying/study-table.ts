import {inColumns} from '../../drawing/lines/columns.ts'
import {formatSetting} from '../../settings/format-setting.ts'
import type {BoardRow} from '../../studies/board.ts'
import type {StudyReport} from '../../studies/report.ts'
import {confidence} from '../../studies/statistics.ts'
import {flagOf} from '../../text/flag-name.ts'
import {percent} from '../../text/numbers.ts'
import {plusMinus} from '../../text/spread.ts'
import type {Words} from '../../text/words/words.ts'
import type {Output} from '../printing/output.ts'

/** The values that settings differ in, in the order of the first one that has them. */
export const keysOf = ({board}: Pick<StudyReport, 'board'>): string[] => [
  ...new Set(board.rows.flatMap(({values}) => Object.keys(values))),
]

/** Prints what a study has come to: the settings, the best first, what ± is, and what mattered. */
export function printBoard(report: StudyReport, {words, line, raw, tone}: Output): void {
  const {board, study, influences} = report
  const {studies: text} = words
  const [best] = board.rows
  if (!best) return
  const keys = keysOf(report)
  line()
  if (keys.length === 0) {
    const name = text.columns[board.by]
    const figure = plusMinus(best.mean, best.half)
    raw(tone('bold', `${name}${words.colon}${text.ofSeeds(figure, best.n)}`))
  } else {
    const isHalving = study.rungs.length > 0
    const head = [
      ...keys.map(flagOf),
      text.columns[board.by],
      text.columns.seeds,
      ...(isHalving ? [text.columns.epochs] : []),
      text.columns.beside,
    ]
    const rows = board.rows.map(row => [
      ...keys.map(key => (row.values[key] === undefined ? '–' : formatSetting(row.values[key]))),
      plusMinus(row.mean, row.half),
      String(row.n),
      ...(isHalving ? [String(row.epochs)] : []),
      besideBest(row, words),
    ])
    for (const [at, row] of inColumns([head, ...rows]).entries()) raw(at === 1 ? tone('bold', row) : row)
  }
  line()
  const hasInterval = board.rows.some(({half}) => half !== undefined)
  line(hasInterval ? text.meaning(percent(confidence).replace('.0', '')) : text.oneSeed)
  if (keys.length === 0) return
  line()
  if (!influences) {
    line(text.tooFew)
    return
  }
  line(`${text.mattered}${words.colon}`.trimEnd())
  const rest = Math.max(0, 1 - influences.reduce((sum, {share}) => sum + share, 0))
  const shares = [
    ...influences.map(({key, share}) => [flagOf(key), percent(share)]),
    [text.rest, percent(rest)],
  ]
  for (const row of inColumns(shares)) line(`  ${row}`)
}

function besideBest({verdict, toBest}: BoardRow, {studies, bracket}: Words): string {
  const word = studies.verdicts[verdict]
  if (!toBest || verdict === 'early' || !Number.isFinite(toBest.mean)) return word
  const sign = toBest.mean > 0 ? '+' : ''
  return `${word}${bracket(`${sign}${plusMinus(toBest.mean, toBest.half)}`)}`
}
