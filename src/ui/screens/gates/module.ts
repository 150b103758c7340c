import {readFailure} from '../../../answers/failure.ts'
import {gates as gatesAnswer} from '../../../answers/prices.ts'
import {read} from '../../../answers/schema.ts'
import {titlePath} from '../../components/title.ts'
import {put, stay} from '../../step.ts'
import {texts} from '../../text/index.ts'
import {helperEnded, isLost} from '../helper-ended.ts'
import type {ScreenModule} from '../module.ts'
import {handlers} from './input.ts'
import {askAbout, type GatesScreen} from './state.ts'
import {GatesView} from './view.tsx'

const needsAnswer = new Set(['window', 'ends', 'gate', 'layer', 'units'])

export const gates: ScreenModule<GatesScreen> = {
  context: () => 'gates',
  parts: {gates: {handlers}},
  unavailable: (_, screen, command) =>
    needsAnswer.has(command) && !screen.answer && !isLost(screen) ? text => text.gates.waiting : undefined,
  receive: (state, screen, message) => {
    if (message.message === 'ended')
      return helperEnded(state, screen, message, {
        isAnswered: screen.answer !== undefined && !screen.waiting,
        open: {waiting: false},
      })
    if (message.message !== 'answer') return stay(state)
    const failure = readFailure(message.value)
    if (failure) return stay(put(state, {...screen, waiting: false, failure}))
    const answer = read(gatesAnswer, message.value)
    if (!answer) return stay(state)
    const at = screen.at ?? answer.at
    // The reader has gone on while this one was computed.
    const isBehind = at !== answer.at
    const next = put(state, {...screen, at, answer, failure: undefined, waiting: isBehind})
    return stay(next, ...(isBehind ? [askAbout(screen.id, at)] : []))
  },
  title: (state, {run}) => titlePath(state, run, texts[state.language].gates.title),
  view: GatesView,
}
