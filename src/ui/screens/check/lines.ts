import type {ShownSuspect} from '../../../answers/check.ts'
import {className} from '../../../datasets/facts/index.ts'
import {type Cell, type GridPlan, gridLines, planRows} from '../../../drawing/charts/picture-grid.ts'
import {bold, type Line, line, span} from '../../../drawing/lines/span.ts'
import {wrap} from '../../../drawing/lines/wrap.ts'
import {percent} from '../../../text/numbers.ts'
import type {AppState} from '../../state.ts'
import {texts} from '../../text/index.ts'
import type {CheckScreen} from './state.ts'

interface Room {
  readonly width: number
  readonly height: number
}

/** Rows above the findings or the suspects. */
export const headRows = 4

export const gap = 3

/** Whether there is room for the findings with the suspects beside them. */
export const isTogether = (width: number, {suspects}: Pick<CheckScreen, 'suspects'>): boolean =>
  width >= 110 && suspects.length > 0

export const findingsWidth = (width: number): number => Math.floor((width - gap) * 0.42)
export const suspectsWidth = (width: number): number => width - gap - findingsWidth(width)

/** Every finding in a paragraph, what is grave marked. */
export function findingLines(state: AppState, {findings, sum}: CheckScreen, width: number): Line[] {
  const text = texts[state.language].check
  if (sum && findings.length === 0) return [line(text.clean, 'good')]
  return findings.flatMap(({grave, message}): Line[] => {
    const label = grave ? text.grave : text.found
    const [first = '', ...others] = wrap(`${label}  ${message}`, width)
    return [
      [bold(label, grave ? 'bad' : 'warning'), span(first.slice(label.length))],
      ...others.map(row => line(row)),
      [],
    ]
  })
}

/** Rows of pictures on a page. */
const downIn = (height: number) => Math.max(1, Math.min(4, Math.floor(height / 9)))
/** Columns of a caption. */
const least = 24

export const suspectPlan = (_: AppState, {suspects}: CheckScreen, room: Room): GridPlan =>
  planRows(suspects.find(({picture}) => picture)?.picture ?? {width: 28, height: 28}, downIn(room.height), {
    ...room,
    caption: 2,
    least,
  })

function captionOf(
  {given, guess, probability, part, sample, name}: ShownSuspect,
  isCursor: boolean,
  state: AppState,
  dataset: string | undefined,
): Line[] {
  const called = (label: string) => className(dataset, label, state.language)
  const title = `${called(given.label)} ${state.look.glyphs.arrow} ${called(guess.label)}`
  const place = name ?? `${texts[state.language].inspection.browse.parts[part]} #${sample}`
  return [
    [
      isCursor ? {...bold(title, 'accent'), inverse: true} : bold(title),
      span(` ${percent(probability)}`, 'bad'),
    ],
    line(place, 'dim'),
  ]
}

/** The page of suspects that the cursor is on: what each is labelled, what it is read as, what the label has. */
export function suspectLines(state: AppState, screen: CheckScreen, room: Room): Line[] {
  const {suspects, suspect, set} = screen
  const plan = suspectPlan(state, screen, room)
  const perPage = plan.across * plan.down
  const first = Math.floor(suspect / perPage) * perPage
  const shown = suspects.slice(first, first + perPage)
  const captions = shown.map((one, at) => captionOf(one, first + at === suspect, state, set?.dataset))
  const cells = shown.flatMap(({picture}, at): Cell[] =>
    picture ? [{picture, caption: captions[at] ?? []}] : [],
  )
  // Measurements are no pictures.
  return cells.length > 0 ? gridLines(cells, plan, state.look) : captions.flat()
}
