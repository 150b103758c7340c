import {percent} from '../../text/numbers.ts'
import {bold, type Line, span} from '../lines/span.ts'
import {pad, widthOf} from '../lines/width.ts'
import type {Look} from '../look.ts'
import {bar} from './bars.ts'

interface Likely {
  readonly label: string
  readonly probability: number
}

/** Probabilities as bars: label, bar, percent; the first one lit. */
export function likelyLines(top: readonly Likely[], width: number, {glyphs}: Look): Line[] {
  const labelWidth = Math.min(Math.max(4, ...top.map(({label}) => widthOf(label))), Math.max(4, width - 12))
  const barWidth = Math.max(4, width - labelWidth - 8)
  return top.map(({label, probability}, index): Line => {
    const name = pad(label, labelWidth, 'left', glyphs.ellipsis)
    const share = percent(probability).padStart(6)
    const role = index === 0 ? 'accent' : 'dim'
    return [
      index === 0 ? bold(name, 'accent') : span(name),
      span(' '),
      ...bar(probability, barWidth, {...glyphs, track: ' '}, role),
      index === 0 ? bold(` ${share}`) : span(` ${share}`, 'dim'),
    ]
  })
}
