import {Box} from 'ink'
import {useMemo} from 'react'
import type {SeenLayer} from '../../../answers/inspection.ts'
import {className, withClassNames} from '../../../datasets/facts/index.ts'
import {likelyLines} from '../../../drawing/charts/likely.ts'
import {type Picture, pictureLines} from '../../../drawing/charts/picture.ts'
import {gridLines, planLegible} from '../../../drawing/charts/picture-grid.ts'
import {bold, type Line, line, span} from '../../../drawing/lines/span.ts'
import {spread} from '../../../drawing/lines/width.ts'
import {wrap} from '../../../drawing/lines/wrap.ts'
import {grouped, percent} from '../../../text/numbers.ts'
import {faultLines} from '../../components/fault-lines.ts'
import {selected, visible} from '../../components/list.ts'
import {Pane} from '../../components/pane.tsx'
import {Rows} from '../../components/rows.tsx'
import {shapeText} from '../../components/sketch.ts'
import type {AppState} from '../../state.ts'
import {texts} from '../../text/index.ts'
import type {ViewProps} from '../module.ts'
import {fold} from './fold.ts'
import {type MapsScreen, type Place, placesOf} from './state.ts'

type Props = ViewProps<MapsScreen>

const gap = 3
const headRows = 2

function headLines({state, screen, width}: Props): Line[] {
  const text = texts[state.language].inspection.maps
  const {subject, failure} = screen
  if (failure) return faultLines(failure, state, width)
  if (!subject) return [line(text.loading, 'dim')]
  const name = (label: string) => className(subject.dataset, label, state.language)
  const [best] = subject.top
  const isWrong = subject.truth !== undefined && best?.label !== subject.truth.label
  const says = best ? text.says(name(best.label), percent(best.probability)) : ''
  const which =
    subject.sample === undefined
      ? subject.picture
      : text.sample(grouped(subject.sample + 1), grouped(subject.samples ?? 0))
  return [
    spread(
      [
        ...(subject.truth ? [span(`${text.is(name(subject.truth.label))}  `)] : []),
        bold(says, isWrong ? 'bad' : 'good'),
      ],
      [span(which, 'dim')],
      width,
      state.look.glyphs.ellipsis,
    ),
  ]
}

/** The name of a row of the list, and what stands at its right end. */
function rowWords(place: Place, {layers}: MapsScreen, state: AppState): [string, string] {
  const text = texts[state.language].inspection.maps
  if (place.place === 'input') {
    const {height, width, channels} = place.subject.seen
    return [text.input, shapeText([height, width, channels], state.look)]
  }
  if (place.place === 'filters') {
    const isDense = layers.find(({layer}) => layer === place.filters.layer)?.is === 'dense'
    return [isDense ? text.weightMaps : text.kernels, shapeText(place.filters.size, state.look)]
  }
  return [place.layer.layer, shapeText(place.layer.outputShape, state.look)]
}

function listLines({state, screen, width, height}: Props): Line[] {
  const {rows, first} = visible(placesOf(screen), screen.cursor, height)
  const {glyphs} = state.look
  return rows.map((place, index) => {
    const [name, shape] = rowWords(place, screen, state)
    const row = spread([span(` ${name}`)], [span(`${shape} `, 'dim')], width, glyphs.ellipsis)
    return first + index === screen.cursor ? selected(row, width, true) : row
  })
}

/** Shape, parameters and receptive field of a layer, and how many of its maps are silent. */
function layerWords(layer: SeenLayer, state: AppState): string[] {
  const text = texts[state.language].inspection.maps
  const {outputShape, parameters, receptiveField, count, silent} = layer
  const isFlat = outputShape.length < 3
  return [
    `${layer.is}  ${text.output} ${shapeText(outputShape, state.look)}  ${text.parameters} ${grouped(parameters)}`,
    receptiveField === undefined ? text.seesAll : text.sees(receptiveField),
    (isFlat ? text.units : text.maps)(grouped(count), grouped(silent)),
  ]
}

function placeLines({state, width, height}: Props, place: Place | undefined): Line[] {
  if (!place) return []
  const {look, language} = state
  const text = texts[language].inspection.maps
  const alone = (picture: Picture, rows: number) =>
    pictureLines(picture, {columns: width, rows, glyphs: look.glyphs, depth: look.theme.depth})
  if (place.place === 'input') return alone(place.subject.seen, height)
  const words =
    place.place === 'filters' ? [text.filtersOf(place.filters.layer)] : layerWords(place.layer, state)
  const head = words.flatMap(one => wrap(one, width)).map(row => line(row, 'dim'))
  const maps = place.place === 'filters' ? place.filters.maps : place.layer.maps
  const [first] = maps
  const room = height - head.length - 1
  if (!first || room < 1) return head
  if (maps.length === 1) return [...head, [], ...alone(fold(first), room)]
  const {count} = place.place === 'filters' ? place.filters : place.layer
  // The row that would hold captions keeps the maps apart; one more says how many are in sight.
  const plan = planLegible(maps.length, first, {width, height: room, caption: 1, least: 2})
  const shown = Math.min(maps.length, plan.across * plan.down)
  const remark = shown < count ? [line(text.shown(String(shown)), 'dim')] : []
  const cells = maps.map(picture => ({picture, caption: [[]]}))
  return [...head, ...remark, ...gridLines(cells, plan, look)]
}

/** The picture as the network sees it, and what it says of it. */
function subjectLines({state, screen, width, height}: Props): Line[] {
  const {subject} = screen
  if (!subject) return []
  const {look, language} = state
  const likely = likelyLines(withClassNames(subject.top, subject.dataset, language), width, look)
  const rows = height - likely.length - 1
  if (rows < 4) return likely
  const depth = look.theme.depth
  return [...likely, [], ...pictureLines(subject.seen, {columns: width, rows, glyphs: look.glyphs, depth})]
}

/** From this size on the picture is in sight all the time; from this width on the layer after the one under the cursor, too. */
const roomy = 110
const tall = 28
const widest = 170

/** What stands in the list is what the drawn lines are made of. */
const partOf = (place: Place | undefined) =>
  place?.place === 'layer' ? place.layer : place?.place === 'filters' ? place.filters : place?.subject

function PlacePane({index, ...props}: Props & {readonly index: number}) {
  const {state, screen, width, height} = props
  const place = placesOf(screen)[index]
  // Not again for every layer that comes while another one is looked at.
  // biome-ignore lint/correctness/useExhaustiveDependencies: what the lines are made of
  const drawn = useMemo(
    () => placeLines({...props, height: height - 1}, place),
    [partOf(place), width, height, state.language, state.look],
  )
  const title = place ? rowWords(place, screen, state)[0] : ''
  return <Pane look={state.look} title={title} width={width} height={height} lines={drawn} />
}

/** The layers on the left, what the picture is in the one under the cursor on the right; where there is room, more. */
export function MapsView(props: Props) {
  const {state, screen, width, height} = props
  const text = texts[state.language].inspection.maps
  const {look} = state
  const left = Math.min(width >= widest ? 44 : 36, Math.floor((width - gap) * 0.37))
  const body = height - headRows
  const places = placesOf(screen)
  const isRoomy = width >= roomy && height >= tall
  const list = isRoomy ? Math.min(Math.max(places.length + 2, 8), Math.floor(body / 2)) : body
  const hasNext = width >= widest && screen.cursor + 1 < places.length
  const right = width - left - gap
  const first = hasNext ? Math.floor((right - gap) / 2) : right
  return (
    <Box flexDirection="column" width={width} height={height}>
      <Rows look={look} width={width} height={headRows} lines={headLines(props)} />
      <Box width={width} height={body} columnGap={gap}>
        <Box flexDirection="column" width={left} height={body} flexShrink={0}>
          <Pane
            look={look}
            title={text.title}
            focused
            width={left}
            height={list}
            lines={listLines({...props, width: left, height: list - 1})}
          />
          {isRoomy ? (
            <Pane
              look={look}
              title={texts[state.language].apply.top}
              width={left}
              height={body - list}
              lines={subjectLines({...props, width: left, height: body - list - 1})}
            />
          ) : null}
        </Box>
        <PlacePane {...props} index={screen.cursor} width={first} height={body} />
        {hasNext ? (
          <PlacePane {...props} index={screen.cursor + 1} width={right - first - gap} height={body} />
        ) : null}
      </Box>
    </Box>
  )
}
