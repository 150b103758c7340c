import type {Outcome} from './workload.ts'

interface Measured {
  readonly chapter: string
  readonly batch: number
  readonly contenders: Readonly<Record<string, Outcome>>
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

/** A Markdown table: ms per step, Keras' time ÷ ours, and our peak memory. */
export function tableOf(rows: readonly Measured[]): string {
  const head = ['chapter', 'batch', ...columns.map(([, title]) => title), 'ratio', 'peak MB']
  const lines = rows.map(row => {
    const ours = row.contenders['tfnotes-wasm']
    const keras = msOf(row, 'keras')
    const wasm = msOf(row, 'tfnotes-wasm')
    const ratio = keras !== undefined && wasm !== undefined ? (keras / wasm).toFixed(2) : '–'
    const peak = ours && 'peakMB' in ours ? ours.peakMB.toFixed(0) : '–'
    return [row.chapter, row.batch, ...columns.map(([name]) => figure(msOf(row, name))), ratio, peak]
  })
  return [head, head.map(() => '---'), ...lines].map(cells => `| ${cells.join(' | ')} |`).join('\n')
}
