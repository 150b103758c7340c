import type {Outcome} from './workload.ts'

/** A chapter's step by contender; `rounds` are the milliseconds of each round, `msPerStep` their median. */
export interface Measured {
  readonly chapter: string
  readonly batch: number
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

const columns = [
  ['keras', 'Keras'],
  ['fit-native', 'tfjs-node `fit`'],
  ['tfnotes-native', 'tfnotes on tfjs-node'],
  ['fit-wasm', 'stock tfjs-wasm `fit`'],
  ['tfnotes-wasm', '**tfnotes on wasm**'],
] as const

const msOf = (row: Measured, name: string): number | undefined => {
  const outcome = row.contenders[name]
  return outcome && 'msPerStep' in outcome ? outcome.msPerStep : undefined
}

const figure = (value: number | undefined) => (value === undefined ? '–' : value.toPrecision(3))

const ratioOf = (theirs: number | undefined, ours: number | undefined) =>
  theirs !== undefined && ours !== undefined ? (theirs / ours).toFixed(2) : '–'

/** The fastest round: what remains when the machine did nothing else. */
const bestOf = ({contenders}: Measured, name: string): number | undefined => {
  const rounds = contenders[name]?.rounds ?? []
  return rounds.length === 0 ? undefined : Math.min(...rounds)
}

const markdown = (head: readonly string[], rows: readonly (readonly unknown[])[]) =>
  [head, head.map(() => '---'), ...rows].map(cells => `| ${cells.join(' | ')} |`).join('\n')

/** A Markdown table: ms per step, Keras' time ÷ ours (of the medians, of the best rounds), and our peak memory. */
export function tableOf(rows: readonly Measured[]): string {
  const head = [
    'chapter',
    'batch',
    ...columns.map(([, title]) => title),
    'ratio',
    'of best rounds',
    'peak MB',
  ]
  const lines = rows.map(row => {
    const ours = row.contenders['tfnotes-wasm']
    const ratio = ratioOf(msOf(row, 'keras'), msOf(row, 'tfnotes-wasm'))
    const best = ratioOf(bestOf(row, 'keras'), bestOf(row, 'tfnotes-wasm'))
    const peak = ours && 'peakMB' in ours ? ours.peakMB.toFixed(0) : '–'
    return [row.chapter, row.batch, ...columns.map(([name]) => figure(msOf(row, name))), ratio, best, peak]
  })
  return markdown(head, lines)
}

const speed = (outcome: Outcome) =>
  'msPerStep' in outcome ? `${outcome.msPerStep.toPrecision(3)} (${outcome.peakMB.toFixed(0)} MB)` : '–'

/** Markdown: ms per step and peak memory by batch size (a quarter to four times the chapter's) and by threads. */
export function scalingTableOf(all: readonly Scaling[]): string {
  const head = ['chapter', 'parameters', 'batch ÷ 4', '÷ 2', 'its own', '× 2', '× 4', '1 thread', '2 threads']
  return markdown(
    head,
    all.map(({chapter, parameters, batch, threads}) => [
      chapter,
      parameters.toLocaleString('en'),
      ...batch.map(speed),
      ...threads.slice(0, 2).map(speed),
    ]),
  )
}

/** Markdown: what a training holds after some steps and after many. */
export function memoryTableOf(all: readonly Memory[]): string {
  const rows = all.flatMap(({chapter, batch, after}) =>
    after.map(({steps, tensors, usedMB, residentMB}) => [chapter, batch, steps, tensors, usedMB, residentMB]),
  )
  return markdown(['chapter', 'batch', 'after steps', 'tensors', 'engine MB', 'process MB'], rows)
}
