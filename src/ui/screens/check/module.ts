import {checkLine} from '../../../answers/check.ts'
import {pageTitle, titlePath} from '../../components/title.ts'
import {stay} from '../../step.ts'
import {texts} from '../../text/index.ts'
import type {ScreenModule} from '../module.ts'
import {receiveLines} from '../receive-lines.ts'
import {handlers} from './input.ts'
import type {CheckScreen} from './state.ts'
import {CheckView} from './view.tsx'

const receive = receiveLines<CheckScreen, typeof checkLine>(
  checkLine,
  (screen, line) => {
    switch (line.kind) {
      case 'set':
        return {...screen, set: line}
      case 'finding':
        return {...screen, findings: [...screen.findings, line]}
      case 'suspect':
        return {...screen, suspects: [...screen.suspects, line]}
      case 'checked':
        return {...screen, sum: line}
    }
  },
  {isAnswered: ({sum}) => sum !== undefined, lasts: false},
)

export const check: ScreenModule<CheckScreen> = {
  context: () => 'check',
  parts: {check: {handlers}},
  unavailable: (_, screen, command) =>
    command === 'view' && screen.suspects.length === 0 ? text => text.check.noSuspects : undefined,
  // Its exit code says that something grave was found: that is an answer.
  receive: (state, screen, message) =>
    message.message === 'ended' && screen.sum ? stay(state) : receive(state, screen, message),
  title: (state, {subject}) => titlePath(state, pageTitle(state, subject), texts[state.language].check.title),
  view: CheckView,
}
