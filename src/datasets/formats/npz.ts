import {unzipSync} from 'fflate'
import {TfnotesError} from '../../errors.ts'
import {readBytes} from '../read-bytes.ts'
import {type Npy, parseNpy} from './npy.ts'

interface NpzLimits {
  readonly mostBytes: number
  readonly signal?: AbortSignal | undefined
}

/**
 * Reads arrays out of a NumPy .npz file. Only the wanted entries are unpacked, and nothing is when the archive says
 * that they would need more than `mostBytes` together; an entry never unpacks beyond the size it states.
 *
 * @throws TfnotesError npz-broken, too-large, and those of parseNpy
 */
export async function readNpz<Name extends string>(
  path: string,
  wanted: readonly Name[],
  limits: NpzLimits,
): Promise<Partial<Record<Name, Npy>>> {
  const entries = await readNpzEntries(path, wanted, limits)
  const arrays: Partial<Record<Name, Npy>> = {}
  for (const name of wanted) {
    const entry = entries[name]
    if (entry) arrays[name] = parseNpy(entry, `${path}:${name}`)
  }
  return arrays
}

/** As readNpz, but gives the bytes of each array's .npy file. */
export async function readNpzEntries<Name extends string>(
  path: string,
  wanted: readonly Name[],
  {mostBytes, signal}: NpzLimits,
): Promise<Partial<Record<Name, Uint8Array>>> {
  const bytes = await readBytes(path, signal)
  let total = 0
  const files = unzip(path, bytes, ({name, originalSize}) => {
    const isWanted = wanted.some(array => name === `${array}.npy`)
    if (isWanted) total += originalSize
    if (total > mostBytes) throw new TfnotesError('too-large', {file: path, limit: mostBytes})
    return isWanted
  })
  const entries: Partial<Record<Name, Uint8Array>> = {}
  for (const name of wanted) {
    const file = files[`${name}.npy`]
    if (file) entries[name] = file
  }
  return entries
}

/** The names of the arrays in an .npz file. */
export async function listNpz(path: string): Promise<string[]> {
  const names: string[] = []
  unzip(path, await readBytes(path), ({name}) => {
    names.push(name.replace(/\.npy$/, ''))
    return false
  })
  return names
}

type Filter = NonNullable<NonNullable<Parameters<typeof unzipSync>[1]>['filter']>

function unzip(path: string, bytes: Uint8Array, filter: Filter): Record<string, Uint8Array> {
  try {
    return unzipSync(bytes, {filter})
  } catch (cause) {
    if (cause instanceof TfnotesError) throw cause
    throw new TfnotesError('npz-broken', {file: path, reason: (cause as Error).message}, {cause})
  }
}
