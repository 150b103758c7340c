import {Box} from 'ink'
import {factLines} from '../../../drawing/figures/fact-lines.ts'
import {drawGrid} from '../../../drawing/figures/grid-figure.ts'
import {inWords} from '../../../drawing/figures/palette.ts'
import {bold, type Line, line, span} from '../../../drawing/lines/span.ts'
import {fitLine, joinFitting} from '../../../drawing/lines/width.ts'
import {short} from '../../../text/numbers.ts'
import {faultLines} from '../../components/fault-lines.ts'
import {firstVisible} from '../../components/list.ts'
import {Pane, titleLine} from '../../components/pane.tsx'
import {Rows} from '../../components/rows.tsx'
import {scrollAside} from '../../components/scroll.ts'
import {fieldRows} from '../../form/row.ts'
import {currentField} from '../../form/state.ts'
import {texts} from '../../text/index.ts'
import type {ViewProps} from '../module.ts'
import {notesLines} from '../notes/rows.ts'
import {gridOf} from './cells.ts'
import {drawPage} from './draw-page.ts'
import {figuresWidth, formWidth, notesWidth, placePages} from './layout.ts'
import {pagesOf} from './pages.ts'
import {helpLines, layout, presetLines} from './rows.ts'
import type {LabScreen} from './state.ts'
import {walking} from './walk.ts'

type Props = ViewProps<LabScreen>

function FormPane({state, screen, width, height}: Props) {
  const {look, language} = state
  const text = texts[language].lab
  const help = helpLines(state, screen, width).slice(0, 4)
  const preset = presetLines(state, screen, width).slice(0, 3)
  const rows = fieldRows(state, screen, width, layout)
  const below = help.length + preset.length + 1
  const room = Math.max(3, Math.min(rows.length, height - 1 - below))
  const cursor = rows.findIndex(({field}) => field.key === currentField(state, screen).key)
  const first = firstVisible(cursor, rows.length, room)
  const rest = height - 1 - room - below
  // Where there is room to spare, the numbers to take away stand below the form.
  const facts =
    screen.result && rest > 4 ? factLines(screen.result.facts, {width, language, height: rest - 2}) : []
  const lines: Line[] = [
    ...rows.slice(first, first + room).map(row => row.line),
    [],
    ...help,
    ...preset,
    ...(facts.length > 0 ? [[], titleLine(look, text.facts, width), ...facts] : []),
  ]
  const aside = rows.length > room ? [span(`${cursor + 1}/${rows.length}`, 'dim')] : []
  return (
    <Pane
      look={look}
      title={text.parameters}
      aside={aside}
      focused
      width={width}
      height={height}
      lines={lines}
    />
  )
}

/** The grid that is being edited, with what is typed in its cell. */
function editedLines({state, screen, width}: Props): Line[] {
  const grid = gridOf(state, screen)
  const {cell} = screen
  if (!grid || !cell) return []
  const {look, language} = state
  const columns = grid.rows[0]?.length ?? 0
  const drawn = drawGrid(
    {
      kind: 'grid',
      id: 'edited',
      title: {en: '', zh: ''},
      rows: grid.rows.length,
      columns,
      cells: grid.rows.flat(),
      highlights: [{row: cell.row, column: cell.column, rows: 1, columns: 1, role: 'window'}],
    },
    {width, height: grid.rows.length, look, language},
  )
  const name = currentField(state, screen).setting.label[language]
  const now = cell.text ?? String(grid.rows[cell.row]?.[cell.column] ?? 0)
  const place = texts[language].lab.cell(cell.row + 1, cell.column + 1)
  return [
    titleLine(look, texts[language].lab.editing(name), width, {focused: true}),
    ...drawn,
    [span(`${place} `, 'dim'), span(now), {text: ' ', inverse: true}],
    [],
  ]
}

function statusLine({state, screen, width}: Props): Line[] {
  const text = texts[state.language]
  if (screen.failure) return faultLines(screen.failure, state, width)
  const {progress} = screen
  if (progress && progress.total > 0)
    return [line(text.lab.computing(Math.floor((100 * progress.done) / progress.total)), 'warning')]
  const walk = walking(state, screen)
  return walk ? [walkLine({state, screen, width, height: 1}, walk)] : []
}

/** Which step a walk has come to, how fast it goes, and what is there. */
function walkLine(
  {state, width}: Props,
  {step, of, speed, at}: NonNullable<ReturnType<typeof walking>>,
): Line {
  const text = texts[state.language].lab
  const {separator} = state.look.glyphs
  const places = at.map(({label, value}): Line => {
    const name = inWords(label, state.language)
    return [span(`${name} `, 'dim'), span(short(value))]
  })
  const head: Line = [bold(text.step(step, of), 'accent')]
  const fast: Line = speed === 1 ? [] : [span(`${speed}×`, 'dim')]
  return joinFitting([head, fast, ...places], ` ${separator} `, width)
}

/** What is drawn beside each other, put together row by row. */
function Figures(props: Props) {
  const {state, screen, width, height} = props
  const {look} = state
  const head = [...statusLine(props), ...editedLines(props)]
  const room = height - head.length
  const pages = screen.result ? pagesOf(screen.result) : []
  const at = Math.min(screen.page, pages.length - 1)
  const placed = pages.length > 0 && room > 3 ? placePages(pages, at, width, room) : []
  const rows: Line[] = Array.from({length: room}, () => [])
  const ends = rows.map(() => 0)
  for (const one of placed) {
    const drawn = drawPage(state, {...screen, page: at}, one, {
      total: pages.length,
      only: placed.length === 1,
    })
    drawn.slice(0, one.height).forEach((part, i) => {
      const row = one.y + i
      if (row >= room) return
      const before = ' '.repeat(Math.max(0, one.x - (ends[row] ?? 0)))
      rows[row] = [...(rows[row] ?? []), span(before), ...fitLine(part, one.width, look.glyphs.ellipsis)]
      ends[row] = one.x + one.width
    })
  }
  // Below small grids there is room for what came of them.
  const used = Math.max(0, ...placed.map(({y, height: tall}) => y + tall))
  if (screen.result && placed.length > 1 && room - used > 2) {
    const {language} = state
    factLines(screen.result.facts, {width, language, height: room - used - 1}).forEach((row, i) => {
      rows[used + 1 + i] = row
    })
  }
  return <Rows look={look} width={width} height={height} lines={[...head, ...rows]} />
}

/** The beginning of the lab's notes. */
function NotesPane({state, screen, width, height}: Props) {
  const lines = notesLines(state, screen.lab, width)
  return (
    <Pane
      look={state.look}
      title={texts[state.language].notes.title}
      aside={scrollAside(0, lines.length, height - 1)}
      width={width}
      height={height}
      lines={lines}
    />
  )
}

/** The parameters on the left, the figures on the right, where there is room the notes beside them; or the figures alone. */
export function LabView(props: Props) {
  const {screen, width, height} = props
  const isWide = screen.wide && !screen.editing
  return (
    <Box width={width} height={height} justifyContent="space-between">
      {isWide ? null : <FormPane {...props} width={formWidth} />}
      <Figures {...props} width={figuresWidth(width, isWide)} />
      {notesWidth(width, isWide) > 0 ? <NotesPane {...props} width={notesWidth(width, isWide)} /> : null}
    </Box>
  )
}
