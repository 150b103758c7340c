import {readFailure} from '../../../answers/failure.ts'
import {type Weights, weights as weightsAnswer} from '../../../answers/files.ts'
import {read} from '../../../answers/schema.ts'
import {bold, type Line, line, span} from '../../../drawing/lines/span.ts'
import {wrap} from '../../../drawing/lines/wrap.ts'
import {grouped, short} from '../../../text/numbers.ts'
import {faultLines} from '../../components/fault-lines.ts'
import {pageOf} from '../../components/page.tsx'
import {shapeText} from '../../components/sketch.ts'
import {titlePath} from '../../components/title.ts'
import type {AppState} from '../../state.ts'
import {put, stay} from '../../step.ts'
import {endedBadly} from '../../text/failure.ts'
import {texts} from '../../text/index.ts'
import type {ScreenModule} from '../module.ts'
import type {WeightsScreen} from './state.ts'

function weightLines(weight: Weights, look: AppState['look'], width: number): Line[] {
  const count = weight.shape.reduce((product, size) => product * size, 1)
  const values = weight.values.map(short).join('  ')
  const more = count > weight.values.length ? `  ${look.glyphs.ellipsis}` : ''
  return [
    [bold(weight.name, 'accent'), span(`  ${shapeText(weight.shape, look)}  ${grouped(count)}`, 'dim')],
    ...wrap(values + more, width - 2).map(row => line(`  ${row}`)),
    [],
  ]
}

export const weights: ScreenModule<WeightsScreen> = {
  ...pageOf<WeightsScreen>({
    heading: state => texts[state.language].weights.title,
    lines: (state, screen, width) =>
      screen.weights.length === 0 && !screen.done
        ? [line(texts[state.language].weights.reading, 'dim')]
        : [
            ...screen.weights.flatMap(weight => weightLines(weight, state.look, width)),
            ...(screen.failure ? faultLines(screen.failure, state, width) : []),
          ],
  }),
  receive: (state, screen, message) => {
    if (message.message === 'answer') {
      const failure = readFailure(message.value)
      if (failure) return stay(put(state, {...screen, failure}))
      const weight = read(weightsAnswer, message.value)
      return stay(weight ? put(state, {...screen, weights: [...screen.weights, weight]}) : state)
    }
    if (message.message !== 'ended') return stay(state)
    const isBad = message.code !== 0 && !screen.failure
    return stay(put(state, {...screen, done: true, ...(isBad && {failure: endedBadly(message)})}))
  },
  title: (state, {run}) => titlePath(state, run, texts[state.language].weights.title),
}
