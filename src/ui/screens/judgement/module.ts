import {judgementLine, type ShownMistake} from '../../../answers/inspection.ts'
import {titlePath} from '../../components/title.ts'
import {texts} from '../../text/index.ts'
import type {ScreenModule} from '../module.ts'
import {receiveLines} from '../receive-lines.ts'
import {handlers, whyNoMistake} from './input.ts'
import {countAmong, type JudgementScreen} from './state.ts'
import {JudgementView} from './view.tsx'

/** The mistakes are shown when all there are have come; where some are left out, when no more are coming. */
function takeMistake(screen: JudgementScreen, mistake: ShownMistake): JudgementScreen {
  const coming = [...screen.coming, mistake]
  const isWhole = screen.judgement && coming.length >= countAmong(screen.judgement, undefined)
  return isWhole ? {...screen, mistakes: coming, coming: []} : {...screen, coming}
}

const receive = receiveLines<JudgementScreen, typeof judgementLine>(
  judgementLine,
  (screen, line) =>
    line.kind === 'mistake'
      ? takeMistake(screen, line)
      : line.kind === 'judgement'
        ? {...screen, judgement: line}
        : {...screen, progress: line},
  {
    isAnswered: ({judgement, mistakes}) => judgement?.accuracy === 1 || mistakes.length > 0,
    lasts: false,
  },
)

export const judgement: ScreenModule<JudgementScreen> = {
  context: () => 'judgement',
  parts: {judgement: {handlers}},
  unavailable: (_, screen, command) =>
    command === 'maps' || command === 'listMistakes' ? whyNoMistake(screen) : undefined,
  receive: (state, screen, message) =>
    message.message === 'ended' && screen.coming.length > 0
      ? receive(state, {...screen, mistakes: screen.coming, coming: []}, message)
      : receive(state, screen, message),
  title: (state, {run}) => titlePath(state, run, texts[state.language].inspection.judgement.title),
  view: JudgementView,
}
