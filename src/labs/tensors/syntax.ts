/** A stretch of the typed text, in UTF-16 units: from `at` up to, not including, `end`. */
export interface Span {
  readonly at: number
  readonly end: number
}

export type TokenKind = 'number' | 'string' | 'name' | 'sign' | 'break' | 'end'

export interface Token extends Span {
  readonly kind: TokenKind
  readonly text: string
}

export type BinaryOperator =
  | '+'
  | '-'
  | '*'
  | '/'
  | '//'
  | '%'
  | '@'
  | '**'
  | '<'
  | '<='
  | '>'
  | '>='
  | '=='
  | '!='

/** What was typed, as a tree. Every node knows its place, so that an error can point at it. */
export type Node = Span &
  (
    | {readonly kind: 'number'; readonly text: string; readonly value: number; readonly integer: boolean}
    | {readonly kind: 'string'; readonly value: string}
    | {readonly kind: 'name'; readonly name: string}
    | {readonly kind: 'list'; readonly items: readonly Node[]; readonly tuple: boolean}
    | {readonly kind: 'negative'; readonly operand: Node}
    | {
        readonly kind: 'binary'
        readonly operator: BinaryOperator
        readonly operatorSpan: Span
        readonly left: Node
        readonly right: Node
      }
    | {readonly kind: 'call'; readonly callee: Node; readonly given: readonly Given[]}
    | {readonly kind: 'attribute'; readonly object: Node; readonly name: string; readonly nameSpan: Span}
    | {readonly kind: 'index'; readonly object: Node; readonly items: readonly IndexItem[]}
  )

/** One argument of a call, by place or by name. */
export interface Given {
  readonly name?: Span & {readonly text: string}
  readonly value: Node
}

export type IndexItem =
  | (Span & {readonly kind: 'at'; readonly value: Node})
  | (Span & {
      readonly kind: 'slice'
      readonly start: Node | undefined
      readonly stop: Node | undefined
      readonly step: Node | undefined
    })

/** `name = expression`, or an expression alone. */
export interface Statement {
  readonly target?: Span & {readonly name: string}
  readonly value: Node
}
