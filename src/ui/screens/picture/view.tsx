import {Box} from 'ink'
import type {Classified} from '../../../answers/applying.ts'
import {withClassNames} from '../../../datasets/facts/index.ts'
import {likelyLines} from '../../../drawing/charts/likely.ts'
import {pictureLines} from '../../../drawing/charts/picture.ts'
import {type Cell, gridLines, planAll} from '../../../drawing/charts/picture-grid.ts'
import {bold, type Line, line, span} from '../../../drawing/lines/span.ts'
import {truncateStart, widthOf} from '../../../drawing/lines/width.ts'
import {wrap} from '../../../drawing/lines/wrap.ts'
import {faultLines} from '../../components/fault-lines.ts'
import {Pane} from '../../components/pane.tsx'
import {PathList} from '../../components/path-list.tsx'
import {Rows} from '../../components/rows.tsx'
import {shapeText} from '../../components/sketch.ts'
import {texts} from '../../text/index.ts'
import type {Text} from '../../text/text.ts'
import {fold} from '../maps/fold.ts'
import type {ViewProps} from '../module.ts'
import {hasRoomForLayers, layersHeight} from './layout.ts'
import type {PictureScreen} from './state.ts'

type Props = ViewProps<PictureScreen>

const gap = 2

function pathLine({state, screen, width}: Props): Line {
  const label = `${texts[state.language].apply.path} `
  const shown = truncateStart(screen.picking.path, width - widthOf(label) - 2, state.look.glyphs.ellipsis)
  return [bold(label), span(shown)]
}

function doubts({confident, figures}: Classified, text: Text['apply']): string[] {
  if (!figures) return confident ? [] : [text.unsure]
  const labels = figures.map(({top}) => top[0]?.label ?? '?')
  return [labels.join('  '), text.several(figures.length)]
}

/** What the network says, and how sure it is. */
function answerLines({state, screen, width}: Props): Line[] {
  const text = texts[state.language].apply
  const {answer, failure} = screen
  if (failure) return faultLines(failure, state, width)
  if (!answer) return [line(screen.asked === undefined ? '' : text.reading, 'dim')]
  const chosen = (name: string, applied: string, wanted: string): Line[] => [
    [span(`${name}  `, 'dim'), span(applied)],
    ...(wanted === 'usual' ? [line(`  ${text.usual}`, 'dim')] : []),
  ]
  return [
    ...likelyLines(withClassNames(answer.top, answer.dataset, state.language), width, state.look),
    [],
    ...doubts(answer, text).flatMap(said => wrap(said, width).map(row => line(row, 'warning'))),
    ...(answer.leftOut ? wrap(text.leftOut(answer.leftOut), width).map(row => line(row, 'dim')) : []),
    [],
    ...chosen(text.prepare, text.prepares[answer.prepare], screen.prepare),
    ...chosen(text.invert, text.inverts[answer.invert](answer.inverted), screen.invert),
  ]
}

/** The picture, the picture as the network sees it, and the answer. */
function Answer(props: Props) {
  const {state, screen, width, height} = props
  const {look, language} = state
  const text = texts[language].apply
  const {seen, original} = screen.answer ?? {}
  const most = height - 1
  const seenWidth = Math.min(
    Math.max(28, (seen?.width ?? 28) * Math.max(1, Math.floor((most * 2) / (seen?.height ?? 28)))),
    Math.floor(width * 0.36),
  )
  const answerWidth = Math.min(40, Math.max(24, Math.floor(width * 0.3)))
  const originalWidth = width - seenWidth - answerWidth - 2 * gap
  const draw = (picture: typeof seen, columns: number) =>
    picture ? pictureLines(picture, {columns, rows: most, glyphs: look.glyphs, depth: look.theme.depth}) : []
  return (
    <Box width={width} height={height} columnGap={gap}>
      <Pane
        look={look}
        title={text.original}
        width={originalWidth}
        height={height}
        lines={draw(original, originalWidth)}
      />
      <Pane look={look} title={text.seen} width={seenWidth} height={height} lines={draw(seen, seenWidth)} />
      <Pane
        look={look}
        title={text.top}
        focused
        width={answerWidth}
        height={height}
        lines={answerLines({...props, width: answerWidth})}
      />
    </Box>
  )
}

/** The first map of every layer: what is left of the picture on its way through the network. */
function layerLines({state, screen, width, height}: Props): Line[] {
  const cells = screen.layers.flatMap(({layer, outputShape, maps: [first]}): Cell[] => {
    const caption: Line[] = [[bold(layer), span(` ${shapeText(outputShape, state.look)}`, 'dim')]]
    return first ? [{picture: fold(first), caption}] : []
  })
  if (cells.length === 0) return []
  const plan = planAll(cells.length, {width: 28, height: 28}, {width, height, caption: 1, least: 16})
  return gridLines(cells, plan, state.look)
}

/** Choosing a picture, or the network's answer to it. */
export function PictureView(props: Props) {
  const {state, screen, width, height} = props
  const text = texts[state.language].apply
  if (screen.choosing)
    return (
      <PathList
        look={state.look}
        field={screen.picking}
        label={text.path}
        hint={/[^/]\/$/.test(screen.picking.path) ? texts[state.language].folder.hint : text.hint}
        empty={text.emptyFolder}
        width={width}
        height={height}
      />
    )
  const below = hasRoomForLayers(state) ? layersHeight(height) : 0
  return (
    <Box flexDirection="column" width={width} height={height}>
      <Rows look={state.look} width={width} height={2} lines={[pathLine(props)]} />
      <Answer {...props} height={height - 2 - below} />
      {below > 0 ? (
        <Pane
          look={state.look}
          title={texts[state.language].inspection.maps.title}
          width={width}
          height={below}
          lines={layerLines({...props, height: below - 1})}
        />
      ) : null}
    </Box>
  )
}
