import {judgementLine, type ShownMistake} from '../../../answers/inspection.ts'
import {titlePath} from '../../components/title.ts'
import {texts} from '../../text/index.ts'
import type {ScreenModule} from '../module.ts'
import {receiveLines} from '../receive-lines.ts'
import {handlers} from './input.ts'
import {type JudgementScreen, mostMistakes} from './state.ts'
import {JudgementView} from './view.tsx'

/** The mistakes are shown when as many have come as the matrix has, or were asked for. */
function takeMistake(screen: JudgementScreen, mistake: ShownMistake): JudgementScreen {
  const coming = [...screen.coming, mistake]
  const {matrix = [], samples = 0} = screen.judgement ?? {}
  const right = matrix.reduce((sum, row, at) => sum + (row[at] ?? 0), 0)
  const isWhole = coming.length >= Math.min(mostMistakes, samples - right)
  return isWhole ? {...screen, mistakes: coming, coming: []} : {...screen, coming}
}

export const judgement: ScreenModule<JudgementScreen> = {
  context: () => 'judgement',
  parts: {judgement: {handlers}},
  unavailable: (_, screen, command) =>
    command === 'maps' && screen.mistakes.length === 0
      ? text => text.inspection.judgement.loading
      : undefined,
  receive: receiveLines(
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
  ),
  title: (state, {run}) => titlePath(state, run, texts[state.language].inspection.judgement.title),
  view: JudgementView,
}
