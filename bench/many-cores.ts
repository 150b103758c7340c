import {median} from '../src/system/median.ts'

/** A step on one thread as it was seen: what lay outside of jobs, and every job by its chunks' milliseconds. */
export interface Observed {
  readonly serial: number
  readonly jobs: readonly (readonly number[])[]
}

/** What handing a job to other threads costs on this machine, in milliseconds. */
export interface HandOver {
  /** Until a thread that looks for work has taken up a chunk and given it back. */
  readonly looking: number
  /** The same of one that sleeps. */
  readonly sleeping: number
}

/** A step as it would be on so many cores; milliseconds. */
export interface Foretold {
  readonly cores: number
  readonly ms: number
  /** Outside of jobs. */
  readonly serial: number
  /** What threads wait for the last chunk of a job, beyond all having done the same. */
  readonly imbalance: number
  readonly handOver: number
}

/** When the last of the chunks is done, each taken, in order, by the core that is free first. */
export function makespan(chunks: readonly number[], cores: number): number {
  const free = new Float64Array(cores)
  for (const ms of chunks) {
    let first = 0
    for (let core = 1; core < cores; core++)
      if ((free[core] as number) < (free[first] as number)) first = core
    free[first] = (free[first] as number) + ms
  }
  return free.reduce((latest, at) => Math.max(latest, at), 0)
}

/** Every core beyond the first makes a job dearer by as much as the second one does: they meet on the same counters. */
const handOverOf = ({looking}: HandOver, cores: number, jobs: number) => jobs * looking * (cores - 1)

function foretellStep({serial, jobs}: Observed, cores: number, cost: HandOver): Foretold {
  const work = jobs.map(chunks => chunks.reduce((sum, ms) => sum + ms, 0))
  const spans = jobs.map(chunks => makespan(chunks, cores))
  const imbalance = spans.reduce((sum, span, i) => sum + span - (work[i] as number) / cores, 0)
  const parallel = spans.reduce((sum, span) => sum + span, 0)
  const handOver = handOverOf(cost, cores, jobs.length)
  return {cores, ms: serial + parallel + handOver, serial, imbalance, handOver}
}

/** Of several steps, the median of each figure. */
export function foretell(steps: readonly Observed[], cores: number, cost: HandOver): Foretold {
  const all = steps.map(step => foretellStep(step, cores, cost))
  const of = (key: keyof Foretold) => median(all.map(one => one[key]))
  return {
    cores,
    ms: of('ms'),
    serial: of('serial'),
    imbalance: of('imbalance'),
    handOver: of('handOver'),
  }
}
