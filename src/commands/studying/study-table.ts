import {settingLabel, settingValue} from '../../chapters/setting-label.ts'
import {inColumns} from '../../drawing/lines/columns.ts'
import type {BoardRow} from '../../studies/board.ts'
import {keysOf, restOf} from '../../studies/importance.ts'
import type {StudyReport} from '../../studies/report.ts'
import {confidence} from '../../studies/statistics.ts'
import type {Twins} from '../../studies/twins.ts'
import {measure, percent} from '../../text/numbers.ts'
import {plusMinus, signedSpread} from '../../text/spread.ts'
import {figureName} from '../../text/words/studies.ts'
import {sides, twinSentences} from '../../text/words/twins.ts'
import type {Words} from '../../text/words/words.ts'
import type {Output} from '../printing/output.ts'
import {answerOfTwins} from './answer.ts'
import {sideWords} from './setting-words.ts'

/** Prints what a study has come to: the settings, the best first, what ± is, and what mattered. */
export function printBoard(report: StudyReport, output: Output): void {
  const {words, language, line, raw, tone} = output
  const {board, study, influences} = report
  const name = (key: string) => settingLabel(study.base.chapter, key, language)
  const {studies: text} = words
  if (report.twins) {
    printTwins(report.twins, report, output)
    return
  }
  const [best] = board.rows
  if (!best) return
  const keys = keysOf(board.rows)
  line()
  if (keys.length === 0) {
    const title = figureName(text, board.by, board.isHeldOut)
    const figure = plusMinus(best.mean, best.half)
    raw(tone('bold', `${title}${words.colon}${text.ofSeeds(figure, best.n)}`))
    if (best.test)
      line(
        `${text.columns.test[board.by]}${words.colon}${text.ofSeeds(plusMinus(best.test.mean, best.test.half), best.n)}`,
      )
  } else {
    const isTested = board.rows.some(({test}) => test)
    const isHalving = study.rungs.length > 0
    const head = [
      ...keys.map(name),
      figureName(text, board.by, board.isHeldOut),
      ...(isTested ? [text.columns.test[board.by]] : []),
      text.columns.seeds,
      ...(isHalving ? [text.columns.epochs] : []),
      text.columns.beside,
    ]
    const rows = board.rows.map(row => [
      ...keys.map(key => {
        const value = row.values[key]
        return value === undefined ? '–' : settingValue(study.base.chapter, key, value, language)
      }),
      plusMinus(row.mean, row.half),
      ...(isTested ? [row.test ? plusMinus(row.test.mean, row.test.half) : '–'] : []),
      String(row.n),
      ...(isHalving ? [String(row.epochs)] : []),
      besideBest(row, words),
    ])
    for (const [at, row] of inColumns([head, ...rows]).entries()) raw(at === 1 ? tone('bold', row) : row)
  }
  line()
  const hasInterval = board.rows.some(({half}) => half !== undefined)
  line(hasInterval ? text.meaning(confidence) : text.oneSeed)
  if (board.rows.some(({verdict}) => verdict === 'alike')) line(text.alikeMeans)
  if (keys.length === 0) return
  if (board.isHeldOut) line(text.byHeldOut)
  line()
  if (!influences) {
    line(text.tooFew)
    return
  }
  line(`${text.mattered}${words.colon}`.trimEnd())
  const shares = [
    ...influences.map(({key, share}) => [name(key), percent(share)]),
    [text.rest, percent(restOf(influences))],
  ]
  for (const row of inColumns(shares)) line(`  ${row}`)
}

function besideBest({verdict, toBest}: BoardRow, {studies, bracket}: Words): string {
  const word = studies.verdicts[verdict]
  if (!toBest || verdict === 'early' || !Number.isFinite(toBest.mean)) return word
  return `${word}${bracket(signedSpread(toBest.mean, toBest.half))}`
}

/** Prints each pair, and what they say together. */
function printTwins(
  twins: Twins,
  {study, board}: Pick<StudyReport, 'study' | 'board'>,
  {words, language, line, raw, tone}: Output,
): void {
  const {twins: text} = words.studies
  const {by, pairs, confidence, difference, finding} = twins
  line()
  for (const [at, side] of sides.entries())
    line(`${side}${words.colon}${sideWords(study, at, {words, language})}`)
  line()
  const {seed, a, b, difference: minus, test} = text.columns
  const testText = (setting: number, of: number) => {
    const row = board.rows.find(one => one.setting === setting)
    const value = row?.readings.find(one => one.seed === of)?.test
    return value === undefined ? '–' : measure(value)
  }
  const isTested = board.rows.some(({test}) => test)
  const head = [seed, a, b, minus, ...(isTested ? [a, b].map(side => `${side} ${test}`) : [])]
  const rows = pairs.map(pair => [
    String(pair.seed),
    measure(pair.a),
    measure(pair.b),
    signedSpread(pair.b - pair.a),
    ...(isTested ? [0, 1].map(setting => testText(setting, pair.seed)) : []),
  ])
  if (rows.length > 0) for (const row of inColumns([head, ...rows])) line(row)
  line()
  for (const sentence of twinSentences(by, answerOfTwins(twins), text)) raw(tone('bold', sentence))
  if (board.isHeldOut) line(text.byHeldOut)
  if (difference?.interval && finding !== 'same') line(text.meaning(confidence))
}
