import {existsSync} from 'node:fs'
import {join} from 'node:path'
import {setTimeout as sleep} from 'node:timers/promises'
import {TfnotesError} from '../../../errors.ts'
import {stateFile} from '../../../runs/events.ts'
import {parseJson} from '../../../runs/parse-json.ts'
import {isDetail} from '../../../runs/shape.ts'
import {isOwnFolder, readGuarded} from '../../../system/read-guarded.ts'
import type {ErrorCode} from '../../../text/errors.ts'
import type {TensorFacts} from '../../engines/engine.ts'
import {isStateFile, sizeOf} from './check-state.ts'
import type {CheckpointState, StateFile} from './state.ts'
import {candidates, incoming} from './swap.ts'
import {hashOf} from './write.ts'

export interface Checkpoint {
  readonly state: CheckpointState
  readonly weights: ReadonlyMap<string, Float32Array>
  /** Empty when weights alone were saved. */
  readonly slots: ReadonlyMap<string, Float32Array>
  /** Its files as they stand, by their names. */
  readonly files: ReadonlyMap<string, Buffer>
}

/**
 * Reads a checkpoint and checks every byte of it. A trainer may replace it at the same time, so it is tried a few
 * times, and found also where a killed trainer left it between two renames.
 *
 * @returns undefined when there is none
 * @throws TfnotesError `checkpoint-corrupt` {path, file, problem: missing | size | checksum | unreadable | foreign | odd};
 * `is-a-link`, `not-a-folder` where the folder is none
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

/** Bytes; a hundred thousand epochs of curves take a tenth of it. */
const longestState = 2 ** 27

/** Bytes of another file: what WebAssembly can address. */
const mostBytes = 2 ** 32

async function readFrom(folder: string): Promise<Checkpoint | TfnotesError | undefined> {
  try {
    return (await isOwnFolder(folder)) ? await readFiles(folder) : undefined
  } catch (error) {
    if (error instanceof TfnotesError) return error
    throw error
  }
}

/**
 * What a checkpoint says of itself, without its weights; undefined where there is none, or none that says it. Never
 * throws: what is wrong with it, `readCheckpoint` says.
 */
export async function readState(folder: string): Promise<CheckpointState | undefined> {
  for (const candidate of candidates(folder)) {
    const found = await readStateFile(candidate).catch(() => undefined)
    if (found) return found.file.state
  }
  return undefined
}

async function readStateFile(
  folder: string,
): Promise<{readonly file: StateFile; readonly bytes: Buffer} | undefined> {
  const text = await readPart(folder, stateFile, longestState).catch(error => {
    // A folder without anything is none yet; one without state.json lost it.
    if (error.detail.problem === 'missing' && !existsSync(join(folder, 'model.json'))) return undefined
    throw error
  })
  if (!text) return undefined
  const file = parseJson(String(text))
  if (!isDetail(file) || !isDetail(file.state) || !isHashOfState(text, file.sha256, file.state))
    throw corrupt(folder, stateFile, 'checksum')
  if (!isStateFile(file)) throw corrupt(folder, stateFile, 'odd')
  return {file, bytes: text}
}

/**
 * Of the state's bytes as they stand in the file, its last value, so that whoever writes one need not spell numbers as
 * JavaScript does; also of what JavaScript makes of it.
 */
function isHashOfState(file: Buffer, hash: unknown, state: object): boolean {
  const from = file.indexOf('{', file.indexOf('"state"'))
  const to = file.lastIndexOf('}', file.lastIndexOf('}') - 1) + 1
  return hashOf(file.subarray(from, to)) === hash || hashOf(JSON.stringify(state)) === hash
}

async function readFiles(folder: string): Promise<Checkpoint | undefined> {
  const found = await readStateFile(folder)
  if (!found) return undefined
  const {state, files} = found.file
  const contents = new Map<string, Buffer>([[stateFile, found.bytes]])
  for (const [name, facts] of Object.entries(files)) {
    const data = await readPart(folder, name, Math.min(facts.bytes, mostBytes))
    if (data.length !== facts.bytes) throw corrupt(folder, name, 'size')
    if (hashOf(data) !== facts.sha256) throw corrupt(folder, name, 'checksum')
    contents.set(name, data)
  }
  return {
    state,
    weights: split(contents.get('weights.bin'), state.weights),
    slots: split(contents.get('optimizer.bin'), state.optimizer?.slots ?? []),
    files: contents,
  }
}

const problems: Readonly<Partial<Record<ErrorCode, string>>> = {
  'file-missing': 'missing',
  'file-too-large': 'size',
  'is-a-link': 'foreign',
  'is-a-pipe': 'foreign',
  'is-a-device': 'foreign',
  'is-a-folder': 'foreign',
}

/** One of a checkpoint's files. @throws TfnotesError `checkpoint-corrupt` */
const readPart = (folder: string, name: string, most: number): Promise<Buffer> =>
  readGuarded(join(folder, name), most).catch((cause: TfnotesError) => {
    throw corrupt(folder, name, problems[cause.code] ?? 'unreadable')
  })

function split(data: Buffer | undefined, facts: readonly TensorFacts[]): Map<string, Float32Array> {
  const all = data ? new Float32Array(data.buffer, data.byteOffset, data.length / 4) : new Float32Array()
  let at = 0
  return new Map(
    facts.map(fact => {
      at += sizeOf(fact)
      return [fact.name, all.subarray(at - sizeOf(fact), at)]
    }),
  )
}

const corrupt = (path: string, file: string, problem: string): TfnotesError =>
  new TfnotesError('checkpoint-corrupt', {path, file, problem})
