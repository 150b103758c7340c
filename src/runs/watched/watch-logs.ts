import {setImmediate, setTimeout} from 'node:timers/promises'
import {type Failure, TfnotesError} from '../../errors.ts'
import {type FoundLogs, findLogs, type LogRun} from './find-logs.ts'
import {type LogFile, openLogFile} from './log-file.ts'
import {mergeFiles} from './merge.ts'
import type {TagCurve, Watched} from './watched.ts'

/** Milliseconds between two looks at the files, and two through the folders. */
const usual = {poll: 400, rescan: 2000}

/** Milliseconds between two words on a long reading. */
const tellEvery = 250

/** Folders of one run that are read, and files of each, the newest. */
const [mostParts, mostFiles] = [20, 50]

export interface WatchOptions {
  /** Which run, by its name or a beginning that no other has, or `latest`. @default the only one */
  readonly run?: string | undefined
  /** Aborted: the watching ends at once. */
  readonly signal?: AbortSignal | undefined
  /** Read what there is, and end. @default false */
  readonly once?: boolean
  /** @default 400 ms between two looks at the files, 2 s between two through the folders */
  readonly pace?: typeof usual
}

/**
 * Reads the event files of a folder and tells what is known of them by now, whenever something has come, until `signal`
 * aborts. Looks every moment: network drives give no hint. Where it is not settled which of several runs is meant, it tells
 * what there is and waits to be asked anew.
 * @throws TfnotesError `no-event-files`, `no-such-log-run`, `logs-gone`, those of `findLogs`; whatever `onKnown` throws
 */
export async function watchLogs(
  path: string,
  onKnown: (known: Watched) => void,
  {run, signal, once = false, pace = usual}: WatchOptions = {},
): Promise<void> {
  const files = new Map<string, LogFile>()
  let found = await findLogs(path)
  if (found.runs.length === 0) throw noEventFiles(path, found)
  const chosen = run === undefined ? onlyOne(found) : chooseRun(found, run, path)
  if (chosen === undefined) return listRuns()
  const {name} = chosen

  /** Until it is said which of them is meant. */
  async function listRuns(): Promise<void> {
    let told = ''
    while (!signal?.aborted) {
      if (listOf(found) !== told) onKnown({...stateOf(path, found, undefined, files), whole: true})
      told = listOf(found)
      if (once) return
      await setTimeout(pace.rescan, undefined, {signal}).catch(() => {})
      found = await findAgain(path)
    }
  }

  const current = (): LogRun | undefined => found.runs.find(one => one.name === name)
  let whole = false
  const tell = () => onKnown({...stateOf(path, found, current(), files), whole})
  let scanned = performance.now()
  let told = performance.now()
  let isNews = true
  while (!signal?.aborted) {
    if (performance.now() - scanned >= pace.rescan) {
      const before = listOf(found)
      found = await findAgain(path)
      scanned = performance.now()
      isNews ||= listOf(found) !== before
    }
    const now = current()
    if (now === undefined)
      throw new TfnotesError('logs-gone', {path: name === '.' ? path : `${path}/${name}`})
    const paths = pathsOf(now)
    for (const known of files.keys()) if (!paths.includes(known)) isNews = files.delete(known) || isNews
    let isDoubtful = false
    for (const file of paths) {
      const log = files.get(file) ?? openLogFile(file)
      files.set(file, log)
      for (let more = true; more && !signal?.aborted; ) {
        const look = await log.look()
        more = look.more
        isDoubtful ||= look.doubtful
        isNews ||= look.changed
        if (performance.now() - told < tellEvery) continue
        told = performance.now()
        if (isNews) tell()
        isNews = false
        // Keys have their turn while much is read.
        await setImmediate()
      }
    }
    if (signal?.aborted) return
    isNews ||= !whole
    whole = true
    if (isNews) {
      isNews = false
      told = performance.now()
      tell()
    }
    if (once && !isDoubtful) return
    await setTimeout(pace.poll, undefined, {signal}).catch(() => {})
  }
}

/** Nothing to be watched, as far as was looked. */
export const noEventFiles = (path: string, {isCut}: FoundLogs): TfnotesError =>
  new TfnotesError(isCut ? 'no-event-files-near' : 'no-event-files', {path})

/** The folder may have gone, or be on a drive that has: that is no reason to forget what was read. */
const findAgain = (path: string): Promise<FoundLogs> => findLogs(path).catch(() => ({runs: [], isCut: false}))

/** The only run, or the one whose files lie in the very folder that was named. */
const onlyOne = ({runs}: FoundLogs): LogRun | undefined =>
  runs.length === 1 ? runs[0] : runs.find(run => run.name === '.' && run.parts.some(part => part.name === ''))

/** @throws TfnotesError `no-such-log-run` */
function chooseRun({runs}: FoundLogs, wanted: string, path: string): LogRun {
  const name = wanted.replace(/\/+$/, '')
  const exact = runs.find(one => one.name === name) ?? (name === 'latest' ? runs[0] : undefined)
  const beginning = runs.filter(one => one.name.startsWith(name))
  const chosen = exact ?? (beginning.length === 1 ? beginning[0] : undefined)
  if (chosen) return chosen
  throw new TfnotesError(
    'no-such-log-run',
    {path, run: wanted, runs: runs.map(one => one.name), count: beginning.length},
    {usage: true},
  )
}

const filesIn = ({parts}: LogRun): number => parts.reduce((sum, {files}) => sum + files.length, 0)

const listOf = ({runs}: FoundLogs): string => JSON.stringify(runs.map(({name, parts}) => [name, parts]))

const pathsOf = ({parts}: LogRun): string[] =>
  parts.slice(0, mostParts).flatMap(({files}) => files.slice(-mostFiles))

function stateOf(
  path: string,
  {runs, isCut}: FoundLogs,
  run: LogRun | undefined,
  files: ReadonlyMap<string, LogFile>,
): Omit<Watched, 'whole'> {
  const read = [...files.values()]
  const tags: TagCurve[] = (run?.parts ?? []).flatMap(({name, files: paths}) => {
    const logs = paths.flatMap(one => files.get(one) ?? [])
    return [...mergeFiles(logs)].map(([tag, points]) => ({
      tag: name === '' ? tag : `${name}/${tag}`,
      ...points,
    }))
  })
  const sum = (of: (file: LogFile) => number) => read.reduce((total, file) => total + of(file), 0)
  const problems: Failure[] = [
    ...(isCut ? [{code: 'logs-cut', detail: {path}}] : []),
    ...(run && pathsOf(run).length < filesIn(run)
      ? [{code: 'too-many-log-files', detail: {path, count: filesIn(run)}}]
      : []),
    ...read.flatMap(file => file.problems),
  ]
  return {
    path,
    runs: runs.map(({name, writtenAt}) => ({name, writtenAt})),
    run: run?.name,
    writers: [...new Set(read.flatMap(({writer}) => writer ?? []))].sort(),
    tags: tags.filter(({steps}) => steps.length > 0).sort((a, b) => collator.compare(a.tag, b.tag)),
    problems,
    read: sum(file => file.read),
    size: sum(file => file.size),
    newestAt: Math.max(0, ...read.map(({newestAt}) => newestAt)) || (run?.writtenAt ?? 0),
  }
}

const collator = new Intl.Collator('en', {numeric: true})
