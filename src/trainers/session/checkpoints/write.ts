import {createHash} from 'node:crypto'
import {join} from 'node:path'
import {stateFile} from '../../../runs/events.ts'
import {ioError} from '../../../system/io-error.ts'
import {writeSynced} from '../../../system/sync.ts'
import type {NamedValues} from '../../engines/engine.ts'
import type {CheckpointState, StateFile} from './state.ts'
import {replaceFolder} from './swap.ts'

/** All of a checkpoint, taken at one moment. */
export interface Snapshot {
  readonly state: CheckpointState
  /** The network in tfjs' format, without weights. */
  readonly topology: object
  readonly weights: readonly NamedValues[]
  readonly slots: readonly NamedValues[]
}

export const hashOf = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('hex')

/**
 * Writes `model.json` and `weights.bin` (which tf.loadLayersModel reads), `optimizer.bin` and `state.json` with
 * the sizes and hashes of the others; all or nothing, see `replaceFolder`.
 *
 * @param check asked before every step that touches the run's folder
 * @throws TfnotesError `disk-full`, `read-only`, `no-permission` and the like; whatever `check` throws
 */
export async function writeCheckpoint(
  folder: string,
  snapshot: Snapshot,
  check: () => void = () => {},
): Promise<void> {
  const {state, topology, weights, slots} = snapshot
  const contents: Record<string, Uint8Array> = {
    'model.json': Buffer.from(JSON.stringify(modelJson(topology, weights))),
    'weights.bin': bytesOf(weights),
    ...(state.optimizer && {'optimizer.bin': bytesOf(slots)}),
  }
  const file: StateFile = {
    sha256: hashOf(JSON.stringify(state)),
    files: Object.fromEntries(
      Object.entries(contents).map(([name, data]) => [name, {bytes: data.length, sha256: hashOf(data)}]),
    ),
    state,
  }
  try {
    await replaceFolder(
      folder,
      async staging => {
        const all = {...contents, [stateFile]: Buffer.from(`${JSON.stringify(file)}\n`)}
        // Together, for a disk takes as long for all of them as for one. Each may fail: none is left behind at work.
        const written = await Promise.allSettled(
          Object.entries(all).map(async ([name, data]) => {
            check()
            await writeSynced(join(staging, name), data)
          }),
        )
        for (const one of written) if (one.status === 'rejected') throw one.reason
      },
      check,
    )
  } catch (error) {
    throw ioError(error, folder)
  }
}

const modelJson = (topology: object, weights: readonly NamedValues[]) => ({
  format: 'layers-model',
  generatedBy: 'tfnotes',
  convertedBy: null,
  modelTopology: topology,
  weightsManifest: [
    {
      paths: ['weights.bin'],
      weights: weights.map(({name, shape}) => ({name, shape, dtype: 'float32'})),
    },
  ],
})

function bytesOf(tensors: readonly NamedValues[]): Uint8Array {
  const all = new Float32Array(tensors.reduce((total, {values}) => total + values.length, 0))
  let at = 0
  for (const {values} of tensors) {
    all.set(values, at)
    at += values.length
  }
  return new Uint8Array(all.buffer)
}
