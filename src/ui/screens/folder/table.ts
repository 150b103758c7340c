import {bar} from '../../../drawing/charts/bars.ts'
import {bold, type Line, line, span} from '../../../drawing/lines/span.ts'
import {pad, truncateStart, widthOf} from '../../../drawing/lines/width.ts'
import {percent} from '../../../text/numbers.ts'
import {firstVisible, selected} from '../../components/list.ts'
import type {AppState} from '../../state.ts'
import {failureWords} from '../../text/failure.ts'
import {texts} from '../../text/index.ts'
import {classOf, cursorIn, isDoubtful, shownRows} from './shown.ts'
import type {FolderRow, FolderScreen} from './state.ts'

interface Size {
  readonly width: number
  readonly height: number
}

/** Columns of a probability. */
const shareWidth = 7
const mostClass = 16

/** Columns of a row: the file takes what the others leave. */
function columnsOf(width: number, title: string, names: readonly string[], remarks: readonly string[]) {
  const share = Math.max(shareWidth, widthOf(title) + 1)
  const named = Math.min(mostClass, Math.max(6, ...names.map(widthOf)))
  const barWidth = width >= 100 ? 12 : 0
  const remark = Math.min(22, Math.max(0, ...remarks.map(widthOf)))
  const taken = 2 * named + share + shareWidth + (barWidth > 0 ? barWidth + 1 : 0) + remark + 4
  return {named, share, barWidth, file: Math.max(12, width - taken)}
}

/** A file without the folder that all are in. */
const below = (file: string, folder: string): string =>
  file.startsWith(folder) ? file.slice(folder.length) : file

export const firstRow = (shown: readonly FolderRow[], screen: FolderScreen, height: number): number =>
  firstVisible(cursorIn(shown, screen), shown.length, height)

/** A row a picture, below their titles. */
export function tableLines(state: AppState, screen: FolderScreen, {width, height}: Size): Line[] {
  const {look, language} = state
  const text = texts[language].folder
  const {ellipsis} = look.glyphs
  const shown = shownRows(screen, language)
  if (shown.length === 0)
    return [line(screen.rows.length === 0 ? '' : text.noneOf(screen.rows.length), 'dim')]
  const first = firstRow(shown, screen, height - 1)
  const inSight = shown.slice(first, first + height - 1)
  const named = (row: FolderRow, at: number) => classOf(row, language, at)
  const remarkOf = ({answer}: FolderRow) => (answer?.warning ? text.warnings[answer.warning] : '')
  const columns = columnsOf(
    width,
    text.columns.share,
    inSight.flatMap(row => [named(row, 0), named(row, 1)]),
    inSight.map(remarkOf),
  )
  const {folder} = screen
  const cursor = cursorIn(shown, screen)
  const head: Line = [
    span(
      [
        pad(text.columns.file, columns.file),
        ` ${pad(text.columns.class, columns.named)}`,
        pad(text.columns.share, columns.share, 'right', ellipsis),
        columns.barWidth > 0 ? ' '.repeat(columns.barWidth + 1) : '',
        `  ${pad(text.columns.second, columns.named + shareWidth, 'left', ellipsis)}`,
      ].join(''),
      'dim',
    ),
  ]
  const rows = inSight.map((row, at): Line => {
    const {file, answer, failure} = row
    const name = pad(truncateStart(below(file, folder), columns.file, ellipsis), columns.file)
    const isCursor = first + at === cursor
    const share = (index: number) => percent(answer?.top[index]?.probability ?? Number.NaN)
    const cells: Line = failure
      ? [span(`${name} `), span(failureWords(failure)(texts[language], language), 'bad')]
      : [
          span(`${name} `),
          bold(pad(named(row, 0), columns.named, 'left', ellipsis)),
          span(share(0).padStart(columns.share), isDoubtful(row) ? 'warning' : undefined),
          ...(columns.barWidth > 0
            ? [span(' '), ...bar(answer?.top[0]?.probability ?? 0, columns.barWidth, look.glyphs)]
            : []),
          ...(answer && answer.top.length > 1
            ? [
                span(`  ${pad(named(row, 1), columns.named, 'left', ellipsis)}`, 'dim'),
                span(share(1).padStart(shareWidth), 'dim'),
              ]
            : []),
          span(` ${remarkOf(row)}`, 'warning'),
        ]
    return isCursor ? selected(cells, width, true) : cells
  })
  return [head, ...rows]
}
