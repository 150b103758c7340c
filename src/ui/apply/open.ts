import type {Task} from '../../chapters/chapter.ts'
import {chapterById} from '../../chapters/index.ts'
import {lastRunOf} from '../runs/last-run.ts'
import {chapterIdOf} from '../runs/phase.ts'
import {openForecast} from '../screens/forecast/state.ts'
import {openLetters} from '../screens/letters/state.ts'
import {openMeasure} from '../screens/measure/state.ts'
import {openPicture} from '../screens/picture/state.ts'
import type {AppState} from '../state.ts'
import {refuse, type Step} from '../step.ts'

/** What a network is applied to decides the screen it is applied on. */
const openers: Readonly<Record<Task, (state: AppState, run: string) => Step>> = {
  'classify-image': openPicture,
  measure: openMeasure,
  'next-letter': openLetters,
  forecast: openForecast,
}

/** Applies a run's network, or that of a chapter's newest run that has a checkpoint. */
export function openApply(
  state: AppState,
  target:
    | {readonly run: string; readonly chapter?: undefined}
    | {readonly chapter: string; readonly run?: undefined},
): Step {
  const id = target.run ?? lastRunOf(state.runs, target.chapter, ({trained}) => trained)?.id
  if (id === undefined)
    return refuse(state, text =>
      state.runs === undefined || state.runsLeft > 0 ? text.runs.waiting : text.refused.noRun,
    )
  const name = target.chapter ?? chapterIdOf(state, id)
  const chapter = chapterById(name ?? '')
  if (!chapter) return refuse(state, text => text.refused.noRun)
  return openers[chapter.task](state, id)
}
