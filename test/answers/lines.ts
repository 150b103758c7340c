import * as v from 'valibot'
import {type Answers, answers} from '../../src/answers/index.ts'
import type {Schema} from '../../src/answers/schema.ts'

interface Node {
  readonly type: string
  readonly entries?: Readonly<Record<string, Node>>
  readonly item?: Node
  readonly wrapped?: Node
  readonly options?: readonly Node[]
}

const accepts = (node: Node, value: unknown) => v.safeParse(node as unknown as Schema, value).success

/** Whether a value has only keys that its declaration names, all the way down. */
function isDeclared(node: Node, value: unknown): boolean {
  if (node.wrapped) return value === undefined || isDeclared(node.wrapped, value)
  if (node.type === 'variant' || node.type === 'union')
    return (node.options ?? []).some(one => accepts(one, value) && isDeclared(one, value))
  const {entries = {}, item} = node
  if (item) return (value as unknown[]).every(one => isDeclared(item, one))
  if (node.type !== 'object') return true
  return Object.entries(value as object).every(([key, one]) => {
    const entry = Object.hasOwn(entries, key) ? entries[key] : undefined
    return entry !== undefined && isDeclared(entry, one)
  })
}

const schemas = Object.values(answers).flatMap(
  lines => Object.entries(lines) as unknown as [keyof Answers, Node][],
)

/** One line of `--json`, and which answer it is. */
interface Line {
  readonly name: keyof Answers
  readonly value: unknown
}

/**
 * What a command put on stdout with `--json`.
 * @throws Error for a line that no declaration accepts, or that has a key which none names
 */
export const linesOf = (out: string): Line[] =>
  out
    .split('\n')
    .filter(text => text !== '')
    .map(text => {
      const value: unknown = JSON.parse(text)
      const found = schemas.find(([, node]) => accepts(node, value) && isDeclared(node, value))
      if (!found) throw new Error(`not declared in src/answers: ${text.slice(0, 500)}`)
      return {name: found[0], value}
    })

/** The answers of one name among them. */
export const answersIn = <K extends keyof Answers>(out: string, wanted: K): Answers[K][] =>
  linesOf(out).flatMap(({name, value}) => (name === wanted ? [value as Answers[K]] : []))
