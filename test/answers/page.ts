import * as v from 'valibot'
import {answers, meanings, parts} from '../../src/answers/index.ts'
import type {Meaning, Schema} from '../../src/answers/schema.ts'

/** What the schemas of src/answers hold, as far as the page needs it. */
interface Node {
  readonly type: string
  readonly entries?: Readonly<Record<string, Node>>
  readonly item?: Node
  readonly wrapped?: Node
  readonly literal?: string
  readonly options?: readonly (string | Node)[]
}

const meaningOf = (node: Node): Meaning => v.getMetadata(node as unknown as Schema)

const inner = (node: Node): Node => (node.wrapped && node.type === 'optional' ? inner(node.wrapped) : node)

/** Words for a type: that which was declared for it, else the kind of its values. */
function typeOf(node: Node): string {
  const {type} = meaningOf(node)
  if (type !== undefined) return type
  switch (node.type) {
    case 'string':
      return 'text'
    case 'boolean':
      return 'true or false'
    case 'literal':
      return `\`${node.literal}\``
    case 'picklist':
      return (node.options ?? []).map(one => `\`${one}\``).join(' ')
    case 'array':
      return `list of ${node.item ? manyOf(inner(node.item)) : 'values'}`
    default:
      return node.type
  }
}

function manyOf(item: Node): string {
  const type = typeOf(item)
  if (type === 'text') return 'texts'
  return type.startsWith('list of') ? type.replace('list of', 'lists of') : `${type}s`
}

/** Told once, at the end. */
const toldApart = new Set(['figure', 'picture', 'block of pictures', '`{en, zh}`', '`{en, zh}` or text'])

function rowsOf(entries: Readonly<Record<string, Node>>, before = ''): string[] {
  return Object.entries(entries).flatMap(([key, value]) => {
    const node = inner(value)
    const {means = '', unit = ''} = {...meaningOf(node), ...meaningOf(value)}
    const name = `${before}${key}`
    const isOptional = value.type === 'optional'
    const row = `| \`${name}\`${isOptional ? ' ?' : ''} | ${typeOf(node)} | ${unit} | ${means} |`
    const within = node.type === 'array' && node.item ? inner(node.item) : node
    const below =
      within.entries && !toldApart.has(typeOf(within))
        ? rowsOf(within.entries, `${name}${within === node ? '' : '[]'}.`)
        : []
    return [row, ...below]
  })
}

const tableOf = (node: Node): string =>
  ['| key | type | unit | what it is |', '|---|---|---|---|', ...rowsOf(node.entries ?? {})].join('\n')

/** The answers as a page of the documentation. */
export function answersPage(): string {
  const sections = Object.entries({...answers, ...parts}).map(([command, lines]) => {
    const tables = Object.entries(lines as Record<string, Schema>).map(([name, schema]) => {
      const node = schema as unknown as Node
      const says = meanings[name as keyof typeof meanings]
      return node.entries ? `${says}:\n\n${tableOf(node)}\n` : `${says}.\n`
    })
    return `## ${command}\n\n${tables.join('\n')}`
  })
  return `# Answers in JSON

<!-- Printed from src/answers; \`npx vitest run test/answers -u\` writes it anew. -->

With \`--json\` a command puts one JSON object a line on stdout, and nothing else; its keys come in the order in which they are
told here. A key marked with ? may be absent. A number that is not finite is null. Later versions may add keys.

${sections.join('\n')}`
}
