import {join} from 'node:path'
import type {Answers} from '../../answers/index.ts'
import type {StudyAnswer} from '../../answers/studies.ts'
import type {StudyReport} from '../../studies/report.ts'
import {studiesOf} from '../../studies/study.ts'
import type {Twins} from '../../studies/twins.ts'
import type {Context} from '../line/command.ts'

/** A study as `--json` has it. */
export function answerOf(
  {checkpoints}: Pick<Context, 'checkpoints'>,
  report: StudyReport,
): Answers['studyReport'] {
  const {study, status, place, counts, board, twins, influences, live, waitsFor, spent, secondsLeft, end} =
    report
  const {id, kind, base, createdAt, search, space, settings, seeds, rungs, parallel, budget} = study
  return {
    kind: 'study',
    study: id,
    asks: kind,
    dir: join(studiesOf(checkpoints), id),
    chapter: base.chapter,
    dataset: base.dataset.name,
    createdAt,
    status,
    ...(place !== undefined && {place}),
    search,
    space,
    settings: settings.length,
    seeds,
    rungs,
    parallel,
    ...(budget !== undefined && {budget}),
    trials: counts.all,
    done: counts.done,
    taken: counts.taken,
    lost: counts.lost,
    live,
    ...(waitsFor !== undefined && {waitsFor}),
    spent,
    ...(secondsLeft !== undefined && {secondsLeft}),
    measure: board.by,
    heldOut: board.isHeldOut,
    rows: board.rows.map(({setting, values, mean, sd, half, n, epochs, verdict, toBest, test, readings}) => ({
      setting,
      values,
      mean,
      ...(sd !== undefined && {sd}),
      ...(half !== undefined && {half}),
      n,
      epochs,
      verdict,
      ...(toBest && {difference: toBest.mean}),
      ...(toBest?.half !== undefined && {differenceHalf: toBest.half}),
      ...(test && {test: test.mean}),
      ...(test?.half !== undefined && {testHalf: test.half}),
      readings: readings.map(({by: _, ...reading}) => reading),
    })),
    ...(twins && {twins: answerOfTwins(twins)}),
    ...(influences && {influences: influences.map(({key, share}) => ({name: key, share}))}),
    ...(end?.event === 'halted' && {failure: {code: end.code, detail: end.detail}}),
  }
}

/** Two settings beside each other, as `--json` has them. */
export function answerOfTwins({
  by: _by,
  ranAway,
  difference,
  pairs,
  ...twins
}: Twins): NonNullable<StudyAnswer['twins']> {
  return {
    ...twins,
    pairs: pairs.map(({seed, a, b, runs}) => ({seed, a, b, runs: [...runs]})),
    ranAwayA: ranAway.a,
    ranAwayB: ranAway.b,
    ...(difference && {difference: difference.mean, greater: difference.greater}),
    ...(difference?.interval && {low: difference.interval[0], high: difference.interval[1]}),
  }
}
