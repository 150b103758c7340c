import {isDeepStrictEqual} from 'node:util'
import type {Answers} from '../../answers/index.ts'
import {TfnotesError} from '../../errors.ts'
import {type Chosen, chooseCurves, curveNames, hasLoss, type SaidTags} from '../../runs/watched/curves.ts'
import {openTelling, type StepRow} from '../../runs/watched/telling.ts'
import {watchLogs} from '../../runs/watched/watch-logs.ts'
import type {Watched} from '../../runs/watched/watched.ts'
import {writerName} from '../../runs/watched/writer-names.ts'
import {flagName} from '../../text/flag-name.ts'
import {measure, plain} from '../../text/numbers.ts'
import {failureSentence} from '../../text/sentence.ts'
import type {Words} from '../../text/words/words.ts'
import type {Context} from '../line/command.ts'
import {type Output, openOutput, printJson} from '../printing/output.ts'

export interface WatchLogsOptions {
  readonly run?: string | undefined
  readonly said: SaidTags
  readonly json: boolean
  readonly plain: boolean
  /** Print what there is, and end. */
  readonly once: boolean
}

/**
 * Tells of another program's run on stdout, step by step, until somebody interrupts it: when that run has ended, its files
 * do not say.
 * @returns 0
 * @throws TfnotesError `several-log-runs`, `no-loss-tag`, `no-such-tag`, `no-scalars`, those of `watchLogs`
 */
export async function watchEventFiles(
  context: Context,
  path: string,
  options: WatchLogsOptions,
): Promise<number> {
  const {json, said, once, run} = options
  const output = openOutput(context, options)
  const leave = new AbortController()
  const stop = () => leave.abort()
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
  for (const signal of signals) process.on(signal, stop)
  context.stdout.on('error', stop)
  const news = openTelling()
  const toldProblems = new Set<string>()
  let head: Answers['watching'] | undefined
  let known: Watched | undefined

  function tell(now: Watched): void {
    known = now
    if (now.run === undefined) throw severalRuns(now)
    if (now.whole) tellWhole(now)
    else output.progress(readingWords(now, output))
  }

  function tellWhole(now: Watched): void {
    const chosen = chooseCurves(now, said)
    tellProblems(now)
    if (now.tags.length === 0) return
    if (!hasLoss(chosen, said)) throw noLoss(now)
    if (head === undefined) tellMissing(now, chosen)
    const next = headOf(now, chosen)
    const isNew = !isDeepStrictEqual(next, head)
    head = next
    if (isNew && json) printJson(context, 'watching', next)
    else if (isNew) tellHead(now, chosen, output)
    const {takenBack, rows} = news(chosen)
    for (const {curve, step} of takenBack) {
      if (json) printJson(context, 'takenBack', {kind: 'taken-back', curve, step})
      else output.line(output.words.watched.takenBack(output.words.watched.curves[curve], plain(step)))
    }
    for (const row of rows) {
      if (json) printJson(context, 'loggedStep', {kind: 'step', step: row.step, t: row.t, ...row.values})
      else output.raw(rowWords(row, output))
    }
  }

  function tellProblems({problems}: Watched): void {
    for (const problem of problems) {
      const message = failureSentence(problem, context.language)
      if (toldProblems.has(message)) continue
      toldProblems.add(message)
      if (json) printJson(context, 'unreadLogs', {kind: 'problem', ...problem, message})
      output.note(message)
    }
  }

  /** A tag that was said may come later; who misspelled it has to know. */
  function tellMissing(now: Watched, chosen: Chosen): void {
    for (const name of curveNames) {
      const one = chosen[name]
      if (!one || one.curve) continue
      const missing = noSuchTag(flagName(name), one.tag, now)
      if (once) throw missing
      output.note(failureSentence(missing, context.language))
    }
  }

  try {
    await watchLogs(path, tell, {run, once, signal: leave.signal})
  } finally {
    for (const signal of signals) process.off(signal, stop)
    context.stdout.off('error', stop)
  }
  if (once && known?.tags.length === 0) throw new TfnotesError('no-scalars', {path})
  return 0
}

const severalRuns = ({path, runs}: Watched) =>
  new TfnotesError(
    'several-log-runs',
    {path, runs: runs.map(({name}) => name), count: runs.length},
    {usage: true},
  )

const noSuchTag = (flag: string, tag: string, {tags}: Watched) =>
  new TfnotesError('no-such-tag', {flag, tag, accepted: tags.map(one => one.tag)}, {usage: true})

const noLoss = ({path, tags}: Watched) =>
  new TfnotesError('no-loss-tag', {path, accepted: tags.map(({tag}) => tag)})

const tagsOf = (chosen: Chosen) =>
  Object.fromEntries(
    Object.entries(chosen).map(([name, {tag, guessed, others}]) => [name, {tag, guessed, others}]),
  )

const headOf = ({path, run = '.', runs, writers, tags}: Watched, chosen: Chosen): Answers['watching'] => ({
  kind: 'watching',
  path,
  run,
  runs: runs.map(({name}) => name).sort(),
  writers,
  tags: tags.map(({tag}) => tag),
  curves: tagsOf(chosen),
})

const readingWords = ({read, size}: Watched, {words}: Output): string =>
  `${words.watched.reading} ${size > 0 ? Math.floor((100 * read) / size) : 0}%`

function tellHead(known: Watched, chosen: Chosen, output: Output): void {
  const {words, line} = output
  const {watched, colon, comma} = words
  line(`${known.path}${words.bracket(watched.notControlled)}`)
  if (known.run !== '.') line(`${words.run}${colon}${known.run}`)
  const otherRuns = known.runs.flatMap(({name}) => (name === known.run ? [] : [name]))
  if (otherRuns.length > 0) line(`${watched.otherRuns}${colon}${otherRuns.join(comma)}`)
  line(`${watched.writtenBy}${colon}${known.writers.map(writerName).join(comma) || watched.unsaid}`)
  for (const name of curveNames) {
    const one = chosen[name]
    if (one) line(`${watched.curves[name]}${colon}${one.tag}${howChosen(one, name, words)}`)
  }
  const taken = new Set(Object.values(chosen).map(({tag}) => tag))
  const others = known.tags.filter(({tag}) => !taken.has(tag)).map(({tag}) => tag)
  if (others.length > 0) line(`${watched.otherTags}${colon}${others.join(comma)}`)
  if (known.tags.some(({tag, thinned}) => taken.has(tag) && thinned > 1)) line(watched.thinned)
  line()
}

const howChosen = (
  {guessed, others, curve}: NonNullable<Chosen['loss']>,
  name: (typeof curveNames)[number],
  words: Words,
): string => {
  if (!curve) return words.bracket(words.watched.notYet)
  return guessed ? words.bracket(words.watched.guessed(flagName(name), others)) : ''
}

function rowWords({step, values}: StepRow, {words, tone}: Output): string {
  const parts = curveNames.flatMap(name => {
    const value = values[name]
    if (value === undefined) return []
    return [`${words.watched.curves[name]} ${name === 'lr' ? plain(value) : measure(value)}`]
  })
  return `${tone('dim', `${words.watched.step} ${plain(step)}`)}  ${parts.join('  ')}`
}
