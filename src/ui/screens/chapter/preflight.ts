import type {Failure} from '../../../errors.ts'

/** What a few real warm-up batches said: a part of what `tfnotes preflight --json` prints. */
export interface Measured {
  readonly backend: string
  readonly source: string
  readonly samplesPerSecond: number
  readonly secondsPerEpoch: number
  /** All epochs with their validations. */
  readonly seconds: number
  /** Bytes. */
  readonly memory: number
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
