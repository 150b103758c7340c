import {Box} from 'ink'
import {bold, type Line, line, type Span, span} from '../../../drawing/lines/span.ts'
import {joinFitting, lineWidth, spread, truncateStart, widthOf} from '../../../drawing/lines/width.ts'
import {wrap} from '../../../drawing/lines/wrap.ts'
import {type Chosen, curveNames} from '../../../runs/watched/curves.ts'
import type {Watched} from '../../../runs/watched/watched.ts'
import {writerName} from '../../../runs/watched/writer-names.ts'
import {percent, plain} from '../../../text/numbers.ts'
import {dateTime} from '../../../text/times.ts'
import {Pane} from '../../components/pane.tsx'
import {Rows} from '../../components/rows.tsx'
import {TwoPanes} from '../../components/two-panes.tsx'
import {placeText, sightWords} from '../../curves/place-text.ts'
import {failureWords} from '../../text/failure.ts'
import {texts} from '../../text/index.ts'
import type {ViewProps} from '../module.ts'
import {chartTitle} from '../run/charts.ts'
import {plainRate} from '../run/status.ts'
import {type ChartName, chartLines, extentOf, firstCurve, hasChart, legend, values} from './charts.ts'
import {runLines, tagLines} from './lists.ts'
import {curvesOf, noCurveWords, type WatchedScreen} from './state.ts'

type Props = ViewProps<WatchedScreen>

/** What is watched: whose it is, where it lies, who wrote it. */
function headLines({state, screen, width}: Props): Line[] {
  const {glyphs} = state.look
  const text = texts[state.language].watched
  const {known, failure, path} = screen
  const status: Span = failure
    ? bold(`${glyphs.live} ${text.gone}`, 'bad')
    : known && !known.whole
      ? bold(
          `${glyphs.live} ${text.reading} ${percent(known.size > 0 ? known.read / known.size : 0)}`,
          'accent',
        )
      : bold(`${glyphs.live} ${text.watched}`, 'good')
  const right: Line =
    known?.run !== undefined
      ? line(text.by(known.writers.map(writerName).join(', ') || text.unsaid), 'dim')
      : []
  const place =
    known?.run === undefined || known.run === '.' ? path : `${path}  ${glyphs.pointer} ${known.run}`
  const room = width - (lineWidth(right) > width / 2 ? 0 : lineWidth(right) + 1)
  return [
    spread([status], line(text.notControlled, 'dim'), width, glyphs.ellipsis),
    spread(
      line(truncateStart(place, room, glyphs.ellipsis)),
      room === width ? [] : right,
      width,
      glyphs.ellipsis,
    ),
  ]
}

/** What the colours mean, and what the charts are drawn with where it is not the default. */
function legendLine({state, screen, width}: Props, chosen: Chosen): Line {
  const {run: text, curves, compare} = texts[state.language]
  const {axis, crosshair, zoom} = screen
  const isThin = Object.values(chosen).some(({curve}) => curve !== undefined && curve.thinned > 1)
  const words = [
    ...(crosshair !== undefined
      ? [curves.at[axis](placeText(axis, crosshair))]
      : axis === 'step'
        ? []
        : [compare.over(compare.axes[axis])]),
    ...sightWords(texts[state.language], axis, zoom, extentOf(screen, chosen)),
    ...(screen.log ? [text.log] : []),
    ...(screen.smoothing === 0 ? [] : [text.smoothed]),
    ...(isThin ? [texts[state.language].watched.thinned] : []),
  ]
  return spread(legend(state, chosen), [span(words.join(texts[state.language].comma), 'accent')], width)
}

/** How far it is, and when something was written last. */
function progressLine({state, width}: Props, {newestAt}: Watched, chosen: Chosen): Line {
  const text = texts[state.language]
  const drawn = Object.values(chosen).flatMap(({curve}) => curve ?? [])
  const last = drawn.reduce((most, {steps}) => Math.max(most, steps.at(-1) ?? 0), 0)
  const rate = chosen.lr?.curve?.values.at(-1)
  const isGuess = Object.values(chosen).some(({guessed}) => guessed)
  const hint = isGuess ? line(text.watched.guessHint, 'dim') : []
  const pair = (name: string, value: string): Line => [span(`${name} `, 'dim'), span(value)]
  const words = joinFitting(
    [
      ...(drawn.length > 0 ? [pair(text.watched.step, plain(last))] : []),
      ...(rate === undefined ? [] : [pair(text.run.learningRate, plainRate(rate))]),
      ...(newestAt > 0 ? [pair(text.watched.lastWritten, dateTime(newestAt))] : []),
    ],
    '   ',
    width - lineWidth(hint) - 1,
  )
  return spread(words, hint, width)
}

/** Rows for the tags that the curves are taken from, and for what cannot be read. */
const [mostTagRows, mostProblems] = [4, 2]

/** Which tag each curve is taken from; a guess is said to be one. */
function tagsLine({state, width}: Props, chosen: Chosen): Line[] {
  const text = texts[state.language].watched
  const parts = curveNames.flatMap(name => {
    const one = chosen[name]
    if (!one) return []
    return [`${text.curves[name]} = ${one.tag}${one.curve ? (one.guessed ? '?' : '') : ` (${text.notYet})`}`]
  })
  if (parts.length === 0) return []
  const rows = inRows(parts, width)
  const {ellipsis} = state.look.glyphs
  return rows
    .slice(0, mostTagRows)
    .map((row, at) =>
      line(at === mostTagRows - 1 && rows.length > mostTagRows ? `${row} ${ellipsis}` : row, 'dim'),
    )
}

/** Texts side by side, each whole, in as many rows as they need. */
function inRows(parts: readonly string[], width: number): string[] {
  const rows: string[] = []
  for (const part of parts) {
    const longer = `${rows.at(-1) ?? ''}   ${part}`
    if (rows.length > 0 && widthOf(longer) <= width) rows[rows.length - 1] = longer
    else rows.push(part)
  }
  return rows
}

function problemLines({state, screen, width}: Props): Line[] {
  const text = texts[state.language]
  const problems = [...(screen.failure ? [screen.failure] : []), ...(screen.known?.problems ?? [])]
  return problems
    .flatMap(problem => wrap(failureWords(problem)(text, state.language), width))
    .slice(0, mostProblems)
    .map(row => line(row, 'bad'))
}

/** The charts that there are curves for. */
function Charts({chosen, ...props}: Props & {readonly chosen: Chosen}) {
  const {state, screen, width, height} = props
  const text = texts[state.language]
  const second = screen.hasRate && hasChart(chosen, 'rate') ? 'rate' : 'accuracy'
  const there = (['loss', second] as const).filter(name => hasChart(chosen, name))
  const names: readonly ChartName[] =
    there.length < 2 || screen.layout === 'both' ? there : [screen.layout === 'loss' ? 'loss' : second]
  return (
    <TwoPanes
      names={names}
      width={width}
      height={height}
      draw={(name, size) => (
        <Pane
          look={state.look}
          title={chartTitle(text, name)}
          aside={values(state, screen, chosen, name)}
          focused
          {...size}
          lines={chartLines(state, screen, chosen, name, {...size, height: size.height - 1})}
        />
      )}
    />
  )
}

/** Before there is a curve: what is waited for. */
function Waiting({state, screen, width, height}: Props) {
  const words = screen.failure ? '' : noCurveWords(screen)(texts[state.language], state.language)
  return (
    <Pane
      look={state.look}
      title={texts[state.language].run.loss}
      focused
      width={width}
      height={height}
      lines={wrap(words, width).map(row => line(row, 'dim'))}
    />
  )
}

/** What is chosen from, in place of the charts. */
function List(props: Props & {readonly list: 'tags' | 'runs'}) {
  const {state, screen, width, height, list} = props
  const text = texts[state.language].watched
  const lines = (list === 'tags' ? tagLines : runLines)(state, screen, width, height - 1)
  return (
    <Pane look={state.look} title={text.lists[list]} focused width={width} height={height} lines={lines} />
  )
}

/** Another program's run: the curves, and below them what is known of it. */
export function WatchedView(props: Props) {
  const {state, screen, width, height} = props
  const chosen = curvesOf(screen)
  const head = headLines(props)
  const below: Line[] = screen.list
    ? problemLines(props)
    : [
        legendLine(props, chosen),
        ...(screen.known ? [progressLine(props, screen.known, chosen)] : []),
        ...tagsLine(props, chosen),
        ...problemLines(props),
      ]
  const room = height - head.length - below.length
  const middle = {...props, height: room}
  return (
    <Box flexDirection="column" width={width} height={height}>
      <Rows look={state.look} width={width} height={head.length} lines={head} />
      {screen.list ? (
        <List {...middle} list={screen.list} />
      ) : firstCurve(chosen) ? (
        <Charts {...middle} chosen={chosen} />
      ) : (
        <Waiting {...middle} />
      )}
      <Rows look={state.look} width={width} height={below.length} lines={below} />
    </Box>
  )
}
