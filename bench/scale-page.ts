/** Milliseconds a step on two workers. */
interface Compared {
  readonly predicted: number
  readonly measured: number
}

/** One network on one and on two workers, a core each; `batch` is that of one worker, shared by two in `strong`. */
export interface Validated {
  readonly network: string
  readonly parameters: number
  /** In how many pieces its gradients are sent. */
  readonly pieces: number
  readonly batch: number
  /** Milliseconds: a worker alone, the other core as busy; the part of it that half the batch does not halve. */
  readonly alone: number
  readonly fixed: number
  /** Milliseconds that the model gives the all-reduce. */
  readonly communication: number
  readonly weak: Compared
  readonly strong: Compared
}

/** What bench/scale.ts measures. */
export interface ScaleResults {
  readonly machine: string
  readonly measuredAt: string
  readonly loopback: {readonly gigabytesPerSecond: number; readonly microseconds: number}
  readonly rows: readonly Validated[]
}

const figure = (value: number) => value.toPrecision(3)

/** Markdown: the model beside what was measured, in milliseconds a step, and as multiples of one worker's. */
export function validationTable({machine, measuredAt, loopback, rows}: ScaleResults): string {
  const head = [
    'network',
    'parameters',
    'pieces',
    'batch',
    'one worker',
    'of it fixed',
    'all-reduce, computed',
    'batch each: computed',
    'measured',
    'batch shared: computed',
    'measured',
  ]
  const cells = rows.map(row => {
    const multiple = (value: number) => `${figure(value)} (×${(value / row.alone).toFixed(2)})`
    return [
      row.network,
      row.parameters.toLocaleString('en'),
      row.pieces,
      row.batch,
      figure(row.alone),
      figure(row.fixed),
      figure(row.communication),
      multiple(row.weak.predicted),
      multiple(row.weak.measured),
      multiple(row.strong.predicted),
      multiple(row.strong.measured),
    ]
  })
  const table = [head, head.map(() => '---'), ...cells].map(row => `| ${row.join(' | ')} |`).join('\n')
  const link = `Loopback: ${figure(loopback.gigabytesPerSecond)} GB/s, ${figure(loopback.microseconds)} µs a hop.`
  return `${machine}, ${measuredAt.slice(0, 10)}. ${link}\n\n${table}`
}
