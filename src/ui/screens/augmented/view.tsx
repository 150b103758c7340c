import {Box} from 'ink'
import {className} from '../../../datasets/facts/index.ts'
import {type Cell, gridLines, planAll} from '../../../drawing/charts/picture-grid.ts'
import {bold, type Line, line, span} from '../../../drawing/lines/span.ts'
import {spread} from '../../../drawing/lines/width.ts'
import {grouped} from '../../../text/numbers.ts'
import {faultLines} from '../../components/fault-lines.ts'
import {Rows} from '../../components/rows.tsx'
import {texts} from '../../text/index.ts'
import type {ViewProps} from '../module.ts'
import type {AugmentedScreen} from './state.ts'

type Props = ViewProps<AugmentedScreen>

const headRows = 3
/** The original and eight changed ones. */
const count = 9

function headLines({state, screen, width}: Props): Line[] {
  const text = texts[state.language].inspection
  const {original, ranges, isOn} = screen
  const {glyphs} = state.look
  const warning = original?.source === 'generated' ? text.browse.generated : isOn ? '' : text.augmented.off
  const which = original
    ? `${className(original.dataset, original.label, state.language)}${texts[state.language].comma}${text.maps.sample(grouped(original.sample + 1), grouped(original.samples))}`
    : ''
  return [
    line(ranges.join(` ${glyphs.separator} `), 'accent'),
    spread([span(warning, 'warning')], [span(which, 'dim')], width, glyphs.ellipsis),
  ]
}

function bodyLines({state, screen, width, height}: Props): readonly Line[] {
  const text = texts[state.language]
  const {original, changed, failure} = screen
  const isWhole = changed.length === count - 1
  if (failure) return faultLines(failure, state, width)
  if (!original || !isWhole) return [line(text.inspection.augmented.loading, 'dim')]
  const cells: Cell[] = [
    {picture: original.picture, caption: [[bold(text.inspection.augmented.original, 'accent')]]},
    ...changed.map(({picture, epoch}) => ({
      picture,
      caption: [line(text.inspection.augmented.epoch(epoch), 'dim')],
    })),
  ]
  const plan = planAll(count, original.picture, {width, height, caption: 1, least: 10})
  return gridLines(cells, plan, state.look)
}

/** The picture as it is, and as eight epochs would see it. */
export function AugmentedView(props: Props) {
  const {state, width, height} = props
  const body = height - headRows
  return (
    <Box flexDirection="column" width={width} height={height}>
      <Rows look={state.look} width={width} height={headRows} lines={headLines(props)} />
      <Rows look={state.look} width={width} height={body} lines={bodyLines({...props, height: body})} />
    </Box>
  )
}
