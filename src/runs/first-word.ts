import {TfnotesError} from '../errors.ts'

/** What a trainer tells the process that launched it, once: that the run is its own, or why it is not. */
export type FirstWord =
  | {readonly claimed: true}
  | {readonly claimed: false; readonly code: TfnotesError['code']; readonly detail: TfnotesError['detail']}

/** For the trainer. @returns false where nobody launched it, or its launcher is gone */
export async function tellLauncher(word: FirstWord): Promise<boolean> {
  if (!process.send) return false
  const failed = await new Promise<Error | null>(done => process.send?.(word, undefined, {}, done))
  if (process.connected) process.disconnect()
  return failed === null
}

/** Why the run is not the trainer's own. */
export const notClaimed = (error: unknown): FirstWord =>
  error instanceof TfnotesError
    ? {claimed: false, code: error.code, detail: error.detail}
    : {
        claimed: false,
        code: 'launch-failed',
        detail: {reason: error instanceof Error ? error.message : String(error)},
      }
