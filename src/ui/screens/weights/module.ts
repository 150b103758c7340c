import {type Weights, weights as weightsAnswer} from '../../../answers/files.ts'
import {read} from '../../../answers/schema.ts'
import {bold, type Line, line, span} from '../../../drawing/lines/span.ts'
import {wrap} from '../../../drawing/lines/wrap.ts'
import {grouped, short} from '../../../text/numbers.ts'
import {pageOf} from '../../components/page.tsx'
import {shapeText} from '../../components/sketch.ts'
import {titlePath} from '../../components/title.ts'
import type {AppState} from '../../state.ts'
import {put, say, stay} from '../../step.ts'
import {endedBadly, failureWords} from '../../text/failure.ts'
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
        : screen.weights.flatMap(weight => weightLines(weight, state.look, width)),
  }),
  receive: (state, screen, message) => {
    if (message.message === 'answer') {
      const weight = read(weightsAnswer, message.value)
      return stay(weight ? put(state, {...screen, weights: [...screen.weights, weight]}) : state)
    }
    if (message.message !== 'ended') return stay(state)
    const done = put(state, {...screen, done: true})
    return stay(message.code === 0 ? done : say(done, failureWords(endedBadly(message)), 'bad'))
  },
  title: (state, {run}) => titlePath(state, run, texts[state.language].weights.title),
}
