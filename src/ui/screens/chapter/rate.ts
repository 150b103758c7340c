import {rateAt, scheduleOf} from '../../../chapters/schedules.ts'
import {spark} from '../../../drawing/charts/spark.ts'
import {type Line, span} from '../../../drawing/lines/span.ts'
import {formOf} from '../../form/state.ts'
import type {AppState} from '../../state.ts'
import {texts} from '../../text/index.ts'
import {readForm} from './command.ts'
import {type ChapterScreen, chapterOf} from './state.ts'

/** The field that has the curve of the rate beside it. */
export const rateField = 'schedule'

/** Fields whose help shows it, too. */
const ofRate: readonly string[] = [
  'learningRate',
  'schedule',
  'decayRate',
  'decayEpochs',
  'cosineFloor',
  'warmupEpochs',
  'epochs',
]

/** Parts of an epoch that a rate is looked at in. */
const steps = 1000

/** The rates that the form describes, at so many moments from the first step to the last; nothing where it stays the same. */
function ratesOf(state: AppState, screen: ChapterScreen, count: number): number[] {
  const {values} = readForm(chapterOf(screen), formOf(state, screen))
  const schedule = scheduleOf(values)
  if (schedule.name === 'constant' && schedule.warmupEpochs === 0) return []
  const last = schedule.epochs * steps - 1
  return Array.from({length: count}, (_, i) => {
    const at = Math.round((last * i) / Math.max(1, count - 1))
    const moment = {epoch: Math.floor(at / steps), step: at % steps, steps}
    return rateAt(schedule, Number(values.learningRate), moment)
  })
}

/** The rate over the epochs in one row of at most `width` columns; empty where it stays the same. */
export const rateSpark = (state: AppState, screen: ChapterScreen, width: number): string =>
  width < 4 ? '' : spark(ratesOf(state, screen, width), state.look.glyphs)

/** The same with its figures, for the help of the fields that it depends on. */
export function rateLines(state: AppState, screen: ChapterScreen, key: string, width: number): Line[] {
  if (!ofRate.includes(key)) return []
  const rates = ratesOf(state, screen, Math.min(width, 32))
  if (rates.length === 0) return []
  const largest = Math.max(...rates)
  // A cosine ends a step before its floor.
  const rounded = (rate = 0) => (rate < 1e-4 * largest ? '0' : String(Number(rate.toPrecision(2))))
  const [first, last] = [rounded(rates[0]), rounded(rates.at(-1))]
  const most = rounded(largest)
  const figures = [first, ...(most === first || most === last ? [] : [most]), last]
  return [
    [span(spark(rates, state.look.glyphs), 'accent')],
    [
      span(`${texts[state.language].run.learningRate} `, 'dim'),
      span(figures.join(` ${state.look.glyphs.arrow} `), 'dim'),
    ],
  ]
}
