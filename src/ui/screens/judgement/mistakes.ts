import type {ShownMistake} from '../../../answers/inspection.ts'
import {className} from '../../../datasets/facts/index.ts'
import {type Cell, type GridPlan, gridLines, planRows} from '../../../drawing/charts/picture-grid.ts'
import {bold, type Line, line, span} from '../../../drawing/lines/span.ts'
import {widthOf} from '../../../drawing/lines/width.ts'
import {percent} from '../../../text/numbers.ts'
import type {AppState} from '../../state.ts'
import {texts} from '../../text/index.ts'
import {type JudgementScreen, listed} from './state.ts'

interface Room {
  readonly width: number
  readonly height: number
}

/** Rows of pictures on a page: each of eight rows at least, higher ones where four pictures have room so. */
function downIn(size: {width: number; height: number}, {width, height}: Room, least: number): number {
  const whole = Math.floor(height / (Math.min(size.height, 48) / 2 + 1))
  const across = Math.floor(width / (Math.max(least, size.width) + 2))
  return whole > 0 && whole * across >= 4 ? whole : Math.max(1, Math.min(4, Math.floor(height / 8)))
}

/** Captions are not cut while they are no longer than this. */
const longest = 26

/** What a mistake is called: what it is, what it was taken for, and how surely. */
function wordsOf({truth, guess, probability}: ShownMistake, state: AppState, dataset: string | undefined) {
  const {language, look} = state
  const name = (label: string) => className(dataset, label, language)
  const words = texts[language].inspection.judgement.mistake(name(truth.label), name(guess.label))
  return {
    title: words.replace('→', look.glyphs.arrow),
    share: percent(probability),
  }
}

export function mistakePlan(state: AppState, screen: JudgementScreen, room: Room): GridPlan {
  const {judgement} = screen
  const mistakes = listed(screen)
  const size = mistakes[0]?.picture ?? {width: 28, height: 28}
  const captions = mistakes.map(one => {
    const {title, share} = wordsOf(one, state, judgement?.dataset)
    return widthOf(title) + widthOf(share) + 1
  })
  const least = Math.min(longest, Math.max(12, ...captions))
  return planRows(size, downIn(size, room, least), {...room, caption: 1, least})
}

function cellOf(
  mistake: ShownMistake,
  isCursor: boolean,
  dataset: string | undefined,
  state: AppState,
): Cell {
  const {title, share} = wordsOf(mistake, state, dataset)
  return {
    picture: mistake.picture,
    caption: [[isCursor ? {...bold(title, 'accent'), inverse: true} : bold(title), span(` ${share}`, 'bad')]],
  }
}

/** The page of mistakes that the cursor is on: the picture, what it is, what it was taken for and how surely. */
export function mistakeLines(state: AppState, screen: JudgementScreen, room: Room): Line[] {
  const {mistake, judgement} = screen
  const mistakes = listed(screen)
  if (mistakes.length === 0)
    return judgement && judgement.accuracy === 1
      ? [line(texts[state.language].inspection.judgement.none, 'good')]
      : []
  const plan = mistakePlan(state, screen, room)
  const perPage = plan.across * plan.down
  const first = Math.floor(mistake / perPage) * perPage
  const cells = mistakes
    .slice(first, first + perPage)
    .map((one, at) => cellOf(one, first + at === mistake, judgement?.dataset, state))
  return gridLines(cells, plan, state.look)
}
