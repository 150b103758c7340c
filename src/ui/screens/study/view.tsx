import {Box} from 'ink'
import {line} from '../../../drawing/lines/span.ts'
import {figureName} from '../../../text/words/studies.ts'
import {faultLines} from '../../components/fault-lines.ts'
import {clip, selected, visible} from '../../components/list.ts'
import {Pane} from '../../components/pane.tsx'
import {Rows} from '../../components/rows.tsx'
import {scrollAside} from '../../components/scroll.ts'
import {texts} from '../../text/index.ts'
import type {ViewProps} from '../module.ts'
import {boardLines, curveLines, noteLines, statusLines} from './lines.ts'
import {currentRow, isOfSeeds, runOf, type StudyScreen} from './state.ts'

/** Title and heading of the table; rows that curves want at least, with their title. */
const above = 2
const leastCurves = 8

/** What a study is doing, its leader board, and the curves of the best few settings. */
export function StudyView({state, screen, width, height}: ViewProps<StudyScreen>) {
  const text = texts[state.language].studies
  const {study, failure} = screen
  const {ellipsis} = state.look.glyphs
  const status = [...statusLines(state, study), ...(failure ? faultLines(failure, state, width) : [])]
  const notes = clip(noteLines(state, study, width), Math.max(2, Math.floor(height / 5)), ellipsis)
  const {head, rows} = boardLines(state, study)
  const room = height - status.length - notes.length
  const tableHeight = Math.min(
    Math.max(1, rows.length) + above,
    Math.max(above + 2, room - Math.max(leastCurves, Math.floor(room / 2))),
  )
  const current = currentRow(screen)
  const at = current ? study.rows.indexOf(current) : 0
  const shown = visible(rows, at, tableHeight - above)
  const run = runOf(current, screen.seed)
  const curves = curveLines(state, study, {width, height: room - tableHeight - 1})
  return (
    <Box flexDirection="column" width={width} height={height}>
      <Rows look={state.look} width={width} height={status.length} lines={status} />
      <Pane
        look={state.look}
        title={text.board}
        aside={
          run === undefined
            ? scrollAside(shown.first, rows.length, tableHeight - above)
            : [line(run, 'dim')].flat()
        }
        focused
        width={width}
        height={tableHeight}
        lines={
          rows.length === 0
            ? [line(text.noRows, 'dim')]
            : [
                head,
                ...shown.rows.map((row, index) =>
                  shown.first + index === at ? selected(row, width, true) : row,
                ),
              ]
        }
      />
      <Pane
        look={state.look}
        title={
          curves.length === 0
            ? ''
            : (isOfSeeds(study) ? text.band : text.curves)(figureName(text, study.measure, study.heldOut))
        }
        width={width}
        height={room - tableHeight}
        lines={curves}
      />
      <Rows look={state.look} width={width} height={notes.length} lines={notes} />
    </Box>
  )
}
