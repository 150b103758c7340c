import {type Binding, type Context, keyTable} from './table.ts'

export type KeyTable = Readonly<Record<Context, readonly Binding[]>>

let inUse: KeyTable = keyTable

/** The key table with the reader's own keys: once, before the first frame. */
export function takeKeys(table: KeyTable): void {
  inUse = table
}

/** The keys as they are: those of the table, but for what the reader has changed. */
export const keysInUse = (): KeyTable => inUse

/** A Chinese input method may send the full-width form of a key: ？ for ?. */
export const narrow = (name: string): string =>
  /^[\uff01-\uff5e]$/.test(name) ? String.fromCharCode(name.charCodeAt(0) - 0xfee0) : name

/** The command that `key` has in a context, without those that all have. */
export function findCommand(context: Context, key: string): string | undefined {
  return inUse[context].find(binding => binding.keys.includes(narrow(key)))?.command
}

/** Contexts in which a text field has the keys: there every printable key is typed. */
const typing: ReadonlySet<Context> = new Set([
  'filter',
  'field',
  'label',
  'path',
  'prompt',
  'letters',
  'search',
])

export const isTyping = (context: Context): boolean => typing.has(context)

/** All rows that hold in a context: its own first, then those that all have that they do not cover. */
export function bindingsOf(context: Context): readonly Binding[] {
  const own = inUse[context]
  const shared = inUse.common
  const taken = new Set(own.map(binding => binding.command))
  const common = shared
    .filter(binding => !taken.has(binding.command))
    .map(({show: _, ...binding}) => binding)
    .map(binding => ({...binding, keys: binding.keys.filter(key => !isTyping(context) || key.length > 1)}))
    .filter(binding => binding.keys.length > 0)
  return [...own, ...common.map(binding => ({...binding, show: binding.keys.slice(0, 1)}))]
}
