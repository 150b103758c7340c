import {existsSync, readFileSync, writeFileSync} from 'node:fs'
import {availableParallelism, cpus} from 'node:os'
import {fileURLToPath} from 'node:url'
import type {WholeUse} from './whole-use.ts'
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

/** What was measured on one kind of machine. */
export interface MachineResults {
  /** Its processor, cores and Node: what figures must share to stand in one table. */
  readonly machine: string
  readonly measuredAt: string
  readonly rows: readonly Measured[]
  readonly scaling?: readonly Scaling[]
  readonly memory?: readonly Memory[]
  readonly whole?: readonly WholeUse[]
}

/** The widest vectors of the processor: what decides how fast its peers are. */
function vectors(): string {
  const flags = existsSync('/proc/cpuinfo') ? readFileSync('/proc/cpuinfo', 'utf8') : ''
  return flags.includes('avx512f') ? ', AVX-512' : flags.includes('avx2') ? ', AVX2' : ''
}

/** This machine in a few words. */
export const machineOf = (): string =>
  `${cpus()[0]?.model.trim() ?? process.arch}${vectors()}, ${availableParallelism()} cores, Node ${process.versions.node.split('.')[0]}`

/**
 * What was measured now, first, with what was measured before of other chapters on the same kind of machine; then
 * the other machines as they were.
 */
export function keepResults(now: MachineResults): [MachineResults, ...MachineResults[]] {
  const kept: readonly MachineResults[] = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : []
  const before = kept.find(({machine}) => machine === now.machine)
  const fresh = new Set(now.rows.map(({chapter}) => chapter))
  const rows = [...(before?.rows ?? []).filter(({chapter}) => !fresh.has(chapter)), ...now.rows]
  return [
    {...before, ...now, rows: rows.sort((a, b) => (a.chapter < b.chapter ? -1 : 1))},
    ...kept.filter(({machine}) => machine !== now.machine),
  ]
}

export const writeResults = (machines: readonly MachineResults[]) =>
  writeFileSync(file, `${JSON.stringify(machines, null, 1)}\n`)
