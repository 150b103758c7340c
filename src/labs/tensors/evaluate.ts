import {toTensor} from './convert.ts'
import {fail} from './fail.ts'
import {Call, dtypeNamed} from './functions/call.ts'
import type {TensorFunction} from './functions/function.ts'
import {functionNamed, parameterNamed, tensorFunctions} from './functions/index.ts'
import {indexTensor} from './indexing.ts'
import {type Budget, limits} from './limits.ts'
import {nearest} from './nearest.ts'
import {combineNumbers} from './python-numbers.ts'
import type {Node, Span} from './syntax.ts'
import {BeyondInt64, dtypes, roundTo} from './tensor.ts'
import {heldTensor, listValue, tensorValue, type Value} from './values.ts'

export interface Scope {
  readonly names: ReadonlyMap<string, Value>
  readonly budget: Budget
  /** Seed of random functions that are given none. */
  readonly seed: number
}

const none: Value = {kind: 'none'}

const constantValues: Readonly<Record<string, Value>> = {
  True: {kind: 'boolean', value: true},
  true: {kind: 'boolean', value: true},
  False: {kind: 'boolean', value: false},
  false: {kind: 'boolean', value: false},
  None: none,
  null: none,
  nan: {kind: 'number', value: Number.NaN, integer: false},
  inf: {kind: 'number', value: Number.POSITIVE_INFINITY, integer: false},
}

/** Operators on tensors are functions under another name. */
const operatorFunctions: Readonly<Record<string, string>> = {
  '+': 'add',
  '-': 'subtract',
  '*': 'multiply',
  '/': 'divide',
  '//': 'floorDiv',
  '%': 'mod',
  '**': 'pow',
  '@': 'matmul',
  '<': 'less',
  '<=': 'lessEqual',
  '>': 'greater',
  '>=': 'greaterEqual',
  '==': 'equal',
  '!=': 'notEqual',
}

/** Walks the tree. @throws TfnotesError `tensors-…`, pointing at what is wrong */
export function evaluate(node: Node, scope: Scope): Value {
  scope.budget.spend(1, node)
  switch (node.kind) {
    case 'number':
      if (node.integer && !Number.isSafeInteger(node.value))
        throw fail(node, 'integer-range', {value: node.text, dtype: 'int64'})
      if (!Number.isFinite(node.value)) throw fail(node, 'float-range', {value: node.text, dtype: 'float64'})
      return {kind: 'number', value: node.value, integer: node.integer}
    case 'string':
      return {kind: 'string', value: node.value}
    case 'list':
      return list(node, scope)
    case 'name':
      return named(node.name, node, scope)
    case 'negative':
      return negative(node.operand, node, scope)
    case 'binary':
      return binary(node, scope)
    case 'call':
      return called(node, scope)
    case 'attribute':
      return attribute(node, scope)
    case 'index':
      return indexed(node, scope)
  }
}

/** dtypes that TensorFlow has and this lab has not. */
const foreignDtype = /^(u?int|b?float|complex)\d+$|^(half|string)$/

/** The path most like an unknown one, in the same spelling: TensorFlow's own after `tf.`. */
function nearestPath(path: string): string | undefined {
  const rest = path.replace(/^tf\./, '')
  if (rest === path)
    return nearest(
      path,
      tensorFunctions.flatMap(({name, also}) => [name, ...also]),
    )
  const found = nearest(rest, [...dtypes, ...tensorFunctions.flatMap(({name, also}) => [...also, name])])
  return found === undefined ? undefined : `tf.${found}`
}

type NodeOf<K extends Node['kind']> = Extract<Node, {kind: K}>

function named(name: string, where: Span, {names}: Scope): Value {
  const bound = names.get(name)
  if (bound) return bound
  if (Object.hasOwn(constantValues, name)) return constantValues[name] as Value
  const dtype = dtypeNamed(name)
  if (dtype) return {kind: 'dtype', dtype}
  if (name === 'tf' || name === 'np')
    throw fail(where, 'namespace-alone', {name, example: name === 'tf' ? 'constant' : 'arange'})
  if (functionNamed(name)) throw fail(where, 'function-alone', {name})
  if (foreignDtype.test(name)) throw fail(where, 'unknown-dtype', {name, accepted: dtypes})
  const known = [...names.keys(), ...tensorFunctions.map(f => f.name)]
  throw fail(where, 'unknown-name', {name, nearest: nearest(name, known)})
}

function list(node: NodeOf<'list'>, scope: Scope): Value {
  const value = listValue(
    node.items.map(item => evaluate(item, scope)),
    node.tuple,
  )
  if (value.leaves > limits.listed) throw fail(node, 'list-too-long', {most: limits.listed})
  return value
}

function negative(operand: Node, node: Node, scope: Scope): Value {
  const value = evaluate(operand, scope)
  if (value.kind === 'number') return {...value, value: value.integer ? 0 - value.value : -value.value}
  const held = heldTensor(value)
  if (!held)
    throw fail(operand, value.kind === 'list' ? 'list-arithmetic' : 'not-a-tensor', {
      found: value.kind,
      operator: '-',
    })
  if (held.dtype === 'bool')
    throw fail(operand, 'dtype-unsupported', {
      function: '-',
      dtype: 'bool',
      accepted: dtypes.filter(d => d !== 'bool'),
    })
  scope.budget.allocate(held.shape, node)
  return tensorValue({...held, data: held.data.map(x => roundTo(held.dtype, -x))})
}

function binary(node: NodeOf<'binary'>, scope: Scope): Value {
  const [left, right] = [evaluate(node.left, scope), evaluate(node.right, scope)]
  const {operator, operatorSpan} = node
  if (!heldTensor(left) && !heldTensor(right)) {
    for (const [value, side] of [
      [left, node.left],
      [right, node.right],
    ] as const) {
      if (value.kind === 'list') throw fail(node, 'list-arithmetic', {operator})
      if (value.kind !== 'number' && value.kind !== 'boolean')
        throw fail(side, 'not-a-tensor', {found: value.kind})
    }
    return combineNumbers(operator, left, right, node)
  }
  const f = functionNamed(operatorFunctions[operator] as string) as TensorFunction
  const [x, y] = f.parameters.map(({name}) => name) as [string, string]
  const given = new Map([
    [x, {value: left, node: node.left}],
    [y, {value: right, node: node.right}],
  ])
  // Errors of the two together point at the operator, those of one side at it.
  return perform(f, given, {...node, ...operatorSpan}, scope)
}

/** `a.b.c` of names alone, as a path; undefined if anything else stands in it. */
function pathOf(node: Node): string | undefined {
  if (node.kind === 'name') return node.name
  if (node.kind !== 'attribute') return undefined
  const before = pathOf(node.object)
  return before === undefined ? undefined : `${before}.${node.name}`
}

const rootOf = (node: Node): Node => (node.kind === 'attribute' ? rootOf(node.object) : node)

function called(node: NodeOf<'call'>, scope: Scope): Value {
  const {callee} = node
  const path = pathOf(callee)
  const root = rootOf(callee)
  const isFunctionPath =
    path !== undefined && root.kind === 'name' && !(callee !== root && scope.names.has(root.name))
  const f = isFunctionPath ? functionNamed(path) : undefined
  if (f) return perform(f, bind(f, node, scope), node, scope)
  if (callee.kind === 'attribute' && !(isFunctionPath && /^(tf|np)$/.test((root as NodeOf<'name'>).name)))
    return method(node, callee, scope)
  if (callee.kind === 'name' && scope.names.has(callee.name))
    throw fail(callee, 'not-a-function', {name: callee.name})
  if (path === undefined) throw fail(callee, 'not-a-function', {name: ''})
  throw fail(callee, 'unknown-function', {name: path, nearest: nearestPath(path)})
}

/** Methods are functions whose first argument stands before the dot: `w.assign_sub(1)`, `data.batch(2)`. */
const methods = new Set(['assign', 'assignAdd', 'assignSub', 'batch', 'numpy'])

function method(node: NodeOf<'call'>, callee: NodeOf<'attribute'>, scope: Scope): Value {
  const object = evaluate(callee.object, scope)
  const f = functionNamed(callee.name)
  if (!f || !methods.has(f.name))
    throw fail(callee.nameSpan, 'unknown-attribute', {
      name: callee.name,
      nearest: nearest(callee.name, methods),
    })
  const first = f.parameters[0]?.name ?? ''
  return perform(
    f,
    bind(f, node, scope, {name: first, argument: {value: object, node: callee.object}}),
    node,
    scope,
  )
}

type Bound = Map<string, {value: Value; node: Node}>

/** Puts arguments to parameters, by place and by name. */
function bind(
  f: TensorFunction,
  {given, callee, end}: NodeOf<'call'>,
  scope: Scope,
  self?: {name: string; argument: {value: Value; node: Node}},
): Bound {
  const bound: Bound = new Map(self ? [[self.name, self.argument]] : [])
  const places = f.parameters.slice(self ? 1 : 0)
  for (const [i, {name, value: node}] of given.entries()) {
    const parameter = name ? parameterNamed(f, name.text) : places[i]
    if (!parameter) {
      if (!name) throw fail(node, 'too-many-arguments', {function: f.name, most: places.length})
      const accepted = f.parameters.map(p => p.name)
      throw fail(name, 'unknown-argument', {
        function: f.name,
        name: name.text,
        accepted,
        nearest: nearest(name.text, accepted),
      })
    }
    if (bound.has(parameter.name)) throw fail(name ?? node, 'repeated-argument', {argument: parameter.name})
    bound.set(parameter.name, {value: evaluate(node, scope), node})
  }
  const missing = f.parameters.find(({name, optional}) => !optional && !bound.has(name))
  if (missing)
    throw fail({at: Math.max(callee.end, end - 1), end}, 'missing-argument', {
      function: f.name,
      argument: missing.name,
    })
  return bound
}

function perform(f: TensorFunction, given: Bound, node: Node, scope: Scope): Value {
  try {
    return f.call(new Call(f.name, node, given, scope.budget, scope.seed))
  } catch (error) {
    if (error instanceof BeyondInt64) throw fail(node, 'integer-range', {value: '', dtype: 'int64'})
    throw error
  }
}

function attribute(node: NodeOf<'attribute'>, scope: Scope): Value {
  const path = pathOf(node)
  const root = rootOf(node)
  if (path !== undefined && root.kind === 'name' && !scope.names.has(root.name)) {
    const rest = path.replace(/^(tf|np)\./, '')
    const dtype = rest === path ? undefined : dtypeNamed(rest)
    if (dtype) return {kind: 'dtype', dtype}
    if (functionNamed(path)) throw fail(node, 'function-alone', {name: path})
    if (rest !== path)
      throw fail(node, foreignDtype.test(rest) ? 'unknown-dtype' : 'unknown-function', {
        name: path,
        accepted: dtypes,
        nearest: nearestPath(path),
      })
  }
  const held = heldTensor(evaluate(node.object, scope))
  if (held && node.name === 'shape')
    return listValue(
      held.shape.map(value => ({kind: 'number', value, integer: true})),
      true,
    )
  if (held && node.name === 'dtype') return {kind: 'dtype', dtype: held.dtype}
  throw fail(node.nameSpan, 'unknown-attribute', {
    name: node.name,
    nearest: nearest(node.name, ['shape', 'dtype', ...methods]),
  })
}

function indexed(node: NodeOf<'index'>, scope: Scope): Value {
  const object = evaluate(node.object, scope)
  if (
    object.kind === 'dataset' ||
    object.kind === 'none' ||
    object.kind === 'string' ||
    object.kind === 'dtype'
  )
    throw fail(node.object, 'not-a-tensor', {found: object.kind})
  const tensor = heldTensor(object) ?? toTensor(object, node.object, scope.budget)
  return tensorValue(indexTensor(tensor, node, item => evaluate(item, scope), scope.budget))
}
