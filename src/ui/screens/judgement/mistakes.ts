import {className} from '../../../text/class-names.ts'
import {type Cell, type GridPlan, gridLines, planRows} from '../../components/picture-grid.ts'
import {bold, type Line, line, span} from '../../lines/span.ts'
import type {ShownMistake} from '../../looking/answers.ts'
import type {AppState} from '../../state.ts'
import {texts} from '../../text/index.ts'
import {percent} from './matrix.ts'
import type {JudgementScreen} from './state.ts'

interface Room {
  readonly width: number
  readonly height: number
}

/** Rows of pictures on a page: two in a small terminal, more where the pictures stay as large. */
const downIn = (height: number) => Math.max(1, Math.min(4, Math.floor(height / 9)))

export const mistakePlan = ({mistakes}: JudgementScreen, {width, height}: Room): GridPlan => {
  const size = mistakes[0]?.picture ?? {width: 28, height: 28}
  return planRows(size, downIn(height), {width, height, caption: 2, least: 17})
}

function cellOf(
  mistake: ShownMistake,
  isCursor: boolean,
  dataset: string | undefined,
  state: AppState,
): Cell {
  const {language, look} = state
  const name = (label: string) => className(dataset, label, language)
  const {truth, guess, probability, sample, picture} = mistake
  const words = texts[language].looking.judgement.mistake(name(truth.label), name(guess.label))
  const title = words.replace('→', look.glyphs.arrow)
  return {
    picture,
    caption: [
      [isCursor ? {...bold(title, 'accent'), inverse: true} : bold(title)],
      [span(percent(probability), 'bad'), span(`  #${sample}`, 'dim')],
    ],
  }
}

/** The page of mistakes that the cursor is on: the picture, what it is, what it was taken for and how surely. */
export function mistakeLines(state: AppState, screen: JudgementScreen, room: Room): Line[] {
  const {mistakes, mistake, judgement} = screen
  if (mistakes.length === 0)
    return judgement && judgement.accuracy === 1
      ? [line(texts[state.language].looking.judgement.none, 'good')]
      : []
  const plan = mistakePlan(screen, room)
  const perPage = plan.across * plan.down
  const first = Math.floor(mistake / perPage) * perPage
  const cells = mistakes
    .slice(first, first + perPage)
    .map((one, at) => cellOf(one, first + at === mistake, judgement?.dataset, state))
  return gridLines(cells, plan, state.look)
}
