import type {Said} from '../config/said.ts'
import type {Language} from '../text/localised.ts'
import type {Platform} from './platform.ts'
import type {WatchRequest} from './screens/watched/state.ts'
import {withoutCi} from './terminal/ci.ts'

export interface TuiOptions {
  readonly platform: Platform
  readonly language: Language
  /** Keys and presets of the reader's own. @default none */
  readonly settings?: Said
  /** Draw below the prompt instead of on the alternate screen. @default false */
  readonly noAltScreen?: boolean
  /** A run whose screen opens at once. */
  readonly attach?: string
  /** Event files whose screen opens at once. */
  readonly watch?: WatchRequest
}

/**
 * The terminal program, from the first frame to the words on leaving. The terminal is given back as it was on every
 * way out.
 * @returns the exit code
 */
export async function startTui(options: TuiOptions): Promise<number> {
  const {runTui} = await withoutCi(process.env, () => import('./session.ts'))
  return runTui(options)
}
