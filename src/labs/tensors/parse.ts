import {fail} from './fail.ts'
import {limits} from './limits.ts'
import type {BinaryOperator, Given, IndexItem, Node, Span, Statement, Token} from './syntax.ts'
import {tokenise} from './tokens.ts'

/** Binary operators from the loosest to the tightest; `**` binds tighter still, and to the right. */
const levels: readonly (readonly string[])[] = [
  ['<', '<=', '>', '>=', '==', '!='],
  ['+', '-'],
  ['*', '/', '//', '%', '@'],
]

const between = (from: Span, to: Span): Span => ({at: from.at, end: to.end})

/**
 * Parses an entry: statements on lines of their own or separated by `;`. Python's precedences; nothing else of
 * Python. The tree is only ever walked by `evaluate`, never handed to JavaScript.
 * @throws TfnotesError as `tokenise`, and `tensors-expected`, `tensors-unclosed`, `tensors-too-deep`,
 * `tensors-assign-target`, `tensors-chained-comparison`, `tensors-positional-after-named`, `tensors-repeated-argument`
 */
export function parse(source: string): Statement[] {
  const tokens = tokenise(source)
  let position = 0
  let depth = 0

  const peek = (ahead = 0): Token => tokens[Math.min(position + ahead, tokens.length - 1)] as Token
  const next = (): Token => {
    const token = peek()
    position += 1
    return token
  }
  const isSign = (text: string, ahead = 0) => peek(ahead).kind === 'sign' && peek(ahead).text === text
  const accept = (text: string): Token | undefined => (isSign(text) ? next() : undefined)

  const found = ({kind, text}: Token) =>
    kind === 'end' ? '' : kind === 'break' ? (text === ';' ? ';' : '') : text
  const expected = (what: string): Error => fail(peek(), 'expected', {expected: what, found: found(peek())})

  /** The bracket that closes `open`; when the line ends instead, the error points at what was left open. */
  function close(open: Token, text: string, alternatives: string): Token {
    const closing = accept(text)
    if (closing) return closing
    if (peek().kind === 'end' || peek().kind === 'break') throw fail(open, 'unclosed', {bracket: open.text})
    throw expected(alternatives)
  }

  function deeper<T>(inner: () => T): T {
    depth += 1
    if (depth > limits.depth) throw fail(peek(), 'too-deep', {most: limits.depth})
    const result = inner()
    depth -= 1
    return result
  }

  function expression(): Node {
    return deeper(() => binary(0))
  }

  function binary(level: number): Node {
    const operators = levels[level]
    if (!operators) return unary()
    let left = binary(level + 1)
    for (let count = 0; peek().kind === 'sign' && operators.includes(peek().text); count++) {
      const operator = next()
      if (level === 0 && count > 0) throw fail(operator, 'chained-comparison')
      const right = binary(level + 1)
      left = join(operator, left, right)
    }
    return left
  }

  const join = (operator: Token, left: Node, right: Node): Node => ({
    kind: 'binary',
    operator: operator.text as BinaryOperator,
    operatorSpan: {at: operator.at, end: operator.end},
    left,
    right,
    ...between(left, right),
  })

  function unary(): Node {
    const sign = accept('-') ?? accept('+')
    if (!sign) return power()
    const operand = deeper(unary)
    return sign.text === '+'
      ? {...operand, at: sign.at}
      : {kind: 'negative', operand, ...between(sign, operand)}
  }

  function power(): Node {
    const base = postfix()
    const operator = accept('**')
    return operator ? join(operator, base, deeper(unary)) : base
  }

  function postfix(): Node {
    let node = primary()
    for (;;) {
      if (accept('.')) {
        const name = peek()
        if (name.kind !== 'name') throw expected('name')
        next()
        node = {kind: 'attribute', object: node, name: name.text, nameSpan: name, ...between(node, name)}
      } else if (isSign('(')) node = call(node)
      else if (isSign('[')) node = index(node)
      else return node
    }
  }

  function primary(): Node {
    const token = peek()
    const span = {at: token.at, end: token.end}
    if (token.kind === 'number') {
      next()
      const text = token.text.replaceAll('_', '')
      return {kind: 'number', text, value: Number(text), integer: /^\d+$/.test(text), ...span}
    }
    if (token.kind === 'string') {
      next()
      return {kind: 'string', value: token.text.slice(1, -1), ...span}
    }
    if (token.kind === 'name') {
      next()
      return {kind: 'name', name: token.text, ...span}
    }
    if (isSign('[') || isSign('(')) return deeper(sequence)
    throw expected('expression')
  }

  /** `[…]`, `(…)`; round brackets around one expression without a comma only group it. */
  function sequence(): Node {
    const open = next()
    const closing = open.text === '[' ? ']' : ')'
    const items: Node[] = []
    let commas = 0
    while (!isSign(closing)) {
      items.push(expression())
      if (!accept(',')) break
      commas += 1
    }
    const end = close(open, closing, `, ${closing}`)
    const [only] = items
    if (open.text === '(' && commas === 0 && only) return {...only, ...between(open, end)}
    return {kind: 'list', items, tuple: open.text === '(', ...between(open, end)}
  }

  function call(callee: Node): Node {
    const open = next()
    const given: Given[] = []
    while (!isSign(')')) {
      given.push(argument(given))
      if (!accept(',')) break
    }
    const end = close(open, ')', ', )')
    return {kind: 'call', callee, given, ...between(callee, end)}
  }

  function argument(before: readonly Given[]): Given {
    const token = peek()
    if (token.kind === 'name' && isSign('=', 1)) {
      next()
      next()
      if (before.some(({name}) => name?.text === token.text))
        throw fail(token, 'repeated-argument', {argument: token.text})
      return {name: {text: token.text, at: token.at, end: token.end}, value: expression()}
    }
    const value = expression()
    if (before.some(({name}) => name)) throw fail(value, 'positional-after-named')
    return {value}
  }

  function index(object: Node): Node {
    const open = next()
    const items: IndexItem[] = []
    while (!isSign(']')) {
      items.push(indexItem())
      if (!accept(',')) break
    }
    if (items.length === 0) throw expected('expression')
    const end = close(open, ']', ', ]')
    return {kind: 'index', object, items, ...between(object, end)}
  }

  function indexItem(): IndexItem {
    const first = peek()
    const part = () => (isSign(':') || isSign(',') || isSign(']') ? undefined : expression())
    const start = part()
    if (!isSign(':')) {
      if (!start) throw expected('expression')
      return {kind: 'at', value: start, at: start.at, end: start.end}
    }
    next()
    const stop = part()
    const step = accept(':') ? part() : undefined
    return {kind: 'slice', start, stop, step, at: first.at, end: peek(-1).end}
  }

  function statement(): Statement {
    const value = expression()
    const assign = accept('=')
    if (!assign) return {value}
    if (value.kind !== 'name' || constants.has(value.name)) throw fail(value, 'assign-target')
    return {target: {name: value.name, at: value.at, end: value.end}, value: expression()}
  }

  const statements: Statement[] = []
  while (peek().kind !== 'end') {
    if (peek().kind === 'break') {
      next()
      continue
    }
    if (statements.length === limits.statements)
      throw fail(peek(), 'too-many-statements', {most: limits.statements})
    statements.push(statement())
    if (peek().kind !== 'end' && peek().kind !== 'break') throw expected('end')
  }
  return statements
}

/** Names with a meaning of their own, which cannot be bound. */
export const constants: ReadonlySet<string> = new Set([
  'True',
  'False',
  'None',
  'true',
  'false',
  'null',
  'nan',
  'inf',
  'tf',
  'np',
])
