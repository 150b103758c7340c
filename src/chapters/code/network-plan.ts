import {blockOf, type Graph, type GraphLayer} from '../graph.ts'
import type {LayerKind} from '../keras.ts'
import {summariseGraph} from '../summary.ts'

/** A value of a layer's configuration, or the parameter of its block that takes its place. */
export type Setting = string | number | boolean | {readonly parameter: string}

/** A layer as it is printed: named within its surroundings, which it reads by names (`x` is what a block is given). */
export interface PlannedLayer {
  readonly kind: LayerKind
  readonly name: string
  readonly config: Readonly<Record<string, Setting>>
  readonly inputs: readonly string[]
  /** Whether it holds weights, which are found by its name. */
  readonly isWeighed: boolean
}

/** Blocks of equal structure, printed once as a function or class of what differs between them. */
export interface Template {
  readonly name: string
  readonly parameters: readonly string[]
  readonly layers: readonly PlannedLayer[]
}

export type Item =
  | {readonly kind: 'layer'; readonly layer: PlannedLayer}
  | {
      readonly kind: 'block'
      readonly name: string
      readonly template: string
      readonly arguments: Readonly<Record<string, Setting>>
    }

/** A network in the order in which it is written: top-level items, each reading the one before. */
export interface NetworkPlan {
  readonly inputShape: readonly number[]
  readonly items: readonly Item[]
  readonly templates: readonly Template[]
}

/** Name of what a block is given. */
export const blockInput = 'x'

interface Block {
  readonly name: string
  readonly layers: readonly PlannedLayer[]
}

/**
 * Groups a recorded network into single layers and blocks, and finds which blocks are of one make.
 * @param outputs what is written for the units of the last layer, where that is not their number
 */
export function planNetwork(graph: Graph, outputs = ''): NetworkPlan {
  const parts: (Block | PlannedLayer)[] = []
  const weighed = new Set(
    summariseGraph(graph).layers.flatMap(({name, parameters}) => (parameters > 0 ? [name] : [])),
  )
  const frozenBlocks = new Set(
    graph.layers.flatMap(({name, frozen}) => (frozen ? [withoutNumber(blockOf(name) ?? name)] : [])),
  )
  /** Of blocks of one make all say it, so that they stay of one make. */
  const trainable = ({name, frozen}: GraphLayer, block: string | undefined) =>
    frozen || (block !== undefined && weighed.has(name) && frozenBlocks.has(withoutNumber(block)))
      ? {trainable: !frozen}
      : {}
  const planLayer = (layer: GraphLayer, name: string, block?: string): PlannedLayer => ({
    kind: layer.kind,
    name,
    config: {...(layer.config as PlannedLayer['config']), ...trainable(layer, block)},
    inputs: layer.inputs.map(input =>
      block !== undefined && blockOf(input) === block ? localName(input, block) : blockInput,
    ),
    isWeighed: weighed.has(layer.name),
  })
  for (const layers of runsOf(graph.layers)) {
    const name = blockOf(layers[0]?.name ?? '')
    if (name === undefined) parts.push(...layers.map(layer => planLayer(layer, layer.name)))
    else parts.push({name, layers: layers.map(layer => planLayer(layer, localName(layer.name, name), name))})
  }
  const blocks = parts.filter(part => 'layers' in part)
  const families = new Map<string, Block[]>()
  for (const block of blocks)
    families.set(signatureOf(block), [...(families.get(signatureOf(block)) ?? []), block])
  const templates = new Map<string, Template>()
  for (const [signature, family] of families)
    templates.set(signature, templateOf(family, [...templates.values()]))

  const items = parts.map((part): Item => {
    if (!('layers' in part)) return {kind: 'layer', layer: part}
    const template = templates.get(signatureOf(part)) as Template
    return {kind: 'block', name: part.name, template: template.name, arguments: argumentsOf(part, template)}
  })
  const last = items.at(-1)
  if (last?.kind === 'layer' && outputs !== '' && outputs !== String(last.layer.config.units))
    items[items.length - 1] = {
      kind: 'layer',
      layer: {...last.layer, config: {...last.layer.config, units: {parameter: outputs}}},
    }
  return {inputShape: graph.inputShape, items, templates: [...templates.values()]}
}

/** Neighbouring layers of the same block together, every other layer alone. */
function runsOf(layers: readonly GraphLayer[]): GraphLayer[][] {
  const runs: GraphLayer[][] = []
  for (const layer of layers) {
    const block = blockOf(layer.name)
    const last = runs.at(-1)
    if (block !== undefined && last && blockOf(last[0]?.name ?? '') === block) last.push(layer)
    else runs.push([layer])
  }
  return runs
}

const localName = (name: string, block: string): string => name.slice(block.length + 1)

const signatureOf = ({name, layers}: Block): string =>
  JSON.stringify([
    withoutNumber(name),
    layers.map(({kind, name, inputs, config}) => [kind, name, inputs, Object.keys(config)]),
  ])

const withoutNumber = (name: string): string => name.replace(/\d+$/, '')
const capitalised = (name: string): string => name.slice(0, 1).toUpperCase() + name.slice(1)

/** What is the same in every block of the family stays a value; what differs becomes a parameter. */
function templateOf(family: readonly Block[], earlier: readonly Template[]): Template {
  const first = family[0] as Block
  const parameters = new Map<string, string>()
  const layers = first.layers.map((layer, at) => {
    const config = Object.fromEntries(
      Object.entries(layer.config).map(([key, value]) => {
        const values = JSON.stringify(family.map(block => block.layers[at]?.config[key]))
        if (new Set(JSON.parse(values)).size === 1) return [key, value]
        const name = parameters.get(values) ?? unused(key, [...parameters.values()])
        parameters.set(values, name)
        return [key, {parameter: name}]
      }),
    )
    return {...layer, config}
  })
  return {name: templateName(first, earlier), parameters: [...parameters.values()], layers}
}

const unused = (name: string, taken: readonly string[]): string =>
  taken.includes(name) ? unused(`${name}2`, taken) : name

/** `Inception`; a second make of the same kind is named after the first layer that the earlier one lacks. */
function templateName({name, layers}: Block, earlier: readonly Template[]): string {
  const plain = `${capitalised(withoutNumber(name))}Unit`
  const like = earlier.find(template => template.name === plain)
  if (!like) return plain
  const known = new Set(like.layers.map(layer => layer.name))
  return `${plain}With${capitalised(layers.find(layer => !known.has(layer.name))?.name ?? 'out')}`
}

function argumentsOf(block: Block, template: Template): Record<string, Setting> {
  const found: Record<string, Setting> = {}
  for (const [at, {config}] of template.layers.entries())
    for (const [key, setting] of Object.entries(config))
      if (typeof setting === 'object') found[setting.parameter] = block.layers[at]?.config[key] as Setting
  return found
}

/** One assignment: `target = layer(inputs)`. */
export interface Statement {
  readonly layer: PlannedLayer
  readonly target: string
  readonly inputs: readonly string[]
}

/**
 * The layers of a block as assignments, from `x`. Layers that only continue their predecessor share its variable;
 * a new branch gets a new one.
 */
export function statementsOf(layers: readonly PlannedLayer[]): Statement[] {
  const readers = (name: string) => layers.filter(({inputs}) => inputs.includes(name)).length
  const variables = new Map([[blockInput, blockInput]])
  let branches = 0
  return layers.map((layer, i) => {
    const previous = layers[i - 1]
    const goesOn =
      previous &&
      layer.inputs.length === 1 &&
      layer.inputs[0] === previous.name &&
      readers(previous.name) === 1
    if (!goesOn) branches += 1
    const target = `y${branches}`
    variables.set(layer.name, target)
    return {layer, target, inputs: layer.inputs.map(name => variables.get(name) ?? blockInput)}
  })
}
