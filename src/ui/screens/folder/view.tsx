import {Box} from 'ink'
import {withClassNames} from '../../../datasets/facts/index.ts'
import {bar} from '../../../drawing/charts/bars.ts'
import {likelyLines} from '../../../drawing/charts/likely.ts'
import {pictureLines} from '../../../drawing/charts/picture.ts'
import {bold, type Line, line, span} from '../../../drawing/lines/span.ts'
import {joinFitting, truncate, truncateStart, widthOf} from '../../../drawing/lines/width.ts'
import {wrap} from '../../../drawing/lines/wrap.ts'
import {grouped} from '../../../text/numbers.ts'
import {strip} from '../../../text/strip.ts'
import {faultLines} from '../../components/fault-lines.ts'
import {Pane} from '../../components/pane.tsx'
import {Rows} from '../../components/rows.tsx'
import {scrollAside} from '../../components/scroll.ts'
import {texts} from '../../text/index.ts'
import type {ViewProps} from '../module.ts'
import {rowAt} from './input.ts'
import {hasRoomForPictures, sideWidth} from './layout.ts'
import {isDoubtful, shownRows} from './shown.ts'
import {type FolderScreen, folderCommand} from './state.ts'
import {firstRow, tableLines} from './table.ts'

type Props = ViewProps<FolderScreen>

const gap = 3
const headRows = 3

/** How many have been read of how many, and how many of them deserve a look. */
function headLines({state, screen, width}: Props): Line[] {
  const {glyphs} = state.look
  const text = texts[state.language].folder
  const {rows, coming, total, failure, phase, filter, typing} = screen
  if (failure) return faultLines(failure, state, width)
  const done = rows.length + coming.length
  const unread = rows.filter(row => row.failure).length
  const doubtful = rows.filter(isDoubtful).length
  const counted =
    total === undefined
      ? line(text.waiting, 'dim')
      : [
          ...(phase === 'reading' ? [...bar(done / total, 20, glyphs, 'accent'), span(' ')] : []),
          bold(phase === 'read' ? text.read(grouped(total)) : text.progress(grouped(done), grouped(total))),
          ...(phase === 'stopped' ? [span(`  ${text.held}`, 'warning')] : []),
        ]
  const parts: Line[] = [
    counted,
    ...(total === undefined
      ? []
      : [line(text.doubtful(grouped(doubtful)), doubtful > 0 ? 'warning' : 'dim')]),
    ...(unread > 0 ? [line(text.unread(grouped(unread)), 'bad')] : []),
  ]
  const label = `${text.filter} `
  const isFiltered = typing || filter !== ''
  return [
    joinFitting(parts, `  ${glyphs.separator}  `, width),
    ...(isFiltered
      ? [
          line(`$ ${truncate(folderCommand(screen), width - 2, glyphs.ellipsis)}`, 'dim'),
          [
            bold(label, 'accent'),
            span(truncateStart(filter, width - widthOf(label) - 2, glyphs.ellipsis)),
            ...(typing ? [{text: ' ', inverse: true}] : []),
          ],
        ]
      : wrap(strip(folderCommand(screen)), width - 2)
          .slice(0, 2)
          .map((row, at) => line(`${at === 0 ? '$' : '>'} ${row}`, 'dim'))),
  ]
}

/** The picture under the cursor: as it is, as the network sees it, and what it says. */
function sideLines({state, screen, width, height}: Props): Line[] {
  const {look, language} = state
  const text = texts[language].apply
  const {looked} = screen
  if (!looked || rowAt(state, screen)?.file !== looked.file) return []
  const likely = likelyLines(withClassNames(looked.top, looked.dataset, language), width, look)
  const doubts = looked.figures ? text.several(looked.figures.length) : looked.confident ? '' : text.unsure
  const words: Line[] = [...likely, ...(doubts ? [[], line(doubts, 'warning')] : []), []]
  const room = height - words.length - 3
  const half = Math.floor(room / 2)
  const draw = (picture: typeof looked.seen, rows: number) =>
    picture ? pictureLines(picture, {columns: width, rows, glyphs: look.glyphs, depth: look.theme.depth}) : []
  return half < 4
    ? words
    : [
        ...words,
        line(text.seen, 'dim'),
        ...draw(looked.seen, half),
        line(text.original, 'dim'),
        ...draw(looked.original, room - half),
      ]
}

/** Progress above, the table below it; where there is room, the picture under the cursor beside it. */
export function FolderView(props: Props) {
  const {state, screen, width, height} = props
  const text = texts[state.language].folder
  const shown = shownRows(screen, state.language)
  const body = height - headRows
  const side = hasRoomForPictures(state) ? sideWidth(width) : 0
  const table = side > 0 ? width - side - gap : width
  const title = `${text.parts[screen.part]}${texts[state.language].comma}${text.sorts[screen.sort]}`
  const first = firstRow(shown, screen, body - 2)
  return (
    <Box flexDirection="column" width={width} height={height}>
      <Rows look={state.look} width={width} height={headRows} lines={headLines(props)} />
      <Box width={width} height={body} columnGap={side > 0 ? gap : 0}>
        <Pane
          look={state.look}
          title={title}
          aside={scrollAside(first, shown.length, body - 2)}
          focused
          width={table}
          height={body}
          lines={tableLines(state, screen, {width: table, height: body - 1})}
        />
        {side > 0 ? (
          <Pane
            look={state.look}
            title={texts[state.language].apply.top}
            width={side}
            height={body}
            lines={sideLines({...props, width: side, height: body - 1})}
          />
        ) : null}
      </Box>
    </Box>
  )
}
