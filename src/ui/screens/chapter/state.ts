import type {PreflightAnswer} from '../../../answers/data.ts'
import type {Chapter, DataShape} from '../../../chapters/chapter.ts'
import {chapterById} from '../../../chapters/index.ts'
import type {Failure} from '../../../errors.ts'
import type {Effect} from '../../effects.ts'
import {branchForm} from '../../form/form.ts'
import type {WithForm} from '../../form/state.ts'
import {chapterSubject} from '../../form/subjects.ts'
import type {BranchStart} from '../../platform.ts'
import type {LastCurve} from '../../runs/last-curve.ts'
import type {AppState} from '../../state.ts'
import {open, type Step} from '../../step.ts'

/** A few real batches with the values of `command`. */
export interface Preflight {
  readonly command: string
  readonly result?: PreflightAnswer
  readonly failure?: Failure
}

export interface Learnt {
  /** What says which data it was, as `dataKey` makes it. */
  readonly data: string
  readonly shape: DataShape
}

/** A chapter's page: the six steps as a form. Its values live in `AppState.forms`, so that they outlast the page. */
export interface ChapterScreen extends WithForm {
  readonly kind: 'chapter'
  readonly id: number
  readonly chapter: string
  /** Of a branch: the run that it is one of, with its checkpoint. */
  readonly branch?: string
  readonly preflight?: Preflight | undefined
  /** What the data turned out to be when it was read last, and which data that was. */
  readonly learnt?: Learnt
  readonly starting: boolean
  readonly curve?: LastCurve | undefined
  /** First row of the notes in sight, where they stand beside the form. @default 0 */
  readonly notesTop?: number
}

export const chapterOf = ({chapter}: ChapterScreen): Chapter => chapterById(chapter) as Chapter

/** A page whose values have changed is measured a moment later. */
export const measureSoon = (owner: number): Effect => ({effect: 'wait', owner, name: 'preflight', ms: 700})

/** The page of a branch: a run's values, to be changed. */
export function openBranch(state: AppState, start: BranchStart): Step {
  const {chapter, run, checkpoint} = start
  const branch = `${run}@${checkpoint}`
  const subject = chapterSubject(chapterById(chapter) as Chapter)
  const forms = {...state.forms, [`${chapter} ${branch}`]: branchForm(subject, start)}
  return open(
    {...state, forms},
    {kind: 'chapter', chapter, branch, field: 'epochs', starting: false},
    owner => [measureSoon(owner)],
  )
}

/** A chapter's page with the values it was left with. */
export const openChapter = (state: AppState, chapter: string): Step =>
  open(state, {kind: 'chapter', chapter, field: 'epochs', starting: false}, owner => [measureSoon(owner)])
