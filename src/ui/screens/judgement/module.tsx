import {readFailure} from '../../../answers/failure.ts'
import {judgementLine, type ShownMistake} from '../../../answers/inspection.ts'
import {read} from '../../../answers/schema.ts'
import {titlePath} from '../../components/title.ts'
import {put, stay} from '../../step.ts'
import {endedBadly} from '../../text/failure.ts'
import {texts} from '../../text/index.ts'
import type {ScreenModule} from '../module.ts'
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
  receive: (state, screen, message) => {
    if (message.message === 'ended') {
      const bad = message.code !== 0 && !screen.failure
      return stay(bad ? put(state, {...screen, failure: endedBadly(message)}) : state)
    }
    if (message.message !== 'answer') return stay(state)
    const failure = readFailure(message.value)
    if (failure) return stay(put(state, {...screen, failure}))
    const answer = read(judgementLine, message.value)
    switch (answer?.kind) {
      case 'judgement':
        return stay(put(state, {...screen, judgement: answer}))
      case 'mistake':
        return stay(put(state, takeMistake(screen, answer)))
      case 'progress':
        return stay(put(state, {...screen, progress: answer}))
      default:
        return stay(state)
    }
  },
  title: (state, {run}) => titlePath(state, run, texts[state.language].inspection.judgement.title),
  view: JudgementView,
}
