import type {StudyAnswer, StudyRow} from '../../../answers/studies.ts'
import {settingLabel, settingValue} from '../../../chapters/setting-label.ts'
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

/** `learning rate 0.01, units 64`. */
export const valuesText = (
  state: Pick<AppState, 'language'>,
  chapter: string,
  values: StudyRow['values'],
): string =>
  Object.entries(values)
    .map(
      ([key, value]) =>
        `${settingLabel(chapter, key, state.language)} ${settingValue(chapter, key, value, state.language)}`,
    )
    .join(texts[state.language].comma)

/** `0.01, 64`, where there is no room for what they are. */
export const bareValuesText: typeof valuesText = (state, chapter, values) =>
  Object.entries(values)
    .map(([key, value]) => settingValue(chapter, key, value, state.language))
    .join(texts[state.language].comma)

export const figureText = ({mean, half}: Pick<StudyRow, 'mean' | 'half'>): string => plusMinus(mean, half)

/** How far it has come, and how long it will take or what it waits for. */
export function progressText({language}: Pick<AppState, 'language'>, study: StudyAnswer): string[] {
  const text = texts[language]
  return [
    `${study.done}/${study.trials}`,
    ...(study.waitsFor !== undefined
      ? [text.studies.waitsFor(study.waitsFor)]
      : study.secondsLeft === undefined
        ? []
        : [text.run.left(duration(study.secondsLeft))]),
  ]
}
