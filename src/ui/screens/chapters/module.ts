import {titlePath} from '../../components/title.ts'
import {curveRead} from '../../runs/last-curve.ts'
import {say, stay} from '../../step.ts'
import {failureWords} from '../../text/failure.ts'
import {texts} from '../../text/index.ts'
import type {ScreenModule} from '../module.ts'
import {parts} from './input.ts'
import {type ChaptersScreen, shownPages} from './state.ts'
import {ChaptersView} from './view.tsx'

export const chapters: ScreenModule<ChaptersScreen> = {
  context: ({typing}) => (typing ? 'filter' : 'chapters'),
  parts,
  unavailable: (_, screen, command) =>
    (command === 'open' || command === 'notes') && shownPages(screen).length === 0
      ? text => text.chapters.noMatch
      : undefined,
  receive: (state, screen, message) => {
    if (message.message === 'run-read') return curveRead(state, screen, message)
    return stay(message.message === 'failed' ? say(state, failureWords(message.failure), 'bad') : state)
  },
  title: state => titlePath(state, texts[state.language].chapters.title),
  view: ChaptersView,
}
