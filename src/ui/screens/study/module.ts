import {moved} from '../../components/list.ts'
import {titlePath} from '../../components/title.ts'
import type {AppState} from '../../state.ts'
import {close, put, refuse, type Step, stay} from '../../step.ts'
import {texts} from '../../text/index.ts'
import {openCompare} from '../compare/state.ts'
import type {Handlers, ScreenModule} from '../module.ts'
import {openRun} from '../run/state.ts'
import {dropStudy, pauseStudy, restoreStudy, resumeStudy, whyNotAsked} from '../studies/ask.ts'
import {receiveStudies} from '../studies/receive.ts'
import {currentRow, drawnRows, followBest, runOf, type StudyScreen} from './state.ts'
import {StudyView} from './view.tsx'

function moveTo(state: AppState, screen: StudyScreen, key: {readonly name: string}): Step {
  const {rows} = screen.study
  const current = currentRow(screen)
  const at = current ? rows.indexOf(current) : 0
  return stay(put(state, {...screen, setting: rows[moved(at, rows.length, key.name)]?.setting}))
}

const handlers: Handlers<StudyScreen, 'study'> = {
  move: moveTo,
  page: moveTo,
  ends: moveTo,
  open: (state, screen) => {
    const run = runOf(currentRow(screen), screen.seed)
    return run === undefined ? refuse(state, text => text.studies.noRun) : openRun(state, run)
  },
  nextSeed: (state, screen) => stay(put(state, {...screen, seed: screen.seed + 1})),
  compare: (state, {study}) => {
    const runs = drawnRows(study).flatMap(row => runOf(row, 0) ?? [])
    return runs.length < 2 ? refuse(state, text => text.studies.noRows) : openCompare(state, runs)
  },
  pauseStudy: (state, screen) => pauseStudy(state, screen, screen.study),
  dropStudy: (state, screen) => dropStudy(state, screen, screen.study),
  resumeStudy: (state, screen) => resumeStudy(state, screen, screen.study),
  restoreStudy,
  back: close,
}

const take = receiveStudies<StudyScreen>((screen, study) => ({...screen, study}))

export const study: ScreenModule<StudyScreen> = {
  context: () => 'study',
  parts: {study: {handlers}},
  unavailable: (_, screen, command) => {
    if (command !== 'nextSeed') return whyNotAsked(screen, screen.study, command)
    const runs = new Set(currentRow(screen)?.readings.map(({run}) => run))
    return runs.size > 1 ? undefined : text => text.studies.oneRun
  },
  receive: (state, screen, message) => {
    const step = take(state, screen, message)
    const now = step.state.screens.find(one => one.id === screen.id)
    return now?.kind === 'study' ? followBest(step, now.study) : step
  },
  title: (state, {study}) => titlePath(state, texts[state.language].studies.title, study.study),
  view: StudyView,
}
