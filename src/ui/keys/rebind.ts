import type {OwnKeys} from '../../config/said.ts'
import {TfnotesError} from '../../errors.ts'
import type {ErrorCode} from '../../text/errors.ts'
import {isTyping, type KeyTable, narrow} from './find.ts'
import {namedKeys} from './sequences.ts'
import {type Binding, type Context, keyTable} from './table.ts'

/** It leaves the program wherever one is. */
const kept = 'ctrl-c'

const controlled = /^ctrl-[a-z\\\]^_]$/
/** What a terminal sends for these is another key. */
const sameAsOthers: ReadonlySet<string> = new Set(['ctrl-i', 'ctrl-j', 'ctrl-m'])

/** Whether some terminal sends a key of that name. */
function isKey(name: string): boolean {
  if ([...name].length === 1) return name.trim() !== ''
  if (controlled.test(name)) return !sameAsOthers.has(name)
  const bare = name.replace(/^ctrl-/, '').replace(/^shift-/, '')
  return namedKeys.includes(bare)
}

const types = (key: string) => [...key].length === 1 || key === 'space'

/**
 * The key table with keys of the reader's own: those said for a command take the place of all that it had.
 * @throws TfnotesError (usage), each with its place in the settings file: `unknown-key-context`, `unknown-key-command`,
 * `unknown-key`, `key-kept`, `key-typed` for what a text field needs, `key-taken` for a key of two commands
 */
export function rebind(said: OwnKeys): KeyTable {
  const table: Record<string, readonly Binding[]> = {...keyTable}
  const changed = new Map<string, string>()
  for (const [context, commands] of Object.entries(said)) {
    for (const [command, {value: keys, at}] of Object.entries(commands)) {
      const refuse = (code: ErrorCode, detail: TfnotesError['detail'], place = at) =>
        new TfnotesError(code, {at: place, ...detail}, {usage: true})
      if (!isContext(context))
        throw refuse('unknown-key-context', {name: context, accepted: Object.keys(keyTable)})
      const own: readonly Binding[] = table[context] ?? []
      const commandsOf = [...new Set(own.map(one => one.command))]
      if (!commandsOf.includes(command))
        throw refuse('unknown-key-command', {context, name: command, accepted: commandsOf})
      for (const {value: key, at: place} of keys) {
        if (!isKey(key)) throw refuse('unknown-key', {name: key, accepted: ['ctrl-x', ...namedKeys]}, place)
        if (key === kept || command === 'leave') throw refuse('key-kept', {name: kept}, place)
        if (isTyping(context) && types(key)) throw refuse('key-typed', {context, name: key}, place)
      }
      changed.set(`${context} ${command}`, at)
      table[context] = own.map(binding =>
        binding.command === command
          ? {...without(binding), keys: keys.map(({value}) => narrow(value))}
          : binding,
      )
    }
  }
  for (const context of Object.keys(keyTable)) if (isContext(context)) expectOneEach(table, context, changed)
  return table as KeyTable
}

const without = ({show: _, ...binding}: Binding) => binding

const isContext = (name: string): name is Context => Object.hasOwn(keyTable, name)

/** Of the keys that hold in a context no two commands have the same; what the table itself has so is its own matter. */
function expectOneEach(
  table: Readonly<Record<string, readonly Binding[]>>,
  context: Context,
  changed: ReadonlyMap<string, string>,
): void {
  const owners = new Map<string, readonly [from: string, command: string]>()
  for (const from of new Set([context, 'common']))
    for (const {keys, command} of table[from] ?? [])
      for (const key of keys) {
        if (from === 'common' && isTyping(context) && types(key)) continue
        const [otherFrom, other] = owners.get(key) ?? []
        const at = changed.get(`${from} ${command}`) ?? changed.get(`${otherFrom} ${other}`)
        if (other !== undefined && other !== command && at !== undefined)
          throw new TfnotesError(
            'key-taken',
            {at, context, name: key, first: other, second: command},
            {usage: true},
          )
        owners.set(key, [from, command])
      }
}
