import {Box} from 'ink'
import {chapterById} from '../../../chapters/index.ts'
import {clip, visible} from '../../components/list.ts'
import {Pane} from '../../components/pane.tsx'
import {type Line, line, span} from '../../lines/span.ts'
import {texts} from '../../text/index.ts'
import type {ViewProps} from '../module.ts'
import {aboutLines, lastRunLines, networkLines} from './details.ts'
import {bookRows} from './rows.ts'
import {type ChaptersScreen, shownChapters} from './state.ts'

const gap = 3

function Book({state, screen, width, height}: ViewProps<ChaptersScreen>) {
  const {look, language} = state
  const text = texts[language].chapters
  const shown = shownChapters(screen)
  const rows = bookRows(shown, look, language, !screen.typing)
  const cursor = Math.max(
    0,
    rows.findIndex(({chapter}) => chapter?.id === screen.chapter),
  )
  const {rows: seen, first} = visible(rows, cursor, height - 1)
  const lines: Line[] =
    rows.length === 0
      ? [line(text.noMatch, 'dim')]
      : seen.map((row, index) => row.draw(first + index === cursor && row.chapter !== undefined, width))
  const filtered = screen.typing || screen.filter !== ''
  const aside: Line = filtered
    ? [span(`/${screen.filter}`, 'accent'), ...(screen.typing ? [{text: ' ', inverse: true}] : [])]
    : [span(String(shown.length), 'dim')]
  return (
    <Pane look={look} title={text.title} aside={aside} focused width={width} height={height} lines={lines} />
  )
}

function Details({state, screen, width, height}: ViewProps<ChaptersScreen>) {
  const {look, language} = state
  const text = texts[language].chapters
  const chapter = chapterById(screen.chapter)
  if (!chapter || shownChapters(screen).length === 0) return <Box width={width} height={height} />
  const about = aboutLines(state, chapter, width)
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
