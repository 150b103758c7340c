import {chapterById} from '../../../chapters/index.ts'
import {initialRunState} from '../../../runs/state.ts'
import {chapterIdOf, isActive, phaseOf} from '../../runs/phase.ts'
import type {AppState, Sentence} from '../../state.ts'
import {lookRefused} from './looking.ts'
import type {RunScreen} from './state.ts'
import {goneWords} from './status.ts'

const needsLive = new Set(['pause', 'stop', 'learningRate', 'bell'])
const needsCurve = new Set(['crosshair', 'crosshairEnds', 'zoom', 'axis'])
const needsCheckpoint = new Set(['apply', 'weights', 'judge', 'maps', 'resume'])
const needsPictures = new Set(['judge', 'maps'])

/** Why a command cannot do its work on a run now. */
export function unavailable(state: AppState, screen: RunScreen, command: string): Sentence | undefined {
  const run = state.followed[screen.run] ?? initialRunState
  const phase = phaseOf(state, screen.run)
  const active = isActive(phase)
  const chapter = chapterById(chapterIdOf(state, screen.run) ?? '')
  if (needsPictures.has(command) && chapter && chapter.task !== 'classify-image')
    return text => text.inspection.notPictures
  if (command === 'bell' && state.ringsForAll) return text => text.runPage.bell.forAll
  if (command === 'scrollPane' && screen.pane === undefined) return text => text.runPage.noPane
  if (needsLive.has(command) && !active) return text => text.refused.notLive
  if (needsCheckpoint.has(command) && phase === 'gone') return goneWords(screen.run)
  if (command === 'resume' && active) return text => text.refused.stillLive
  if (needsCurve.has(command) && run.history.length === 0) return text => text.refused.noCurve
  const saved = run.checkpoints.last ?? run.checkpoints.best
  if (needsCheckpoint.has(command) && !saved) return text => text.refused.noCheckpoint
  return lookRefused(state, screen, command)
}
