import type {StudyAnswer} from '../../../answers/studies.ts'
import type {Failure} from '../../../errors.ts'
import {inQueueOrder} from '../../../studies/status.ts'
import type {AppState} from '../../state.ts'
import {open, type Step, stay, topOf} from '../../step.ts'

/** All studies, as `tfnotes queue --json --watch` tells of them: those in the queue in its order, then the newest. */
export interface StudiesScreen {
  readonly kind: 'studies'
  readonly id: number
  readonly studies: readonly StudyAnswer[]
  /** How many there are; undefined before that is told. */
  readonly count?: number | undefined
  /** Id of the study under the cursor. */
  readonly study?: string | undefined
  /** Id of the one that was taken out of the queue here last and is not back. */
  readonly dropped?: string | undefined
  readonly failure?: Failure | undefined
}

export const openStudies = (state: AppState): Step =>
  topOf(state).kind === 'studies'
    ? stay(state)
    : open(state, {kind: 'studies', studies: []}, owner => [
        {effect: 'ask', owner, topic: 'queue', args: ['queue', '--all', '--json', '--watch']},
      ])

/** The study under the cursor: the first one before it was moved. */
export const currentStudy = ({studies, study}: Pick<StudiesScreen, 'studies' | 'study'>) =>
  studies.find(one => one.study === study) ?? studies[0]

export function withStudy(studies: readonly StudyAnswer[], told: StudyAnswer): StudyAnswer[] {
  const others = studies.filter(({study}) => study !== told.study)
  return [...others, told].sort(inQueueOrder)
}
