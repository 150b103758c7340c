import stringWidth from 'string-width'
import {percent} from '../../text/numbers.ts'
import {strip} from '../../text/strip.ts'
import type {Ranked} from '../../trainers/applying/rank.ts'
import type {Output} from './output.ts'

const width = 30

/** The most probable classes with a bar each. */
export function barLines(top: readonly Ranked[], {unicode}: Output): string[] {
  const labels = top.map(({label}) => strip(label))
  const widest = Math.max(...labels.map(label => stringWidth(label)))
  return top.map(({probability}, index) => {
    const label = labels[index] ?? ''
    const bar = (unicode ? '█' : '#').repeat(Math.round(probability * width))
    return `  ${label}${' '.repeat(widest - stringWidth(label))}  ${percent(probability).padStart(6)} ${bar}`
  })
}
