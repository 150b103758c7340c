import {frameOf} from '../../components/layout.ts'
import {moved} from '../../components/list.ts'
import {titlePath} from '../../components/title.ts'
import type {AppState} from '../../state.ts'
import {close, put, type Step, stay} from '../../step.ts'
import {texts} from '../../text/index.ts'
import type {Handlers, ScreenModule} from '../module.ts'
import {openStudy} from '../study/state.ts'
import {dropStudy, moveStudy, pauseStudy, restoreStudy, resumeStudy, whyNotAsked} from './ask.ts'
import {receiveStudies} from './receive.ts'
import {currentStudy, type StudiesScreen, withStudy} from './state.ts'
import {StudiesView} from './view.tsx'

function moveTo(state: AppState, screen: StudiesScreen, key: {readonly name: string}): Step {
  const {studies} = screen
  const current = currentStudy(screen)
  const at = current ? studies.indexOf(current) : 0
  const page = frameOf(state.size).height - 2
  return stay(put(state, {...screen, study: studies[moved(at, studies.length, key.name, page)]?.study}))
}

const handlers: Handlers<StudiesScreen, 'studies'> = {
  move: moveTo,
  page: moveTo,
  ends: moveTo,
  open: (state, screen) => {
    const current = currentStudy(screen)
    return current ? openStudy(state, current) : stay(state)
  },
  pauseStudy: (state, screen) => pauseStudy(state, screen, currentStudy(screen)),
  dropStudy: (state, screen) => dropStudy(state, screen, currentStudy(screen)),
  resumeStudy: (state, screen) => resumeStudy(state, screen, currentStudy(screen)),
  moveStudy: (state, screen, {name}) => moveStudy(name === '[' ? -1 : 1)(state, screen, currentStudy(screen)),
  restoreStudy,
  back: close,
}

export const studies: ScreenModule<StudiesScreen> = {
  context: () => 'studies',
  parts: {studies: {handlers}},
  unavailable: (_, screen, command) => whyNotAsked(screen, currentStudy(screen), command),
  receive: receiveStudies<StudiesScreen>(
    (screen, told) => ({...screen, studies: withStudy(screen.studies, told)}),
    (screen, count) => ({...screen, count}),
  ),
  title: state => titlePath(state, texts[state.language].studies.title),
  view: StudiesView,
}
