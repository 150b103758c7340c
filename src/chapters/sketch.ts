import {blockOf, type Graph, type GraphLayer} from './graph.ts'
import {classNames} from './keras.ts'
import {summariseGraph} from './summary.ts'

/** A stretch of the network over which a sample keeps its size, in Keras' words. */
export interface SketchRow {
  /** One sample at the end of the stretch. */
  readonly shape: readonly number[]
  readonly text: string
}

/** A layer in a few characters, without what Keras would assume anyway. */
function wordOf(layer: GraphLayer): string {
  const {kind} = layer
  switch (kind) {
    case 'dense':
      return joined('Dense', layer.config.units, activationOf(layer.config.activation))
    case 'conv2d': {
      const {filters, kernelSize, activation} = layer.config
      return joined('Conv', filters, `${kernelSize}×${kernelSize}`, activationOf(activation))
    }
    case 'maxPooling2d':
      return `MaxPool ${layer.config.poolSize}/${layer.config.strides}`
    case 'globalAveragePooling2d':
      return 'GlobalAveragePooling'
    case 'batchNormalization':
      return 'BN'
    case 'activation':
      return layer.config.activation
    case 'dropout':
      return `Dropout ${layer.config.rate}`
    case 'flatten':
    case 'add':
    case 'concatenate':
      return classNames[kind]
    case 'embedding':
      return `Embedding ${layer.config.inputDim}→${layer.config.outputDim}`
    case 'simpleRNN':
    case 'lstm':
    case 'gru':
      return `${classNames[kind]} ${layer.config.units}`
  }
}

const joined = (...words: readonly (string | number | undefined)[]): string =>
  words.filter(word => word !== undefined).join(' ')

const activationOf = (activation: string | undefined): string | undefined =>
  activation === 'linear' ? undefined : activation

/** The block as a whole: its name and the kernels of its first convolution. */
function blockWord(block: string, layers: readonly GraphLayer[]): string {
  const name = block.replace(/\d+$/, '')
  const first = layers.find(layer => layer.kind === 'conv2d')
  return joined(
    name.slice(0, 1).toUpperCase() + name.slice(1),
    first?.kind === 'conv2d' ? first.config.filters : undefined,
  )
}

const convolutionParts: ReadonlySet<string> = new Set(['batchNormalization', 'activation'])

/** What decides whether a new row begins: height and width of a picture, else the whole shape. */
const sizeOf = (shape: readonly number[]): string =>
  (shape.length === 3 ? shape.slice(0, 2) : shape).join('×')

/**
 * The network in a few rows, one for every size a sample goes through; blocks under one name, repeated ones counted.
 * Joined by arrows the rows make the one-line sketch.
 */
export function sketch(graph: Graph): SketchRow[] {
  const {layers: measured} = summariseGraph(graph)
  const rows: {shape: readonly number[]; words: string[]}[] = []
  for (let i = 0; i < graph.layers.length; ) {
    const block = blockOf(graph.layers[i]?.name ?? '')
    let end = i + 1
    while (
      block !== undefined &&
      end < graph.layers.length &&
      blockOf(graph.layers[end]?.name ?? '') === block
    )
      end += 1
    const layers = graph.layers.slice(i, end)
    const word = block === undefined ? wordOf(layers[0] as GraphLayer) : blockWord(block, layers)
    const shape = measured[end - 1]?.outputShape ?? []
    const row = rows.at(-1)
    if (row && sizeOf(row.shape) === sizeOf(shape)) {
      // C, B and A of a convolution make one word, so that repeated ones can be counted.
      if (convolutionParts.has(layers[0]?.kind ?? '') && row.words.at(-1)?.startsWith('Conv'))
        row.words.push(`${row.words.pop()}+${word}`)
      else row.words.push(word)
      row.shape = shape
    } else rows.push({shape, words: [word]})
    i = end
  }
  return rows.map(({shape, words}) => ({shape, text: counted(words).join(' · ')}))
}

/** Neighbours that are equal, once with their number. */
function counted(words: readonly string[]): string[] {
  const groups: {word: string; count: number}[] = []
  for (const word of words) {
    const last = groups.at(-1)
    if (last?.word === word) last.count += 1
    else groups.push({word, count: 1})
  }
  return groups.map(({word, count}) => (count > 1 ? `${count} × ${word}` : word))
}

/** `28×28×1 → Flatten → Dense 128 relu → Dense 10 softmax`. */
export const sketchLine = (graph: Graph): string =>
  [graph.inputShape.join('×'), ...sketch(graph).map(({text}) => text)].join(' → ')
