import type {ShownSample, ShownSet} from '../../../answers/inspection.ts'
import {type GridPlan, planRows} from '../../../drawing/charts/picture-grid.ts'
import {type Line, line} from '../../../drawing/lines/span.ts'
import {wrap} from '../../../drawing/lines/wrap.ts'
import type {Failure} from '../../../errors.ts'
import {warningSentence} from '../../../text/sentence.ts'
import type {Effect} from '../../effects.ts'
import type {AppState} from '../../state.ts'
import {open, type Step} from '../../step.ts'
import {texts} from '../../text/index.ts'

/** Pictures of a data set with their labels, page by page. */
export interface BrowseScreen {
  readonly kind: 'browse'
  readonly id: number
  readonly dataset: string
  readonly part: 'train' | 'test'
  /** Number of the class that is looked at; undefined for all. */
  readonly class?: number | undefined
  /** Number of the first picture in sight, among those of the class. */
  readonly top: number
  /** Rows of pictures more (or less) than would suit the terminal. */
  readonly size: number
  /** What is known of the set; its total and place are those of `samples`. */
  readonly set?: ShownSet | undefined
  /** From `set.at` on. */
  readonly samples: readonly ShownSample[]
  /** Those that are on their way: they are drawn when all have come, not one by one. */
  readonly coming: readonly ShownSample[]
  readonly failure?: Failure | undefined
}

/** Pictures that are asked for at once; the next page is there before it is wanted. */
export const chunk = 120

const topic = 'pictures'

/** Asks the process that holds the data for the pictures around the first one in sight. */
export const askFor = (
  owner: number,
  {part, class: ofClass, top}: Pick<BrowseScreen, 'part' | 'class' | 'top'>,
): Effect => ({
  effect: 'tell',
  owner,
  topic,
  line: [part, ofClass ?? '*', Math.max(0, top - chunk / 3), chunk].join(' '),
})

/** `flags` say what else the data set takes: the reader's own pictures, generated data. */
export function openBrowse(state: AppState, dataset: string, flags: readonly string[]): Step {
  const start = {part: 'train', top: 0} as const
  return open(state, {kind: 'browse', dataset, ...start, size: 0, samples: [], coming: []}, owner => [
    {effect: 'ask', owner, topic, args: ['dataset', 'show', dataset, '-', ...flags, '--json']},
    askFor(owner, start),
  ])
}

/** Rows of each caption. */
const caption = 1
/** What is to be said of the data never takes the room of the pictures. */
const mostSaid = 4

/** What is to be said of the data, above the pictures: one row at least, so that they do not jump when it comes. */
export function saidOf(
  {set}: Pick<BrowseScreen, 'set'>,
  {language, look}: Pick<AppState, 'language' | 'look'>,
  width: number,
): readonly Line[] {
  const generated = set?.source === 'generated' ? [texts[language].inspection.browse.generated] : []
  const said = [...generated, ...(set?.remarks ?? []).map(remark => warningSentence(remark, language))]
  const rows = said.flatMap(words => wrap(words, width)).map(row => line(row, 'warning'))
  if (rows.length <= mostSaid) return rows.length === 0 ? [[]] : rows
  return [...rows.slice(0, mostSaid - 1), line(look.glyphs.ellipsis, 'warning')]
}

/** How many pictures a page of this size shows, and how. */
export function pageOf(
  screen: Pick<BrowseScreen, 'samples' | 'size' | 'set'>,
  state: Pick<AppState, 'language' | 'look'>,
  {width, height}: {readonly width: number; readonly height: number},
): GridPlan {
  const {samples, size} = screen
  const picture = samples[0]?.picture ?? {width: 28, height: 28}
  const room = height - 1 - saidOf(screen, state, width).length
  const usual = Math.max(2, Math.floor(room / (Math.min(picture.height, 32) / 2 + caption)))
  const down = Math.max(1, Math.min(Math.floor(room / 4), usual + size))
  return planRows(picture, down, {width, height: room, caption, least: 10})
}
