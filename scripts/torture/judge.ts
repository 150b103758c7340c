import {readdirSync, statSync} from 'node:fs'
import {join} from 'node:path'
import {setTimeout as sleep} from 'node:timers/promises'
import {isLive, type RunStatus} from '../../src/runs/status.ts'
import type {Ended, Place} from './place.ts'
import {differences, eventsOf, type Result, resultOf} from './straight.ts'

/** Milliseconds within which a trainer that was left alone has to end by itself. */
const untilEnd = 30_000

/** Milliseconds within which the list of runs has to be true again. */
const untilTrue = 3000

/** Milliseconds within which a run may be listed as starting without a trainer. */
const untilLaunched = 8000

const shorten = (text: string) => JSON.stringify(text.length > 600 ? `${text.slice(0, 600)}…` : text)

const described = ({args, code, signal, out, err}: Ended) =>
  `tfnotes ${args.join(' ')} (exit ${signal ?? code}): ${shorten(err || out.slice(-400))}`

/** What no reader should ever see. */
const ugly =
  /Unexpected error|\n\s+at .+:\d+|node:internal|UnhandledPromise|\bTypeError\b|\bRangeError\b|FATAL|\bundefined\b|\bNaN\b/

/** What a terminal would obey, or show in another order than it was written. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const commanding = /[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/u

/** What is wrong with how a command ended: it hung, crashed, or spoke in another way than in sentences. */
export function rudeness(ended: Ended): string[] {
  if (ended.hung) return [`hangs: ${described(ended)}`]
  if (ended.signal !== null) return [`died of ${ended.signal}: ${described(ended)}`]
  if (ended.code === null || ![0, 1, 2, 130].includes(ended.code)) return [`ended badly: ${described(ended)}`]
  if (ugly.test(ended.err)) return [`says more than a sentence: ${described(ended)}`]
  if ([ended.out, ended.err].some(text => commanding.test(text.replaceAll('\r', ''))))
    return [`writes what terminals obey: ${described(ended)}`]
  if (
    (ended.code === 1 || ended.code === 2) &&
    ended.err.trim() === '' &&
    !/"failed"|"error"/.test(ended.out)
  )
    return [`fails without a word: ${described(ended)}`]
  return []
}

interface Row {
  readonly id: string
  readonly status: RunStatus
}

/** The list of runs as programs read it, and what is wrong with the answer itself. */
export async function listed(place: Place): Promise<{rows: Row[]; lost: string[]}> {
  const ended = await place.run(['runs', '--json'])
  const lost = rudeness(ended)
  if (ended.code !== 0) lost.push(`no list of runs: ${described(ended)}`)
  const rows = ended.out
    .split('\n')
    .filter(line => line !== '')
    .flatMap(line => {
      try {
        return [JSON.parse(line) as Row]
      } catch {
        lost.push(`a line that is no JSON: ${shorten(line)}`)
        return []
      }
    })
  return {rows: rows.filter(({id}) => id !== undefined), lost}
}

/** Whether the list of runs says of each what is true: at work or not, and none is missing. */
export async function untruths(place: Place): Promise<string[]> {
  const end = Date.now() + untilTrue
  for (;;) {
    const before = place.trainers().length
    const {rows, lost} = await listed(place)
    const wrong = [
      ...lost,
      ...place
        .runs()
        .filter(name => !rows.some(({id}) => id === name))
        .map(name => `${name} is not listed`),
      ...rows.flatMap(({id, status}) => untrue(place, id, status, before)),
    ]
    if (wrong.length === 0 || Date.now() > end) return wrong
    await sleep(100)
  }
}

function untrue(place: Place, id: string, status: RunStatus, trainers: number): string[] {
  const dir = join(place.checkpoints, id)
  const after = place.trainers().length
  // For some seconds a run of which nothing is known may be one that is just being launched.
  const age = Date.now() - (statSync(dir, {throwIfNoEntry: false})?.ctimeMs ?? 0)
  if (status === 'starting' && age < untilLaunched) return []
  if (isLive(status) && trainers === 0 && after === 0)
    return [`${id} is listed as ${status}; nobody trains it`]
  if (!isLive(status) && trainers > 0 && after > 0)
    return [`${id} is listed as ${status} while it is trained`]
  return []
}

/** Waits for trainers that were left alone. */
export async function settled(place: Place): Promise<string[]> {
  const end = Date.now() + untilEnd
  while (place.trainers().length > 0) {
    if (Date.now() > end) return [`a trainer goes on for ${untilEnd / 1000} s`]
    await sleep(50)
  }
  return []
}

/** Goes on with the only run there is, undisturbed, and compares what it comes to. */
export async function goesOn(place: Place, straight: Result): Promise<string[]> {
  const [run] = place.runs()
  if (run === undefined) return []
  const dir = join(place.checkpoints, run)
  const ended = await place.run(['train', '--resume', run, '--json'])
  const lost = rudeness(ended)
  const wasFinished = eventsOf(dir).at(-1)?.event === 'finished' && /has finished|is finished/.test(ended.err)
  if (ended.code !== 0 && !wasFinished) lost.push(`does not go on: ${described(ended)}`)
  lost.push(...differences(resultOf(dir), straight))
  // A run that had finished before is left as it was.
  const left = readdirSync(dir).filter(name => /\.(new|old|tmp)$|^alive|^\./.test(name))
  if (!wasFinished && left.length > 0) lost.push(`left lying: ${left.join(', ')}`)
  return lost
}
