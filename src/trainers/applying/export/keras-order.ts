import type {GraphLayer} from '../../../chapters/graph.ts'

/** Layers and which of them read which others. */
export interface Wired<L> {
  readonly layers: readonly L[]
  readonly output: string
}

/**
 * The layers in the order in which Keras lists those of a functional model, by which it numbers the groups of its weights
 * file: the farther from the output the earlier, and of the same distance as met on the way back from the output.
 * @see keras/src/ops/function.py, map_graph
 */
export function inKerasOrder<L extends Pick<GraphLayer, 'name' | 'inputs'>>({layers, output}: Wired<L>): L[] {
  const byName = new Map(layers.map(layer => [layer.name, layer]))
  const met = new Map<string, number>()
  const finished: L[] = []
  const visit = (name: string): void => {
    const layer = byName.get(name)
    if (!layer || met.has(name)) return
    met.set(name, met.size)
    layer.inputs.forEach(visit)
    finished.push(layer)
  }
  visit(output)
  const depths = new Map<string, number>()
  for (const {name, inputs} of finished.reverse()) {
    const depth = depths.get(name) ?? 0
    depths.set(name, depth)
    for (const input of inputs) depths.set(input, Math.max(depth + 1, depths.get(input) ?? 0))
  }
  return finished.sort(
    (a, b) =>
      (depths.get(b.name) ?? 0) - (depths.get(a.name) ?? 0) ||
      (met.get(a.name) ?? 0) - (met.get(b.name) ?? 0),
  )
}
