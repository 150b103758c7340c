import {
  type Is,
  isCount,
  isFigure,
  isListOf,
  isNumber,
  isObjectOf,
  isOneOf,
  isOptional,
  isText,
} from '../../../runs/shape.ts'
import type {Failed, Ready, RequestName, Requests} from './messages.ts'

/** Stands before every answer: whatever else is printed into the pipe is told apart from it. */
const mark = '\u001etfnotes '

/** Characters of other text that are kept while it lasts without the end of a line. */
const longestOther = 1 << 16

/** Characters of an answer; the losses of a hundred thousand steps take two million. */
const longestAnswer = 1 << 28

export interface Heard {
  /** What stands behind a mark, to the end of its line. */
  answer(text: string): void
  /** Everything else. */
  other(text: string): void
}

/** Tells answers from what else comes through the pipe, in whatever pieces it comes. */
export function openAnswers({answer, other}: Heard): (text: string) => void {
  let rest = ''
  const line = (text: string) => {
    const at = text.lastIndexOf(mark)
    if (at !== 0) other(at < 0 ? `${text}\n` : text.slice(0, at))
    if (at >= 0) answer(text.slice(at + mark.length))
  }
  return text => {
    const all = rest + text
    const whole = all.lastIndexOf('\n') + 1
    rest = all.slice(whole)
    const lines = all.slice(0, whole)
    // Millions of lines are passed on as they come.
    if (lines && !lines.includes(mark)) other(lines)
    else if (lines) lines.slice(0, -1).split('\n').forEach(line)
    if (rest.length < longestOther) return
    const at = rest.lastIndexOf(mark)
    // The mark itself may come in two pieces.
    const end = at < 0 ? rest.length - mark.length : at
    other(rest.slice(0, end))
    rest = rest.slice(end)
    if (rest.length > longestAnswer) line(rest)
  }
}

export type Answer = {readonly say: string}

export const isAnswer: Is<Answer> = isObjectOf<Answer>({say: isText})

export const isFailed: Is<Failed> = isObjectOf<Failed>({
  kind: isOneOf(['memory', 'disk', 'devices', 'other']),
  reason: isText,
  there: isOptional(isListOf(isText)),
})

export const isReady: Is<Ready> = isObjectOf<Ready>({
  backend: isText,
  version: isText,
  keras: isText,
  python: isText,
  devices: isListOf(isText),
  kinds: isListOf(isText),
  threads: isCount,
  seen: isCount,
})

const isAnything: Is<object> = isObjectOf({})

/** Packed numbers are no text of a line's length. */
const isPacked = ((value: unknown) => typeof value === 'string') as Is<string>

const used = {memory: isNumber, cpu: isNumber}

/** What each request is answered by; whether it is as long as it has to be is for who asked. */
export const answers: {readonly [K in RequestName]: Is<Requests[K]['answer']>} = {
  prepare: isAnything,
  epoch: isAnything,
  train: isObjectOf<Requests['train']['answer']>({
    losses: isListOf(isFigure),
    right: isListOf(isCount),
    norm: isOptional(isFigure),
    ...used,
  }),
  judge: isObjectOf<Requests['judge']['answer']>({
    loss: isFigure,
    right: isCount,
    outputs: isOptional(isPacked) as Is<string>,
    ...used,
  }),
  state: isObjectOf<Requests['state']['answer']>({iterations: isCount}),
  restore: isObjectOf<Requests['restore']['answer']>(used),
}
