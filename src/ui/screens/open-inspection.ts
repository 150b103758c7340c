import {chapterById} from '../../chapters/index.ts'
import {chapterIdOf} from '../runs/phase.ts'
import type {AppState} from '../state.ts'
import {refuse, type Step} from '../step.ts'
import {checkRun} from './check/state.ts'
import {openJudgement} from './judgement/state.ts'
import {openMaps} from './maps/state.ts'

/** Only networks of pictures can be looked into. */
const ofPictures =
  (open: (state: AppState, run: string) => Step) =>
  (state: AppState, run: string): Step =>
    chapterById(chapterIdOf(state, run) ?? '')?.task === 'classify-image'
      ? open(state, run)
      : refuse(state, text => text.inspection.notPictures)

/** How a run's network judges its validation pictures. */
export const judgeRun = ofPictures(openJudgement)

/** What a run's network makes of a picture, layer by layer. */
export const openInside = ofPictures((state, run) => openMaps(state, run))

/** What is odd about a run's data, and which of its labels the network doubts. */
export function checkRunOf(state: AppState, run: string): Step {
  const task = chapterById(chapterIdOf(state, run) ?? '')?.task
  return task === 'classify-image' || task === 'measure'
    ? checkRun(state, run)
    : refuse(state, text => text.inspection.notClasses)
}
