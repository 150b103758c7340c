import {floorOf} from './floor.ts'
import type {MachineResults, Measured, Memory, Scaling, SerialShare, WholeUse} from './results.ts'
import type {Outcome} from './workload.ts'

/** Other people's programs that train the same network on the same processor. */
const peers = [
  ['keras', 'Keras'],
  ['keras-onednn', 'Keras with oneDNN'],
  ['keras-jax', 'Keras on JAX'],
  ['torch', 'PyTorch'],
  ['fit-native', 'tfjs-node `fit`'],
  ['fit-wasm', 'stock tfjs-wasm `fit`'],
] as const

const columns = [
  ...peers,
  ['tfnotes-native', 'tfnotes on tfjs-node'],
  ['tfnotes-wasm', '**tfnotes on wasm**'],
] as const

const msOf = ({contenders}: Measured, name: string): number | undefined => {
  const outcome = contenders[name]
  return outcome && 'msPerStep' in outcome ? outcome.msPerStep : undefined
}

const figure = (value: number | undefined) => (value === undefined ? '–' : value.toPrecision(3))

const ratioOf = (theirs: number | undefined, ours: number | undefined) =>
  theirs !== undefined && ours !== undefined ? (theirs / ours).toFixed(2) : '–'

/** A table of Markdown. */
export const markdown = (head: readonly string[], rows: readonly (readonly unknown[])[]) =>
  [head, head.map(() => '---'), ...rows].map(cells => `| ${cells.join(' | ')} |`).join('\n')

/** Keras' time ÷ ours, of the medians. */
const ratioIn = (row: Measured, keras = 'keras') => ratioOf(msOf(row, keras), msOf(row, 'tfnotes-wasm'))

/** The peer whose median is the least. */
function bestPeer(
  row: Measured,
): {readonly title: string; readonly name: string; readonly ms: number} | undefined {
  const found = peers.flatMap(([name, title]) => {
    const ms = msOf(row, name)
    return ms === undefined ? [] : [{name, title, ms}]
  })
  return found.toSorted((a, b) => a.ms - b.ms)[0]
}

/** The best peer's time ÷ ours in each round: what they did side by side. */
function ratiosByRound(row: Measured, name: string): string {
  const [theirs, ours] = [row.contenders[name]?.rounds ?? [], row.contenders['tfnotes-wasm']?.rounds ?? []]
  const ratios = ours.flatMap((ms, round) => (theirs[round] === undefined ? [] : [theirs[round] / ms]))
  return ratios.map(ratio => ratio.toFixed(2)).join(', ') || '–'
}

/** The least that a step can take at the speed of the product in the same rounds, as a share of what it takes. */
function floorShare(row: Measured): string {
  const [gemm, ours] = [msOf(row, 'gemm'), msOf(row, 'tfnotes-wasm')]
  if (row.multiplyAdds === undefined || gemm === undefined || ours === undefined) return '–'
  return (floorOf(row.multiplyAdds, row.batch, gemm) / ours).toFixed(2)
}

const peakOf = ({contenders}: Measured): string => {
  const ours = contenders['tfnotes-wasm']
  return ours && 'peakMB' in ours ? ours.peakMB.toFixed(0) : '–'
}

/** A Markdown table: our milliseconds per step beside the best peer's, and what share of them is arithmetic. */
export function tableOf(rows: readonly Measured[]): string {
  const head = [
    'chapter',
    'batch',
    'ms a step',
    'best peer',
    'its ms',
    'its ÷ ours',
    'by round',
    'share of floor',
    'peak MB',
  ]
  const lines = rows.map(row => {
    const best = bestPeer(row)
    return [
      row.chapter,
      row.batch,
      figure(msOf(row, 'tfnotes-wasm')),
      best?.title ?? '–',
      figure(best?.ms),
      ratioOf(best?.ms, msOf(row, 'tfnotes-wasm')),
      best ? ratiosByRound(row, best.name) : '–',
      floorShare(row),
      peakOf(row),
    ]
  })
  return markdown(head, lines)
}

/** A Markdown table: milliseconds per step of everyone. */
function contendersTableOf(rows: readonly Measured[]): string {
  const head = ['chapter', 'batch', ...columns.map(([, title]) => title)]
  const lines = rows.map(row => [row.chapter, row.batch, ...columns.map(([name]) => figure(msOf(row, name)))])
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

const percent = (share: number) => `${(share * 100).toFixed(share < 0.0995 ? 1 : 0)} %`

/** A shorter step, in milliseconds, is computed by one thread: there is nothing to be dealt out. */
const shortestShared = 0.1

/** Markdown: how steps would run on many cores. */
export function serialTableOf({rows}: SerialShare): string {
  const head = [
    'chapter',
    '1 core, ms',
    'serial share',
    '× on 4',
    '× on 16',
    '× on 32',
    'uneven on 16',
    'on 32',
  ]
  const lines = rows.flatMap(({chapter, foretold}) => {
    const at = (cores: number) => foretold.find(one => one.cores === cores)
    const one = at(1)?.ms ?? Number.NaN
    if (one < shortestShared) return []
    const times = (cores: number) => ratioOf(one, at(cores)?.ms)
    const uneven = (cores: number) => {
      const {imbalance, ms} = at(cores) ?? {imbalance: Number.NaN, ms: 1}
      return percent(imbalance / ms)
    }
    const serial = percent((at(32)?.serial ?? Number.NaN) / one)
    return [[chapter, figure(one), serial, times(4), times(16), times(32), uneven(16), uneven(32)]]
  })
  return markdown(head, lines)
}

const microseconds = (ms: number) => `${(ms * 1000).toPrecision(2)} µs`

const serialText = ({measuredAt, handOver}: SerialShare): string =>
  `Many cores, **foretold, not measured** (${measuredAt.slice(0, 10)}, \`npm run bench:serial\`): there was no machine with many cores to measure on. One thread does all the work, cut as it would be for so many threads (Winograd's blocks always as for the most), and the clock is taken after every chunk. The serial share is what lies outside of all jobs (JavaScript between kernels, kernels too small to share), beside the step on one core; the chunks' times are dealt, in order, to whichever core is free first; what cores wait for a job's last chunk is called uneven, as a share of the step on so many cores. Handing over a job is counted as ${microseconds(handOver.looking)} for every core beyond the first, what it costs with two here (${microseconds(handOver.sleeping)} where the other one slept, which is not counted). Chapters whose step takes less than ${shortestShared} ms stay on one thread and are left out. Not in it: caches and memory that cores share, clocks that fall when all cores work. The speed-ups are upper bounds in that respect.`

const seconds = (value: number | undefined) => (value === undefined ? '–' : value.toFixed(value < 10 ? 2 : 1))

/** Markdown: whole processes, in seconds; where a training's time goes; validation and checkpoints beside the steps. */
export function wholeTablesOf({uses, shares, commands}: WholeUse): readonly string[] {
  const trainings = uses.map(({command, ours, keras, parts}) => [
    `\`${command}\``,
    seconds(ours),
    seconds(keras),
    ratioOf(keras, ours),
    ...[parts.launch, parts.begin, parts.training, parts.validation, parts.saving, parts.ending].map(part =>
      percent(part / ours),
    ),
  ])
  return [
    markdown(
      [
        'from the command to the end',
        'tfnotes, s',
        'printed Keras program, s',
        'its ÷ ours',
        ...[
          'until there is a run',
          'until the first step',
          'training',
          'validation',
          'checkpoints, events',
          'ending',
        ],
      ],
      trainings,
    ),
    markdown(
      ['from the first step to the end', 'validation', 'checkpoints, events'],
      shares.map(one => [`\`${one.command}\``, percent(one.validation), percent(one.saving)]),
    ),
    markdown(
      ['whole processes', 's'],
      commands.map(one => [
        one.command.startsWith('tfnotes') ? one.command.replace(/^[^,]+/, '`$&`') : one.command,
        seconds(one.seconds),
      ]),
    ),
  ]
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
    ...machines.flatMap(({machine, measuredAt, rows, scaling, memory, whole, serial}) => [
      `## ${machine}`,
      `Measured on ${measuredAt.slice(0, 10)}.`,
      tableOf(rows),
      'Everyone:',
      contendersTableOf(rows),
      ...(scaling
        ? ['On WebAssembly by batch size and threads (peak memory):', scalingTableOf(scaling)]
        : []),
      ...(whole
        ? [
            `Whole processes, reading data and writing checkpoints included (${whole.measuredAt.slice(0, 10)}, \`npm run bench:whole\`):`,
            ...wholeTablesOf(whole),
          ]
        : []),
      ...(serial ? [serialText(serial), serialTableOf(serial)] : []),
      ...(memory ? ['Memory after some steps and after many:', memoryTableOf(memory)] : []),
    ]),
  ]
    .join('\n\n')
    .concat('\n')
