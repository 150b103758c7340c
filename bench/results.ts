import {existsSync, readFileSync, writeFileSync} from 'node:fs'
import {availableParallelism, cpus} from 'node:os'
import {fileURLToPath} from 'node:url'
import type {Foretold, HandOver} from './many-cores.ts'
import type {Outcome} from './workload.ts'

const file = fileURLToPath(new URL('results.json', import.meta.url))

/** A chapter's step by contender; `rounds` are the milliseconds of each round, `msPerStep` their median. */
export interface Measured {
  readonly chapter: string
  readonly batch: number
  /** Of a sample on its way forward. Absent where the product of matrices was not measured beside it. */
  readonly multiplyAdds?: number
  readonly contenders: Readonly<Record<string, Outcome & {readonly rounds?: readonly number[]}>>
}

/** tfnotes on wasm by batch size and by threads. */
export interface Scaling {
  readonly chapter: string
  readonly parameters: number
  readonly batch: readonly (Outcome & {readonly at: number})[]
  readonly threads: readonly (Outcome & {readonly at: number})[]
}

/** What bench/memory.ts prints. */
export interface Memory {
  readonly chapter: string
  readonly batch: number
  readonly after: readonly {
    readonly steps: number
    readonly tensors: number
    readonly usedMB: number
    readonly residentMB: number
  }[]
}

/** What bench/serial-share.ts foretells of many cores. */
export interface SerialShare {
  readonly measuredAt: string
  readonly handOver: HandOver
  /** Of every number of cores, one first. */
  readonly rows: readonly {readonly chapter: string; readonly foretold: readonly Foretold[]}[]
}

/** Where the time of a training goes, in seconds. */
export interface Parts {
  /** From the command until the run has its folder. */
  readonly launch: number
  /** The trainer's process, its imports, the data, the network, until the first step. */
  readonly begin: number
  readonly training: number
  readonly validation: number
  /** Checkpoints, events, and what else is between the epochs. */
  readonly saving: number
  readonly ending: number
}

/** What bench/whole-use.ts measures: whole processes, in seconds, medians of some rounds. */
export interface WholeUse {
  readonly measuredAt: string
  /** Trainings, beside the printed Keras program of the same training on the same samples where there was a Python. */
  readonly uses: readonly {
    readonly command: string
    readonly ours: number
    readonly keras?: number
    readonly rounds: readonly {readonly ours: number; readonly keras?: number}[]
    readonly parts: Parts
  }[]
  /** Of the time from the first step to the last event. */
  readonly shares: readonly {
    readonly command: string
    readonly validation: number
    readonly saving: number
  }[]
  readonly commands: readonly {readonly command: string; readonly seconds: number}[]
}

/** What was measured on one kind of machine. */
export interface MachineResults {
  /** Its processor, cores and Node: what figures must share to stand in one table. */
  readonly machine: string
  readonly measuredAt: string
  readonly rows: readonly Measured[]
  readonly scaling?: readonly Scaling[]
  readonly memory?: readonly Memory[]
  readonly whole?: WholeUse
  readonly serial?: SerialShare
}

/** The widest vectors of the processor: what decides how fast its peers are. */
function vectors(): string {
  const flags = existsSync('/proc/cpuinfo') ? readFileSync('/proc/cpuinfo', 'utf8') : ''
  return flags.includes('avx512f') ? ', AVX-512' : flags.includes('avx2') ? ', AVX2' : ''
}

/** This machine in a few words. */
export const machineOf = (): string =>
  `${cpus()[0]?.model.trim() ?? process.arch}${vectors()}, ${availableParallelism()} cores, Node ${process.versions.node.split('.')[0]}`

/** Those of before that were not measured anew, with the new ones, by chapter. */
function joinRows<Row extends {readonly chapter: string}>(
  before: readonly Row[] = [],
  now: readonly Row[] = [],
) {
  const fresh = new Set(now.map(({chapter}) => chapter))
  const rows = [...before.filter(({chapter}) => !fresh.has(chapter)), ...now]
  return rows.sort((a, b) => (a.chapter < b.chapter ? -1 : 1))
}

/**
 * What was measured now on this machine, first, with what was measured before of other chapters on the same kind of
 * machine; then the other machines as they were.
 */
export function keepResults(
  now: Partial<Omit<MachineResults, 'machine'>>,
): [MachineResults, ...MachineResults[]] {
  const kept: readonly MachineResults[] = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : []
  const machine = machineOf()
  const before = kept.find(one => one.machine === machine)
  const serial = now.serial && {...now.serial, rows: joinRows(before?.serial?.rows, now.serial.rows)}
  return [
    {
      measuredAt: new Date().toISOString(),
      ...before,
      ...now,
      machine,
      rows: joinRows(before?.rows, now.rows),
      ...(serial && {serial}),
    },
    ...kept.filter(one => one.machine !== machine),
  ]
}

export const writeResults = (machines: readonly MachineResults[]) =>
  writeFileSync(file, `${JSON.stringify(machines, null, 1)}\n`)
