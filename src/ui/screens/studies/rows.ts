import type {StudyAnswer, StudyRow} from '../../../answers/studies.ts'
import {chapterById} from '../../../chapters/index.ts'
import type {Role} from '../../../drawing/look.ts'
import {plusMinus} from '../../../text/spread.ts'
import {duration} from '../../../text/times.ts'
import type {AppState} from '../../state.ts'
import {texts} from '../../text/index.ts'

export const statusRole = (status: StudyAnswer['status']): Role =>
  status === 'running'
    ? 'training'
    : status === 'done'
      ? 'good'
      : status === 'halted' || status === 'left'
        ? 'bad'
        : 'warning'

/** A hyperparameter by the name that the form has for it. */
export const labelOf = ({language}: Pick<AppState, 'language'>, chapter: string, key: string): string =>
  chapterById(chapter)?.settings[key]?.label[language] ?? key

/** `learning rate 0.01, units 64`. */
export const valuesText = (
  state: Pick<AppState, 'language'>,
  chapter: string,
  values: StudyRow['values'],
): string =>
  Object.entries(values)
    .map(([key, value]) => `${labelOf(state, chapter, key)} ${value}`)
    .join(', ')

export const figureText = ({mean, half}: Pick<StudyRow, 'mean' | 'half'>): string => plusMinus(mean, half)

/** How far it has come and how long it will take. */
export function progressText({language}: Pick<AppState, 'language'>, study: StudyAnswer): string[] {
  const text = texts[language]
  return [
    `${study.done}/${study.trials}`,
    ...(study.secondsLeft === undefined ? [] : [text.run.left(duration(study.secondsLeft))]),
  ]
}
