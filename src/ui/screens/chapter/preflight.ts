import type {Failure} from '../../actions.ts'

/** What a few real warm-up batches said (`tfnotes preflight --json`). */
export interface Measured {
  readonly backend: string
  readonly threads?: number
  readonly samplesPerSecond: number
  readonly secondsPerEpoch: number
  /** Bytes. */
  readonly memory: number
  readonly train?: number
  readonly test?: number
  readonly source?: string
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

/** Reads one answer of the pre-flight; undefined for progress and anything else. */
export function readMeasured(value: unknown): Measured | Failure | undefined {
  if (!isRecord(value)) return undefined
  if (isRecord(value.error)) {
    const {code, detail} = value.error
    return {code: String(code), detail: isRecord(detail) ? detail : {}}
  }
  if (typeof value.secondsPerEpoch !== 'number') return undefined
  return value as unknown as Measured
}
