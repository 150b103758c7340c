import type {MachineResults, Measured, Memory, Scaling} from './results.ts'
import type {Outcome} from './workload.ts'

const columns = [
  ['keras', 'Keras'],
  ['keras-onednn', 'Keras with oneDNN'],
  ['fit-native', 'tfjs-node `fit`'],
  ['tfnotes-native', 'tfnotes on tfjs-node'],
  ['fit-wasm', 'stock tfjs-wasm `fit`'],
  ['tfnotes-wasm', '**tfnotes on wasm**'],
] as const

const msOf = ({contenders}: Measured, name: string): number | undefined => {
  const outcome = contenders[name]
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

/** A table of Markdown. */
export const markdown = (head: readonly string[], rows: readonly (readonly unknown[])[]) =>
  [head, head.map(() => '---'), ...rows].map(cells => `| ${cells.join(' | ')} |`).join('\n')

/** Keras' time ÷ ours, of the medians. */
const ratioIn = (row: Measured, keras = 'keras') => ratioOf(msOf(row, keras), msOf(row, 'tfnotes-wasm'))

/** A Markdown table: ms per step, Keras' time ÷ ours (of the medians, of the best rounds), and our peak memory. */
export function tableOf(rows: readonly Measured[]): string {
  const head = [
    'chapter',
    'batch',
    ...columns.map(([, title]) => title),
    'ratio',
    'of best rounds',
    'to oneDNN',
    'peak MB',
  ]
  const lines = rows.map(row => {
    const ours = row.contenders['tfnotes-wasm']
    const best = ratioOf(bestOf(row, 'keras'), bestOf(row, 'tfnotes-wasm'))
    const peak = ours && 'peakMB' in ours ? ours.peakMB.toFixed(0) : '–'
    return [
      row.chapter,
      row.batch,
      ...columns.map(([name]) => figure(msOf(row, name))),
      ratioIn(row),
      best,
      ratioIn(row, 'keras-onednn'),
      peak,
    ]
  })
  return markdown(head, lines)
}

const speed = (outcome: Outcome) =>
  'msPerStep' in outcome ? `${outcome.msPerStep.toPrecision(3)} (${outcome.peakMB.toFixed(0)} MB)` : '–'

/** Markdown: ms per step and peak memory by batch size (a quarter to four times the chapter's) and by threads. */
function scalingTableOf(all: readonly Scaling[]): string {
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
function memoryTableOf(all: readonly Memory[]): string {
  const rows = all.flatMap(({chapter, batch, after}) =>
    after.map(({steps, tensors, usedMB, residentMB}) => [chapter, batch, steps, tensors, usedMB, residentMB]),
  )
  return markdown(['chapter', 'batch', 'after steps', 'tensors', 'engine MB', 'process MB'], rows)
}

/** Markdown: the ratio to Keras of every chapter, a column a machine. */
function machinesTableOf(machines: readonly MachineResults[]): string {
  const chapters = [...new Set(machines.flatMap(({rows}) => rows.map(({chapter}) => chapter)))].sort()
  const cell = (chapter: string, {rows}: MachineResults) => {
    const row = rows.find(row => row.chapter === chapter)
    return row ? ratioIn(row) : '–'
  }
  return markdown(
    ['chapter', ...machines.map(({machine}) => machine)],
    chapters.map(chapter => [chapter, ...machines.map(machine => cell(chapter, machine))]),
  )
}

type Machines = readonly [MachineResults, ...MachineResults[]]

/** README's table: the machine that was measured last. */
export const readmeTable = ([{machine, rows}]: Machines): string => `${machine}:\n\n${tableOf(rows)}`

/** docs/speed.md: everything that was measured, machine by machine. */
export const speedPage = (machines: Machines): string =>
  [
    '# Speed',
    'Written by `npm run bench -- --scaling`; how it measures, and what the columns mean, is in the README. All times are milliseconds per training step.',
    "## Keras' time ÷ ours, by machine",
    machinesTableOf(machines),
    ...machines.flatMap(({machine, measuredAt, rows, scaling, memory}) => [
      `## ${machine}`,
      `Measured on ${measuredAt.slice(0, 10)}.`,
      tableOf(rows),
      ...(scaling
        ? ['On WebAssembly by batch size and threads (peak memory):', scalingTableOf(scaling)]
        : []),
      ...(memory ? ['Memory after some steps and after many:', memoryTableOf(memory)] : []),
    ]),
  ]
    .join('\n\n')
    .concat('\n')
