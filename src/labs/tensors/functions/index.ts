import {arithmetic, unaries} from './arithmetic.ts'
import {creation} from './creation.ts'
import type {TensorFunction} from './function.ts'
import {holding} from './holding.ts'
import {networks} from './networks.ts'
import {randoms} from './random.ts'
import {reductions} from './reductions.ts'
import {shaping} from './shaping.ts'

/** Every function, in the order of the notes: make, convert, calculate, reduce, hold, prepare. */
export const tensorFunctions: readonly TensorFunction[] = [
  ...creation,
  ...randoms,
  ...arithmetic,
  ...unaries,
  ...reductions,
  ...networks,
  ...holding,
  ...shaping,
]

const camel = (path: string) => path.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())

const byPath = new Map(
  tensorFunctions.flatMap(f =>
    [f.name, ...f.also].flatMap(path => [path, camel(path)].map(key => [key, f] as const)),
  ),
)

/** Finds a function by any of its names: `oneHot`, `one_hot`, `tf.one_hot`, `tf.nn.softmax`, `np.arange`. */
export const functionNamed = (path: string): TensorFunction | undefined =>
  byPath.get(path.replace(/^tf\./, ''))

/** All paths a function can be called by, for suggestions. */
export const functionPaths: readonly string[] = [...byPath.keys()]

const plain = (name: string) => name.replaceAll('_', '').toLowerCase()

/** `keep_dims`, `keepdims` and `keepDims` name the same parameter. */
export const parameterNamed = (f: TensorFunction, name: string) =>
  f.parameters.find(parameter => plain(parameter.name) === plain(name))
