import {Box} from 'ink'
import {book, contentOf, type Page, pageById} from '../../../chapters/book.ts'
import type {Chapter} from '../../../chapters/chapter.ts'
import {type Line, line, span} from '../../../drawing/lines/span.ts'
import {clip, visible} from '../../components/list.ts'
import {Pane} from '../../components/pane.tsx'
import {texts} from '../../text/index.ts'
import type {ViewProps} from '../module.ts'
import {aboutLines, beginningLines, lastRunLines, networkLines, presetLines} from './details.ts'
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

/** What a page without a network is about, and below it how one gets to know it. */
function PlainDetails({
  state,
  page,
  width,
  height,
  title,
  lines,
}: DetailProps & {readonly title: string; readonly lines: readonly Line[]}) {
  const {look, language} = state
  const about = aboutLines(state, page, width)
  const room = height - about.length - 2
  return (
    <Box flexDirection="column" width={width} height={height} flexShrink={0}>
      <Pane
        look={look}
        title={contentOf(page).title[language]}
        width={width}
        height={about.length + 2}
        lines={about}
      />
      <Pane
        look={look}
        title={title}
        width={width}
        height={room}
        lines={clip(lines, room - 1, look.glyphs.ellipsis)}
      />
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
      const presets = presetLines(state, page.lab, width)
      return <PlainDetails {...props} page={page} title={text.lab.tryThis} lines={presets} />
    }
    case 'reading': {
      const beginning = beginningLines(state, page.reading, width)
      return <PlainDetails {...props} page={page} title={text.notes.title} lines={beginning} />
    }
  }
}

function ChapterDetails({state, page, chapter, width, height}: DetailProps & {readonly chapter: Chapter}) {
  const {look, language} = state
  const text = texts[language].chapters
  const about = aboutLines(state, page, width)
  const last = lastRunLines(state, chapter)
  const room = height - about.length - last.length - 4
  const network = networkLines(state, chapter, width)
  return (
    <Box flexDirection="column" width={width} height={height} flexShrink={0}>
      <Pane
        look={look}
        title={chapter.title[language]}
        width={width}
        height={about.length + 2}
        lines={about}
      />
      <Pane
        look={look}
        title={text.network}
        aside={network.aside}
        width={width}
        height={room + 1}
        lines={clip(network.lines, room, look.glyphs.ellipsis)}
      />
      <Pane look={look} title={text.lastResult} width={width} height={last.length + 1} lines={last} />
    </Box>
  )
}

/** The book on the left, the chapter under the cursor on the right. */
export function ChaptersView(props: ViewProps<ChaptersScreen>) {
  const {width, height} = props
  const left = Math.min(40, Math.max(29, Math.floor(width * 0.37)))
  return (
    <Box width={width} height={height} columnGap={gap}>
      <Book {...props} width={left} />
      <Details {...props} width={width - left - gap} />
    </Box>
  )
}
