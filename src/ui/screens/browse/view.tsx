import {Box} from 'ink'
import type {ShownSample} from '../../../answers/inspection.ts'
import {className} from '../../../datasets/facts/index.ts'
import {type Cell, gridLines} from '../../../drawing/charts/picture-grid.ts'
import {bold, type Line, line, span} from '../../../drawing/lines/span.ts'
import {spread} from '../../../drawing/lines/width.ts'
import type {Language} from '../../../text/localised.ts'
import {grouped} from '../../../text/numbers.ts'
import {faultLines} from '../../components/fault-lines.ts'
import {Rows} from '../../components/rows.tsx'
import {texts} from '../../text/index.ts'
import type {ViewProps} from '../module.ts'
import {type BrowseScreen, pageOf, saidOf} from './state.ts'

type Props = ViewProps<BrowseScreen>

function headLine({state, screen, width}: Props, shown: number): Line {
  const text = texts[state.language].inspection.browse
  const {set, part, top, dataset} = screen
  const {glyphs} = state.look
  const chosen =
    screen.class === undefined
      ? text.allClasses
      : className(dataset, set?.classes[screen.class] ?? String(screen.class), state.language)
  const range = set && shown > 0 ? text.range(grouped(top + 1), grouped(top + shown), grouped(set.total)) : ''
  return spread(
    [span(`${text.parts[part]}  `), bold(`${glyphs.left} ${chosen} ${glyphs.right}`, 'accent')],
    [span(range, 'dim')],
    width,
    glyphs.ellipsis,
  )
}

const cellsOf = (samples: readonly ShownSample[], dataset: string, language: Language): Cell[] =>
  samples.map(({picture, label, sample}) => ({
    picture,
    caption: [[bold(className(dataset, label, language)), span(` #${sample}`, 'dim')]],
  }))

/** Pictures with their labels, as many side by side as fit. */
export function BrowseView(props: Props) {
  const {state, screen, width, height} = props
  const text = texts[state.language]
  const plan = pageOf(screen, state, {width, height})
  const {set, samples, top, failure} = screen
  const from = top - (set?.at ?? 0)
  const shown = from < 0 ? [] : samples.slice(from, from + plan.across * plan.down)
  const body: readonly Line[] = failure
    ? faultLines(failure, state, width)
    : shown.length === 0
      ? [line(set?.total === 0 ? text.inspection.browse.none : text.inspection.browse.loading, 'dim')]
      : gridLines(cellsOf(shown, screen.dataset, state.language), plan, state.look)
  const head = [headLine(props, shown.length), ...saidOf(screen, state, width)]
  return (
    <Box flexDirection="column" width={width} height={height}>
      <Rows look={state.look} width={width} height={head.length} lines={head} />
      <Rows look={state.look} width={width} height={height - head.length} lines={body} />
    </Box>
  )
}
