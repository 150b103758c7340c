import type {Localised} from '../../text/localised.ts'
import {evaluate} from './evaluate.ts'
import {fail} from './fail.ts'
import {functionNamed} from './functions/index.ts'
import {Budget, limits} from './limits.ts'
import {parse} from './parse.ts'
import {printValue} from './print.ts'
import type {Node, Span} from './syntax.ts'
import {type DType, type Nested, nested} from './tensor.ts'
import {heldTensor, type Value, type Variable} from './values.ts'

/** What has been bound so far. Evaluating returns a new one; an error leaves the old one as it was. */
export interface TensorSession {
  readonly names: ReadonlyMap<string, Value>
  /** Seed of random functions that are given none. */
  readonly seed: number
}

export const newSession = (seed: number): TensorSession => ({names: new Map(), seed})

/** What one statement came to. */
export interface Evaluated {
  /** The statement as it was typed. */
  readonly source: string
  /** The name it was bound to. */
  readonly name?: string
  readonly kind: Value['kind']
  /** Of tensors and variables. */
  readonly shape?: readonly number[]
  readonly dtype?: DType
  /** As Python's `print` shows it. */
  readonly printed: string
  /** The numbers, rows within rows; left away beyond 1,000 of them. */
  readonly value?: Nested
  /** Meaning of the outermost function. */
  readonly meaning?: Localised
}

/** Tensors larger than this are printed in part, as NumPy does, and not given as nested values. */
const mostShown = 1000

/**
 * Evaluates an entry of one or more statements (on lines of their own, or separated by `;`).
 * @throws TfnotesError `tensors-…` whose `detail.at` and `detail.end` point into `source`
 */
export function evaluateEntry(
  source: string,
  session: TensorSession,
): {session: TensorSession; results: Evaluated[]} {
  const statements = parse(source)
  const names = copied(session.names)
  const budget = new Budget()
  const results = statements.map(({target, value: node}) => {
    const value = evaluate(node, {names, budget, seed: session.seed})
    if (target) {
      names.set(target.name, value)
      keepBounds(names, target)
    }
    return describe(source.slice(target?.at ?? node.at, node.end), target?.name, node, value)
  })
  return {session: {...session, names}, results}
}

/** Variables are copied, so that an assignment in a line that fails later is undone; what was shared stays shared. */
function copied(names: ReadonlyMap<string, Value>): Map<string, Value> {
  const cells = new Map<Variable, Variable>()
  const lists = new Map<Value, Value>()
  const copy = (value: Value): Value => {
    if (value.kind === 'list') {
      const made = lists.get(value) ?? {...value, items: value.items.map(copy)}
      lists.set(value, made)
      return made
    }
    if (value.kind !== 'variable') return value
    const made = cells.get(value.variable) ?? {...value.variable}
    cells.set(value.variable, made)
    return {...value, variable: made}
  }
  return new Map([...names].map(([name, value]) => [name, copy(value)]))
}

/** @throws TfnotesError `tensors-session-full` pointing at the name that is too much */
function keepBounds(names: ReadonlyMap<string, Value>, where: Span): void {
  let elements = 0
  for (const value of names.values())
    elements +=
      value.kind === 'dataset'
        ? value.dataset.components.reduce((total, {data}) => total + data.length, 0)
        : value.kind === 'list'
          ? value.leaves
          : (heldTensor(value)?.data.length ?? 1)
  if (names.size > limits.names || elements > limits.held) throw fail(where, 'session-full')
}

function describe(source: string, name: string | undefined, node: Node, value: Value): Evaluated {
  const held = heldTensor(value)
  const meaning = meaningOf(node)
  return {
    source,
    ...(name !== undefined && {name}),
    kind: value.kind,
    ...(held && {shape: held.shape, dtype: held.dtype}),
    printed: printValue(value),
    ...(held && held.data.length <= mostShown && {value: nested(held)}),
    ...(meaning && {meaning}),
  }
}

function meaningOf(node: Node): Localised | undefined {
  if (node.kind !== 'call') return undefined
  const {callee} = node
  const path = (part: Node): string =>
    part.kind === 'name' ? part.name : part.kind === 'attribute' ? `${path(part.object)}.${part.name}` : ''
  const own = callee.kind === 'attribute' ? callee.name : ''
  return (functionNamed(path(callee)) ?? functionNamed(own))?.meaning
}
