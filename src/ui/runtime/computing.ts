import {failureOf} from '../../errors.ts'
import {labById} from '../../labs/index.ts'
import type {Lab, LabData, LabProgress} from '../../labs/lab.ts'
import {runLab} from '../../labs/run.ts'
import type {Message} from '../actions.ts'
import type {LabWork} from '../labs/work.ts'
import type {Platform} from '../platform.ts'

/** Milliseconds between two words on how far it is, and between two drawings of what there is. */
const [tellEvery, drawEvery] = [100, 250]

/** The computations of the labs' screens, one a screen, in slices between the keys. */
export class Computing {
  readonly #platform: Pick<Platform, 'labData'>
  readonly #send: (owner: number, message: Message) => void
  readonly #running = new Map<number, AbortController>()
  /** What was read for a lab, by its id and file: a slider that is held down reads nothing anew. */
  readonly #data = new Map<string, LabData>()

  constructor(platform: Pick<Platform, 'labData'>, send: (owner: number, message: Message) => void) {
    this.#platform = platform
    this.#send = send
  }

  async start(owner: number, work: LabWork): Promise<void> {
    this.stop(owner)
    const lab = labById(work.lab)
    if (!lab) return
    const controller = new AbortController()
    const {signal} = controller
    this.#running.set(owner, controller)
    const begin = performance.now()
    try {
      const data = await this.#read(lab, work.csv)
      const result = await runLab(lab, work.values, {
        seed: work.seed,
        data,
        signal,
        onProgress: this.#teller(owner, begin),
      })
      if (!signal.aborted)
        this.#send(owner, {message: 'computed', result, milliseconds: performance.now() - begin})
    } catch (error) {
      if (!signal.aborted) this.#send(owner, {message: 'failed', failure: failureOf(error)})
    } finally {
      if (this.#running.get(owner) === controller) this.#running.delete(owner)
    }
  }

  /** Gives up the computation of a screen, or all. */
  stop(owner?: number): void {
    for (const [whose, controller] of this.#running) {
      if (owner !== undefined && whose !== owner) continue
      controller.abort()
      this.#running.delete(whose)
    }
  }

  async #read(lab: Lab, csv: string | undefined): Promise<LabData> {
    if (!lab.reads || (lab.reads === 'points' && csv === undefined)) return {}
    // A file may have been changed since.
    if (csv !== undefined) return this.#platform.labData(lab, csv)
    const known = this.#data.get(lab.id)
    if (known) return known
    const data = await this.#platform.labData(lab)
    this.#data.set(lab.id, data)
    return data
  }

  #teller(owner: number, begin: number): (progress: LabProgress) => void {
    let told = begin
    let drawn = begin
    return ({done, total, soFar}) => {
      const now = performance.now()
      if (now - told < tellEvery) return
      told = now
      const draws = soFar !== undefined && now - drawn >= drawEvery
      if (draws) drawn = now
      this.#send(owner, {message: 'computing', done, total, ...(draws && {soFar: soFar()})})
    }
  }
}
