import type {GraphLayer} from '../../../chapters/graph.ts'
import {classNames, type LayerKind} from '../../../chapters/keras.ts'
import {inKerasOrder, type Wired} from './keras-order.ts'

/** `MaxPooling2D` is `max_pooling2d`, as Keras derives the names of its groups. */
const snakeCase = (name: string): string =>
  name
    .replace(/(.)([A-Z][a-z0-9]+)/g, '$1_$2')
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .toLowerCase()

/** Layers that keep their weights in a cell. */
export const recurrentKinds: ReadonlySet<LayerKind> = new Set(['simpleRNN', 'lstm', 'gru'])

const kernel = ['kernel', 'bias']
const recurrent = ['kernel', 'recurrent_kernel', 'bias']

const variables: Readonly<Partial<Record<LayerKind, readonly string[]>>> = {
  dense: kernel,
  conv2d: kernel,
  simpleRNN: recurrent,
  lstm: recurrent,
  gru: recurrent,
  embedding: ['embeddings'],
  batchNormalization: ['gamma', 'beta', 'moving_mean', 'moving_variance'],
}

/** The weights of a layer in the order in which Keras numbers them; a layer may lack the last ones. */
export const variableNames = (kind: LayerKind): readonly string[] => variables[kind] ?? []

/** The layers with the groups of their weights: by class name, the second one of a class with _1 and so on. */
export function groupNames<L extends Pick<GraphLayer, 'name' | 'kind' | 'inputs'>>(
  graph: Wired<L>,
): [layer: L, group: string][] {
  const count = new Map<string, number>()
  return inKerasOrder(graph).map(layer => {
    const base = snakeCase(classNames[layer.kind])
    const seen = count.get(base) ?? 0
    count.set(base, seen + 1)
    return [layer, seen === 0 ? base : `${base}_${seen}`]
  })
}
