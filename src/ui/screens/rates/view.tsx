import {rateChart} from '../../../drawing/charts/rate-chart.ts'
import {type Line, line} from '../../../drawing/lines/span.ts'
import {wrap} from '../../../drawing/lines/wrap.ts'
import {wordOf} from '../../../text/choices.ts'
import {plain, significant} from '../../../text/numbers.ts'
import {faultLines} from '../../components/fault-lines.ts'
import {Pane} from '../../components/pane.tsx'
import {remarkLines} from '../../components/remark-lines.ts'
import {texts} from '../../text/index.ts'
import type {ViewProps} from '../module.ts'
import type {RatesScreen} from './state.ts'

type Props = ViewProps<RatesScreen>

/** Odd, so that the highest row is labelled, too. */
const odd = (rows: number): number => rows - (1 - (rows % 2))

function bodyLines({state, screen, width, height}: Props): Line[] {
  const {language} = state
  const text = texts[language].rates
  const {found, failure} = screen
  if (failure) return faultLines(failure, state, width)
  if (!found) return wrap(text.waiting, width).map(row => line(row, 'dim'))
  const {low, high, suggested, problem, curves} = found
  const said: Line[] =
    low === undefined || high === undefined || suggested === undefined
      ? wrap(text.none, width)
          .concat(problem ? wrap(found.message ?? problem, width) : [])
          .map(row => line(row, 'warning'))
      : [
          ...wrap(text.found(significant(low, 2), significant(high, 2)), width).map(row => line(row, 'good')),
          ...wrap(text.take(plain(suggested)), width).map(row => line(row)),
        ]
  const generated = found.source === 'generated' ? [line(texts[language].chapter.generated, 'warning')] : []
  const below = [...said, ...generated, ...remarkLines(found.remarks, state, width)]
  const rows = odd(Math.max(8, Math.min(30, height - below.length - 1)))
  return [...rateChart({curves, low, high, width, height: rows, glyphs: state.look.glyphs}), ...below]
}

/** The loss over the learning rate, the range in which the network learns, and what to take. */
export function RatesView(props: Props) {
  const {state, screen, width, height} = props
  const text = texts[state.language].rates
  const {found} = screen
  const seeds = found?.curves.map(({seed}) => seed) ?? []
  const title = found ? text.heading(wordOf(found.optimizer, state.language), seeds) : text.title
  const lines = bodyLines({...props, height: height - 1})
  return <Pane look={state.look} title={title} focused width={width} height={height} lines={lines} />
}
