import type {Language} from '../text/localised.ts'
import {failureSentence, verdictSentence, warningSentence} from '../text/sentence.ts'
import {strip} from '../text/strip.ts'
import {duration} from '../text/times.ts'
import {words} from '../text/words/index.ts'
import type {EventBody} from './events.ts'
import type {RunState} from './state.ts'
import {verdictOf} from './verdict.ts'

/** What somebody who is not looking should know of a run. */
export interface Notice {
  readonly status: 'finished' | 'failed' | 'warning'
  /** One line, safe to show. */
  readonly message: string
}

/**
 * What an event gives to tell: that a run has ended by itself or failed, and what the watch has seen of its curves. Who
 * has stopped it knows; what is said of the data is said at once, while one is still looking.
 */
export function noticeOf(
  run: string,
  event: EventBody,
  state: RunState,
  language: Language,
): Notice | undefined {
  const {colon, finished, warning} = words[language]
  const notice = (status: Notice['status'], ...sentences: readonly string[]): Notice => ({
    status,
    message: strip(`${run}${colon}${sentences.filter(Boolean).join(language === 'zh' ? '' : ' ')}`),
  })
  switch (event.event) {
    case 'finished': {
      if (event.reason !== 'completed') return undefined
      const verdict = verdictOf(state)
      return notice(
        'finished',
        finished(event.epochs, duration(event.seconds)),
        verdict ? verdictSentence(verdict, language) : '',
      )
    }
    case 'failed':
      return notice('failed', failureSentence(event, language))
    case 'warning':
      return state.history.length > 0
        ? notice('warning', `${warning}${colon}${warningSentence(event, language)}`)
        : undefined
    default:
      return undefined
  }
}

/** The variables in which a command finds what it is to tell. */
export const toldOf = (
  run: string,
  dir: string,
  status: string,
  message: string,
): Readonly<Record<string, string>> => ({
  TFNOTES_RUN: run,
  TFNOTES_RUN_DIR: dir,
  TFNOTES_STATUS: status,
  TFNOTES_MESSAGE: message,
})
