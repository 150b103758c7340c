import {type Line, span} from '../../../drawing/lines/span.ts'
import {frameOf, isWide, showsCurve} from '../../components/layout.ts'
import {moved} from '../../components/list.ts'
import {scrollAside} from '../../components/scroll.ts'
import type {AppState} from '../../state.ts'
import {put, type Step, stay} from '../../step.ts'
import {notesLines, widest} from '../notes/rows.ts'
import {panesOf, wantedRows} from './panes.ts'
import type {ChapterScreen} from './state.ts'

export const gap = 3
/** Rows of the stepper with a free one. */
const above = 2
/** Rows of notes below which they are not worth their heading. */
const leastNotes = 8

/** How the page is divided: columns from the left, and where the notes stand. */
export interface ChapterLayout {
  readonly form: number
  readonly panels: {readonly width: number; readonly height: number}
  /** Undefined where there is no room for them. */
  readonly notes?: {readonly width: number; readonly height: number; readonly isBelow: boolean}
}

/** Form and panels everywhere; the notes below the panels, and in a column of their own where the terminal is wide. */
export function layChapter(state: AppState, screen: ChapterScreen): ChapterLayout {
  const frame = frameOf(state.size)
  const {width} = frame
  const height = frame.height - above
  if (isWide(state.size)) {
    const notes = Math.min(widest, Math.floor(width * 0.42))
    const form = Math.min(60, Math.floor((width - notes - 2 * gap) / 2))
    const panels = {width: width - notes - form - 2 * gap, height}
    return {form, panels, notes: {width: notes, height, isBelow: false}}
  }
  const form = Math.min(60, Math.floor((width - gap) * (showsCurve(state.size) ? 0.42 : 0.53)))
  const right = width - form - gap
  if (!showsCurve(state.size)) return {form, panels: {width: right, height}}
  const rows = Math.min(height - leastNotes, wantedRows(panesOf(state, screen, right, height)))
  const notes = {width: right, height: height - rows, isBelow: true}
  return {form, panels: {width: right, height: rows}, notes}
}

/** The rows of the notes that are in sight, and how far they have been read. */
export function notesInSight(
  state: AppState,
  screen: ChapterScreen,
): {lines: Line[]; aside: Line} | undefined {
  const {notes} = layChapter(state, screen)
  if (!notes) return undefined
  const all = notesLines(state, screen.chapter, notes.width)
  const room = notes.height - 1
  const top = Math.max(0, Math.min(screen.notesTop ?? 0, all.length - room))
  const aside = scrollAside(top, all.length, room)
  return {
    lines: all.slice(top, top + room),
    aside: aside.length === 0 ? [] : [span('< > ', 'accent'), ...aside],
  }
}

/** Half a page of the notes up or down. */
export function scrollNotes(state: AppState, screen: ChapterScreen, key: string): Step {
  const {notes} = layChapter(state, screen)
  if (!notes) return stay(state)
  const room = notes.height - 1
  const last = Math.max(0, notesLines(state, screen.chapter, notes.width).length - room)
  const by = key === '>' ? 'pagedown' : 'pageup'
  const top = moved(Math.min(screen.notesTop ?? 0, last), last + 1, by, Math.max(1, Math.floor(room / 2)))
  return stay(put(state, {...screen, notesTop: top}))
}

/** Whether the last row of the notes beside the form is in sight. */
export function hasReadBeside(state: AppState, screen: ChapterScreen): boolean {
  const {notes} = layChapter(state, screen)
  if (!notes || screen.notesTop === undefined) return false
  const room = notes.height - 1
  return screen.notesTop >= notesLines(state, screen.chapter, notes.width).length - room
}
