import type {Advice} from '../../chapters/advice.ts'
import type {Chapter} from '../../chapters/chapter.ts'
import type {RunWarning} from '../../runs/state.ts'
import {warningSentence} from '../../text/sentence.ts'
import type {Words} from '../state.ts'

/** Which of the chapter's sentences goes with a warning. */
const advised: Readonly<Record<string, keyof Advice>> = {
  diverged: 'diverging',
  diverging: 'diverging',
  plateau: 'plateau',
  overfitting: 'overfitting',
}

/** What a warning in a run's events says, and what the chapter says to try. */
export const warningWords =
  (warning: Pick<RunWarning, 'code' | 'detail'>, chapter: Chapter | undefined): Words =>
  (_, language) => {
    const advice = advised[warning.code]
    const tip = advice === undefined ? undefined : chapter?.advice[advice][language]
    const said = warningSentence(warning, language)
    return tip === undefined ? said : `${said} ${tip}`
  }
