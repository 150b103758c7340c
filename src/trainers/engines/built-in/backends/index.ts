import {dirname, join} from 'node:path'
import type {BackendChoice} from '../../../../settings/run-options.ts'
import {
  type BackendName,
  type BuiltInBackend,
  backendNames,
  type StartBackend,
  type StartOptions,
} from './backend.ts'
import {startCpu} from './cpu.ts'
import {startNative} from './native.ts'
import {startWasm} from './webassembly.ts'

const starters: Readonly<Record<BackendName, StartBackend>> = {
  native: startNative,
  wasm: startWasm,
  cpu: startCpu,
}

/**
 * Starts the backend of the reader's choice, or the first of those after it that computes; `auto` tries all. `why` of
 * the result says whether it was chosen, or which one failed before it and for what reason.
 */
export async function selectBackend(
  wanted: BackendChoice,
  threads = 0,
  options: Omit<StartOptions, 'threads'> = {},
): Promise<BuiltInBackend> {
  // Another engine's name: whoever trained on that applies the network here.
  const choice = backendNames.find(name => name === wanted) ?? 'auto'
  let why = choice === 'auto' ? 'auto' : 'chosen'
  let cause: unknown
  for (const name of backendNames.slice(choice === 'auto' ? 0 : backendNames.indexOf(choice))) {
    try {
      return {...(await starters[name]({...options, threads})), why}
    } catch (error) {
      cause = error
      why = isMissing(error) ? `${name}-missing` : `${name}-unavailable: ${firstLine(error)}`
    }
  }
  throw cause
}

/** Where `doctor --link-tensorflow` puts the native addon it builds: beside the data sets' cache. */
export const nativeFolder = ({cache}: {readonly cache: string}): string => join(dirname(cache), 'native')

/** The package is not installed at all, which is no fault: it is optional. */
const isMissing = (error: unknown): boolean =>
  (error as {code?: unknown} | undefined)?.code === 'MODULE_NOT_FOUND' &&
  firstLine(error).includes("'@tensorflow/tfjs-node'")

const firstLine = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).trim().split('\n')[0] ?? ''
