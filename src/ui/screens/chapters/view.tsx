import {Box} from 'ink'
import {book, contentOf, type Page, pageById} from '../../../chapters/book.ts'
import type {Chapter} from '../../../chapters/chapter.ts'
import {type Line, line, span} from '../../../drawing/lines/span.ts'
import {isWide, showsCurve} from '../../components/layout.ts'
import {clip, visible} from '../../components/list.ts'
import {Pane} from '../../components/pane.tsx'
import {shareRows, type Wish} from '../../components/share.ts'
import {CurvePane, chartsOf} from '../../runs/curve-pane.tsx'
import {curveRunOf, knownOf} from '../../runs/last-curve.ts'
import type {AppState} from '../../state.ts'
import {texts} from '../../text/index.ts'
import type {ViewProps} from '../module.ts'
import {
  aboutLines,
  beginningLines,
  lastRunLines,
  networkLines,
  presetLines,
  progressLines,
} from './details.ts'
import {bookRows, legendLine, readCount} from './rows.ts'
import {type ChaptersScreen, shownPages} from './state.ts'

const gap = 3

function Book({state, screen, width, height}: ViewProps<ChaptersScreen>) {
  const {look, language} = state
  const text = texts[language].chapters
  const shown = shownPages(screen)
  const rows = bookRows(state, shown, !screen.typing)
  const cursor = Math.max(
    0,
    rows.findIndex(({id}) => id === screen.chapter),
  )
  const legend = legendLine(state)
  const room = height - 1 - (legend.length > 0 ? 1 : 0)
  const {rows: seen, first} = visible(rows, cursor, room)
  const lines: Line[] =
    rows.length === 0
      ? [line(text.noMatch, 'dim')]
      : seen.map((row, index) => row.draw(first + index === cursor && row.id !== undefined, width))
  const filtered = screen.typing || screen.filter !== ''
  const aside: Line = filtered
    ? [span(`/${screen.filter}`, 'accent'), ...(screen.typing ? [{text: ' ', inverse: true}] : [])]
    : [span(texts[language].reader.progress(readCount(state), book.length), 'dim')]
  const blank = Array.from({length: Math.max(0, room - lines.length)}, (): Line => [])
  return (
    <Pane
      look={look}
      title={text.title}
      aside={aside}
      focused
      width={width}
      height={height}
      lines={legend.length > 0 ? [...lines, ...blank, legend] : lines}
    />
  )
}

type DetailProps = Omit<ViewProps<ChaptersScreen>, 'screen'> & {readonly page: Page}

interface Section {
  readonly title: string
  readonly aside?: Line
  readonly lines: readonly Line[]
  /** Rows below which it makes no sense, and what it would fill. @default its lines */
  readonly wish?: Partial<Wish>
}

/** Sections one below another; those named first in `yielding` give way first. What is cut says so. */
function Sections({
  state: {look},
  sections,
  yielding,
  width,
  height,
}: Pick<DetailProps, 'state' | 'width' | 'height'> & {
  readonly sections: readonly Section[]
  readonly yielding: readonly number[]
}) {
  const wishes = sections.map(({lines, wish}) => ({wanted: lines.length + 1, least: 2, ...wish}))
  const heights = shareRows(wishes, height, yielding)
  return (
    <Box flexDirection="column" width={width} height={height} flexShrink={0} overflow="hidden">
      {sections.map(({title, aside, lines}, index) => (
        <Pane
          key={title}
          look={look}
          title={title}
          {...(aside && {aside})}
          width={width}
          height={heights[index] ?? 0}
          lines={clip(lines, (heights[index] ?? 1) - 1, look.glyphs.ellipsis)}
        />
      ))}
    </Box>
  )
}

/** How the notes of a page begin, as far as there is room. */
const notesSection = (state: AppState, page: Page, width: number): Section => ({
  title: texts[state.language].notes.title,
  lines: beginningLines(state, contentOf(page), width),
})

/** What a page without a network is about, and below it how one gets to know it; how far the reader is, where there is room. */
function PlainDetails({
  state,
  page,
  width,
  height,
  title,
  lines,
}: DetailProps & {readonly title: string; readonly lines: (width: number) => readonly Line[]}) {
  const text = texts[state.language]
  const progress = showsCurve(state.size) ? progressLines(state) : []
  const isBeside = isWide(state.size)
  const column = isBeside ? Math.floor((width - gap) / 2) : width
  const about: Section = {
    title: contentOf(page).title[state.language],
    lines: [...aboutLines(state, page, column), []],
  }
  const further: Section = {title, lines: lines(column)}
  // What is only read has nothing else to show.
  const notes = page.kind === 'reading' ? [] : [notesSection(state, page, column)]
  const far: Section[] = progress.length > 0 ? [{title: text.reader.parts, lines: progress}] : []
  if (!isBeside)
    return <Sections {...{state, width, height}} sections={[about, further, ...far]} yielding={[1, 2]} />
  return (
    <Box width={width} height={height} columnGap={gap}>
      <Sections {...{state, height}} width={column} sections={[about, further, ...notes]} yielding={[2, 1]} />
      <Sections {...{state, height}} width={width - column - gap} sections={far} yielding={[0]} />
    </Box>
  )
}

function Details(props: ViewProps<ChaptersScreen>) {
  const {screen, width, height} = props
  const page = pageById(screen.chapter)
  if (!page || !shownPages(screen).some(one => contentOf(one).id === screen.chapter))
    return <Box width={width} height={height} />
  const {state} = props
  const text = texts[state.language]
  switch (page.kind) {
    case 'chapter':
      return <ChapterDetails {...props} page={page} chapter={page.chapter} />
    case 'lab': {
      const presets = (columns: number) => presetLines(state, page.lab, columns)
      return <PlainDetails {...props} page={page} title={text.lab.tryThis} lines={presets} />
    }
    case 'reading': {
      const beginning = (columns: number) => beginningLines(state, page.reading, columns)
      return <PlainDetails {...props} page={page} title={text.notes.title} lines={beginning} />
    }
  }
}

/** Rows of a chart with its title, at least and at most. */
const [leastChart, mostChart] = [8, 16]

/** The curves of the chapter's last run that has any. */
function Curves({state, screen, chapter, width, height}: ChapterProps) {
  const run = curveRunOf(state, chapter.id)
  if (!run || height < leastChart) return null
  const known = knownOf(state, screen, run)
  const names = chartsOf(known).slice(-Math.max(1, Math.floor(height / leastChart)))
  const rows = Math.min(mostChart, Math.floor(height / names.length))
  return (
    <Box flexDirection="column" width={width} height={rows * names.length} flexShrink={0}>
      {names.map(name => (
        <CurvePane key={name} state={state} run={run} known={known} name={name} width={width} height={rows} />
      ))}
    </Box>
  )
}

interface ChapterProps extends Omit<DetailProps, 'page'> {
  readonly screen: ChaptersScreen
  readonly chapter: Chapter
}

function ChapterDetails({page, ...props}: ChapterProps & Pick<DetailProps, 'page'>) {
  const {state, chapter, width, height} = props
  const {chapters: text, reader} = texts[state.language]
  const isBeside = isWide(state.size)
  const column = isBeside ? Math.floor((width - gap) / 2) : width
  const hasRoom = showsCurve(state.size)
  const network = networkLines(state, chapter, column, hasRoom)
  const sections: Section[] = [
    {title: chapter.title[state.language], lines: [...aboutLines(state, page, column), []]},
    {title: text.network, aside: network.aside, lines: network.lines},
    {title: text.lastResult, lines: lastRunLines(state, chapter)},
  ]
  const progress: Section = {title: reader.parts, lines: progressLines(state)}
  if (!hasRoom) return <Sections {...{state, width, height}} sections={sections} yielding={[1]} />
  const wanted = sections.reduce((sum, {lines}) => sum + lines.length + 2, 0)
  const hasCurve = curveRunOf(state, chapter.id) !== undefined
  if (isBeside) {
    const right = width - column - gap
    const rows = progress.lines.length + 2
    return (
      <Box width={width} height={height} columnGap={gap}>
        <Sections
          {...{state, height}}
          width={column}
          sections={[...sections, notesSection(state, page, column)]}
          yielding={[3, 1]}
        />
        <Box flexDirection="column" width={right} height={height} flexShrink={0}>
          <Sections {...{state}} width={right} height={rows} sections={[progress]} yielding={[0]} />
          <Curves {...props} width={right} height={Math.min(2 * mostChart, height - rows)} />
        </Box>
      </Box>
    )
  }
  const curve = hasCurve ? Math.min(mostChart, Math.max(leastChart, height - wanted)) : 0
  const left = height - curve - wanted
  const shown = left >= progress.lines.length + 2 ? [...sections, progress] : sections
  return (
    <Box flexDirection="column" width={width} height={height} flexShrink={0}>
      <Sections {...{state, width}} height={height - curve} sections={shown} yielding={[1]} />
      <Curves {...props} height={curve} />
    </Box>
  )
}

/** The book on the left, the chapter under the cursor on the right. */
export function ChaptersView(props: ViewProps<ChaptersScreen>) {
  const {width, height} = props
  const left = Math.min(isWide(props.state.size) ? 48 : 40, Math.max(29, Math.floor(width * 0.37)))
  return (
    <Box width={width} height={height} columnGap={gap}>
      <Book {...props} width={left} />
      <Details {...props} width={width - left - gap} />
    </Box>
  )
}
