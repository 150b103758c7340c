import type {RunSummary} from '../../runs/summary.ts'
import type {Action} from '../actions.ts'
import type {Platform} from '../platform.ts'

/** Milliseconds after which a list that has not changed is told again: its ages are in minutes. */
const agesEvery = 20_000

/** Looks into the folder of runs, one look at a time, and tells what is new. */
export class Listing {
  readonly #platform: Pick<Platform, 'listRuns'>
  readonly #dispatch: (...actions: readonly Action[]) => void
  readonly #now: () => number
  #looking: Promise<void> | undefined
  #again = false
  #told: {readonly runs: readonly RunSummary[]; readonly left: number; readonly at: number} | undefined

  constructor(
    platform: Pick<Platform, 'listRuns'>,
    dispatch: (...actions: readonly Action[]) => void,
    now: () => number = Date.now,
  ) {
    this.#platform = platform
    this.#dispatch = dispatch
    this.#now = now
  }

  /** Resolves when everything has been told that had happened by now. */
  async look(): Promise<void> {
    this.#again = true
    this.#looking ??= this.#lookOn().finally(() => {
      this.#looking = undefined
    })
    await this.#looking
  }

  async #lookOn(): Promise<void> {
    while (this.#again) {
      this.#again = false
      const runs = await this.#platform.listRuns(({runs, left}) => this.#tell(runs, left))
      this.#tell(runs, 0)
    }
  }

  #tell(runs: readonly RunSummary[], left: number): void {
    const at = this.#now()
    const told = this.#told
    if (told?.runs === runs && told.left === left && at - told.at < agesEvery) return
    this.#told = {runs, left, at}
    this.#dispatch({type: 'runs', runs, left, at})
  }
}
