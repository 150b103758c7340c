import {readFile} from 'node:fs/promises'
import {join} from 'node:path'
import {setTimeout as sleep} from 'node:timers/promises'
import {TfnotesError} from '../../../errors.ts'
import type {TensorFacts} from '../../engines/engine.ts'
import type {CheckpointState, StateFile} from './state.ts'
import {candidates, incoming} from './swap.ts'
import {hashOf} from './write.ts'

export interface Checkpoint {
  readonly state: CheckpointState
  readonly weights: ReadonlyMap<string, Float32Array>
  /** Empty when weights alone were saved. */
  readonly slots: ReadonlyMap<string, Float32Array>
}

/**
 * Reads a checkpoint and checks every byte of it. A trainer may replace it at the same time, so it is tried a few
 * times, and found also where a killed trainer left it between two renames.
 *
 * @returns undefined when there is none
 * @throws TfnotesError `checkpoint-corrupt` {path, file, problem: missing | size | checksum | unreadable}
 */
export async function readCheckpoint(folder: string): Promise<Checkpoint | undefined> {
  let failure: TfnotesError | undefined
  for (let attempt = 0; attempt < 4; attempt++) {
    if (attempt > 0) await sleep(25 * attempt)
    failure = undefined
    for (const candidate of candidates(folder)) {
      const found = await readFrom(candidate)
      if (!(found instanceof TfnotesError)) {
        if (found) return found
      } else if (candidate !== incoming(folder)) {
        // What was still being built when its trainer was killed has never been a checkpoint: it cannot be damaged.
        failure ??= found
      }
    }
    if (!failure) return undefined
  }
  throw failure
}

/** Whether a folder holds a whole checkpoint. */
export const isWhole = async (folder: string): Promise<boolean> => {
  const found = await readFrom(folder)
  return found !== undefined && !(found instanceof TfnotesError)
}

async function readFrom(folder: string): Promise<Checkpoint | TfnotesError | undefined> {
  const text = await readFile(join(folder, 'state.json'), 'utf8').catch(
    (error: NodeJS.ErrnoException) => error,
  )
  if (typeof text !== 'string') {
    if (text.code !== 'ENOENT') return corrupt(folder, 'state.json', 'unreadable')
    // Without a folder there is no checkpoint; a folder without state.json lost it.
    const lost = await readFile(join(folder, 'model.json')).catch(() => undefined)
    return lost && corrupt(folder, 'state.json', 'missing')
  }
  const file = parse(text)
  if (!file || hashOf(JSON.stringify(file.state)) !== file.sha256)
    return corrupt(folder, 'state.json', 'checksum')

  const contents = new Map<string, Uint8Array>()
  for (const [name, {bytes, sha256}] of Object.entries(file.files)) {
    const data = await readFile(join(folder, name)).catch(() => undefined)
    if (!data) return corrupt(folder, name, 'missing')
    if (data.length !== bytes) return corrupt(folder, name, 'size')
    if (hashOf(data) !== sha256) return corrupt(folder, name, 'checksum')
    contents.set(name, data)
  }
  const {state} = file
  return {
    state,
    weights: split(contents.get('weights.bin'), state.weights),
    slots: split(contents.get('optimizer.bin'), state.optimizer?.slots ?? []),
  }
}

function parse(text: string): StateFile | undefined {
  try {
    const file: StateFile = JSON.parse(text)
    return file.state?.v === 1 ? file : undefined
  } catch {
    return undefined
  }
}

function split(data: Uint8Array | undefined, facts: readonly TensorFacts[]): Map<string, Float32Array> {
  const all = new Float32Array(data ? Uint8Array.from(data).buffer : new ArrayBuffer(0))
  let at = 0
  return new Map(
    facts.map(({name, shape}) => {
      const size = shape.reduce((product, dimension) => product * dimension, 1)
      at += size
      return [name, all.subarray(at - size, at)]
    }),
  )
}

const corrupt = (path: string, file: string, problem: string): TfnotesError =>
  new TfnotesError('checkpoint-corrupt', {path, file, problem})
