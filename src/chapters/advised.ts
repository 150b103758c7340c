import type {Failure} from '../errors.ts'
import type {Language} from '../text/localised.ts'
import {warningSentence} from '../text/sentence.ts'
import type {Advice} from './advice.ts'
import {chapterById} from './index.ts'

/** Which of a chapter's sentences goes with a warning. */
const advised: Readonly<Record<string, keyof Advice>> = {
  diverged: 'diverging',
  diverging: 'diverging',
  plateau: 'plateau',
  overfitting: 'overfitting',
}

/** What a warning in a run's events says, and what the run's chapter says to try. */
export function advisedSentence(warning: Failure, chapter: string, language: Language): string {
  const said = warningSentence(warning, language)
  const advice = Object.hasOwn(advised, warning.code) ? advised[warning.code] : undefined
  const tip = advice && chapterById(chapter)?.advice[advice][language]
  if (!tip) return said
  return language === 'zh' ? said + tip : `${said} ${tip}`
}
