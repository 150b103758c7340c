import {lstat, readdir, stat} from 'node:fs/promises'
import {join} from 'node:path'
import type {Places, Source} from '../datasets/dataset.ts'
import {facts} from '../datasets/facts/index.ts'
import {loaders} from '../datasets/index.ts'
import type {EventBody} from '../runs/events.ts'
import {pathOptions} from '../runs/options.ts'
import type {RunSpec} from '../runs/spec.ts'

type Served = Extract<EventBody, {event: 'started'}>['dataset']
type Dataset = RunSpec['dataset']

/**
 * Whether a run would be served what an earlier one was, which was asked for at `since`, in milliseconds since 1970. Keeps
 * what it has found out for as long as it lives.
 */
export type SameData = (dataset: Dataset, served: Served, since: number) => Promise<boolean>

/** A look at where data comes from takes no more samples than this. */
const few = 100

/** Files of a folder that are looked at; who has more of them trains again. */
const mostFiles = 200_000

/** What is part of the program: of one version it is the same everywhere. */
const ofTheProgram: readonly Source[] = ['embedded', 'generated']

export function openSameData(places: Places): SameData {
  const found = new Map<string, ReturnType<typeof lookUp>>()
  const changes = new Map<string, Promise<number>>()
  const changed = (path: string) => remembered(changes, path, () => newestChange(path))

  return async (dataset, served, since) => {
    const paths = pathOptions.flatMap(key => (dataset[key] === undefined ? [] : [dataset[key]]))
    if (paths.length === 0) {
      const now = await remembered(found, JSON.stringify(dataset), () => lookUp(dataset, places))
      if (now?.source !== served.source) return false
      if (ofTheProgram.includes(served.source)) return true
      if (now.origin !== served.origin) return false
      paths.push(now.path)
    }
    for (const path of paths) if ((await changed(path)) >= since) return false
    return true
  }
}

function remembered<T>(known: Map<string, Promise<T>>, key: string, find: () => Promise<T>): Promise<T> {
  const before = known.get(key) ?? find()
  known.set(key, before)
  return before
}

/** Where the data would come from now; undefined where it cannot be loaded. */
async function lookUp(
  {name, from, ...rest}: Dataset,
  places: Places,
): Promise<{readonly source: Source; readonly origin: string; readonly path: string} | undefined> {
  // Drawn at once, and always the same.
  if (from === 'generated') return {source: 'generated', origin: '', path: ''}
  try {
    const {
      source,
      origin,
      path = origin,
    } = await loaders[name]({
      ...rest,
      from,
      places,
      seed: 1,
      trainSamples: few,
      testSamples: few,
      hyperparameters: facts[name].brings,
    })
    return {source, origin, path}
  } catch {
    return undefined
  }
}

/** When a file, or anything in a folder, was last written, renamed or made; infinite where nobody can tell. */
async function newestChange(path: string): Promise<number> {
  const waiting = [path]
  let newest = 0
  for (let seen = 0; waiting.length > 0; seen++) {
    if (seen > mostFiles) return Number.POSITIVE_INFINITY
    const next = waiting.pop() as string
    try {
      const link = await lstat(next)
      // A link may be turned to something older, and what it leads to be written to.
      const entry = link.isSymbolicLink() ? await stat(next) : link
      newest = Math.max(newest, link.mtimeMs, link.ctimeMs, entry.mtimeMs, entry.ctimeMs)
      if (entry.isDirectory()) waiting.push(...(await readdir(next)).map(name => join(next, name)))
    } catch {
      return Number.POSITIVE_INFINITY
    }
  }
  return newest
}
