import {book, contentOf, type Page} from '../../../chapters/book.ts'
import type {Chapter} from '../../../chapters/chapter.ts'
import type {Reading} from '../../../chapters/opening.ts'
import {expectedShape} from '../../../datasets/facts/index.ts'
import {bold, type Line, line, span} from '../../../drawing/lines/span.ts'
import {pad, widthOf} from '../../../drawing/lines/width.ts'
import {wrap} from '../../../drawing/lines/wrap.ts'
import type {Lab} from '../../../labs/lab.ts'
import {defaults} from '../../../settings/tunable.ts'
import {grouped} from '../../../text/numbers.ts'
import {layerTable} from '../../components/layer-table.ts'
import {sketchLines, tryToSummarise} from '../../components/sketch.ts'
import {lastRunOf} from '../../runs/last-run.ts'
import {resultLines} from '../../runs/result.ts'
import type {AppState} from '../../state.ts'
import {isFailure} from '../../step.ts'
import {failureWords} from '../../text/failure.ts'
import {texts} from '../../text/index.ts'
import {doneWith} from './rows.ts'

/** What a page is about, in a paragraph; where the notes have it, and what there is to do. */
export function aboutLines(state: AppState, page: Page, width: number): Line[] {
  const text = texts[state.language]
  const {idea, section} = contentOf(page)
  const kinds = {
    chapter: () => (page.kind === 'chapter' ? text.chapter.tasks[page.chapter.task] : ''),
    lab: () => text.lab.title,
    reading: () => text.chapters.reading,
  }
  const where = isOurs(page) ? text.chapters.ours : text.chapters.section(section)
  return [
    ...wrap(idea[state.language], width).map(row => line(row)),
    line(`${where}  ${kinds[page.kind]()}`, 'dim'),
  ]
}

const isOurs = (page: Page) => 'ours' in contentOf(page)

/** How the page's own text begins. */
export const beginningLines = (
  {language}: AppState,
  {notes}: Pick<Reading, 'notes'>,
  width: number,
): Line[] => wrap(notes[language], width).map(row => line(row, 'dim'))

/** The network with the chapter's own values on its own data: as a sketch, or layer by layer. */
export function networkLines(
  state: AppState,
  chapter: Chapter,
  width: number,
  inLayers: boolean,
): {lines: Line[]; aside: Line} {
  const text = texts[state.language]
  const values = defaults(chapter)
  const shape = expectedShape(chapter.dataset, values)
  const summary = tryToSummarise(chapter, values, shape)
  if (isFailure(summary)) {
    const why = failureWords(summary)(text, state.language)
    return {lines: wrap(why, width).map(row => line(row, 'bad')), aside: []}
  }
  return {
    lines: inLayers
      ? layerTable(summary, state, width)
      : sketchLines(chapter, values, shape, state.look, {width, inputName: text.chapter.shape}),
    aside: [span(text.chapters.parameters(grouped(summary.parameters)), 'dim')],
  }
}

/** How the chapter's newest run went. */
export function lastRunLines(state: AppState, chapter: Chapter): Line[] {
  const run = lastRunOf(state.runs, chapter.id)
  if (run) return resultLines(run, state)
  const text = texts[state.language]
  const isRead = state.runs !== undefined && state.runsLeft === 0
  return [line(isRead ? text.chapters.noRuns : text.runs.waiting, 'dim')]
}

/** Columns of a bar. */
const barWidth = 12

/** How much of each part of the book was read and trained. */
export function progressLines(state: AppState): Line[] {
  const {chapters, reader} = texts[state.language]
  const {glyphs} = state.look
  const parts = Object.entries(chapters.parts)
  const widest = Math.max(...parts.map(([, name]) => widthOf(name)))
  return parts.map(([part, name]): Line => {
    const pages = book.filter(page => contentOf(page).section.split('.')[0] === part)
    const done = pages.map(page => doneWith(state, page))
    const read = done.filter(one => one.read).length
    const trained = done.filter(one => one.trained).length
    const filled = Math.round((barWidth * read) / Math.max(1, pages.length))
    return [
      span(`${part} ${pad(name, widest)}  `),
      span((glyphs.fill.at(-1) ?? '#').repeat(filled), 'accent'),
      span(glyphs.track.repeat(barWidth - filled), 'dim'),
      span(`  ${reader.ofPart(read, pages.length, trained)}`, 'dim'),
    ]
  })
}

/** What there is to try in a lab. */
export function presetLines({language, look}: AppState, lab: Lab, width: number): Line[] {
  return Object.values(lab.presets).flatMap(({title, why}): Line[] => [
    [span(`${look.glyphs.pointer} `, 'accent'), bold(title[language])],
    ...wrap(why[language], width - 2).map((row): Line => [span(`  ${row}`, 'dim')]),
  ])
}
