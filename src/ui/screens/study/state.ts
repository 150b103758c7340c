import type {StudyAnswer, StudyRow} from '../../../answers/studies.ts'
import {mostStyles} from '../../../drawing/charts/curve-style.ts'
import type {Failure} from '../../../errors.ts'
import type {AppState} from '../../state.ts'
import {andThen, open, type Step, stay} from '../../step.ts'
import {follow} from '../run/state.ts'

/** One study, as `tfnotes queue show --json --watch` tells of it. */
export interface StudyScreen {
  readonly kind: 'study'
  readonly id: number
  readonly study: StudyAnswer
  /** Setting under the cursor. */
  readonly setting?: number | undefined
  /** Which of its seeds, counted from 0. */
  readonly seed: number
  /** Its id where it was taken out of the queue here. */
  readonly dropped?: string | undefined
  readonly failure?: Failure | undefined
}

export const openStudy = (state: AppState, study: StudyAnswer): Step =>
  followBest(
    open(state, {kind: 'study', study, seed: 0}, owner => [
      {
        effect: 'ask',
        owner,
        topic: 'queue',
        args: ['queue', 'show', study.study, '--json', '--watch'],
      },
    ]),
    study,
  )

/** The row under the cursor: the first one before it was moved. */
export const currentRow = ({study, setting}: Pick<StudyScreen, 'study' | 'setting'>): StudyRow | undefined =>
  study.rows.find(row => row.setting === setting) ?? study.rows[0]

/** The run of the row's seed that is looked at. */
export const runOf = (row: StudyRow | undefined, seed: number): string | undefined =>
  row?.readings[seed % row.readings.length]?.run

/** Whose curves are drawn: of the best few settings, of one seed. */
export const drawnRows = ({rows}: StudyAnswer): readonly StudyRow[] => rows.slice(0, mostStyles)

/** Of one setting alone the curves of all its seeds are drawn. */
export const isOfSeeds = ({settings}: StudyAnswer): boolean => settings === 1

const drawnRuns = (study: StudyAnswer): readonly string[] =>
  isOfSeeds(study)
    ? study.rows.flatMap(({readings}) => readings.map(({run}) => run))
    : drawnRows(study).flatMap(row => runOf(row, 0) ?? [])

/** Reads the runs whose curves are drawn. */
export const followBest = (step: Step, study: StudyAnswer): Step =>
  drawnRuns(study).reduce(
    (before, run) => andThen(before, now => (now.followed[run] === undefined ? follow(now, run) : stay(now))),
    step,
  )
