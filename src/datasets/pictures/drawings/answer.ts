import type {ErrorDetail} from '../../../errors.ts'
import type {ErrorCode} from '../../../text/errors.ts'
import type {Raster} from '../raster.ts'

/** Bytes that the process which draws may take; the largest drawing that is taken needs a quarter of it. */
export const mostMemory = 2 ** 30

/** What it is asked for. */
export interface Order {
  readonly bytes: Uint8Array
  /** Named in errors. */
  readonly file: string
}

/** What it says: the picture, or what is wrong with it. */
export type Answer = {readonly raster: Raster} | {readonly code: ErrorCode; readonly detail: ErrorDetail}
