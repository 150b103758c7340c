import meow from 'meow'
import {TfnotesError} from '../../errors.ts'
import {flagName} from '../../text/flag-name.ts'
import type {Command, Flags, Invocation} from './command.ts'
import {suggest} from './suggest.ts'

/**
 * Reads what follows the command's name. `tuned` are the flags of the chapter's hyperparameters.
 * @throws TfnotesError (usage) `unknown-flag`, `flag-twice`, `flag-without-value`, `not-a-choice`,
 * `missing-argument`, `too-many-arguments`
 */
export function parseArguments(
  name: string,
  command: Command,
  argv: readonly string[],
  tuned: Flags,
): Invocation {
  const known: Flags = {...tuned, ...command.flags}
  const {input, flags} = read(argv, known)
  for (const key of Object.keys(flags)) {
    // meow keeps a flag that is only on the prototype of a plain object apart; so do we.
    if (!Object.hasOwn(known, key)) throw unknownFlag(name, key, Object.keys(known))
  }
  const {help: _, ...given} = flags
  for (const [key, value] of Object.entries(given)) checkValue(key, known[key], value)
  checkArguments(name, command, input)
  return {input, flags: given as Invocation['flags']}
}

type Read = Readonly<Record<string, unknown>>

function read(argv: readonly string[], known: Flags): {input: readonly string[]; flags: Read} {
  const types = Object.entries(known).map(([key, {value}]) => [
    key,
    {type: value === undefined ? ('boolean' as const) : ('string' as const)},
  ])
  try {
    const {input, flags} = meow('', {
      argv: joinValues(argv, known),
      importMeta: import.meta,
      pkg: {},
      autoHelp: false,
      autoVersion: false,
      booleanDefault: undefined,
      flags: Object.fromEntries(types),
    })
    return {input: input.map(String), flags}
  } catch (cause) {
    const flag = /--(\w+) can only be set once/.exec((cause as Error).message)?.[1]
    if (flag === undefined) throw cause
    throw new TfnotesError('flag-twice', {flag: flagName(flag)}, {cause, usage: true})
  }
}

/** `--out -` and `--expression -x`: what follows an option that takes a value is its value, unless it is an option. */
function joinValues(argv: readonly string[], known: Flags): string[] {
  const joined: string[] = []
  const end = argv.includes('--') ? argv.indexOf('--') : argv.length
  for (let at = 0; at < argv.length; at++) {
    const [word = '', next] = [argv[at], argv[at + 1]]
    const key = word.slice(2).replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase())
    const takesValue =
      at < end && word.startsWith('--') && Object.hasOwn(known, key) && known[key]?.value !== undefined
    const hasValue = takesValue && at + 1 < end && next !== undefined && !next.startsWith('--')
    joined.push(hasValue ? `${word}=${next}` : word)
    if (hasValue) at += 1
  }
  return joined
}

function unknownFlag(command: string, key: string, known: readonly string[]): TfnotesError {
  const found = suggest(key, known)
  return new TfnotesError(
    'unknown-flag',
    {
      command,
      flag: key.length === 1 ? `-${key}` : flagName(key),
      suggestion: found === undefined ? undefined : flagName(found),
    },
    {usage: true},
  )
}

function checkValue(key: string, flag: Flags[string] | undefined, value: unknown): void {
  const name = flagName(key)
  if (flag?.value !== undefined && (value === '' || value === true || value === false))
    throw new TfnotesError('flag-without-value', {flag: name}, {usage: true})
  if (flag?.choices && !flag.choices.includes(String(value)))
    throw new TfnotesError(
      'not-a-choice',
      {name: name.slice(2), value: String(value), accepted: flag.choices},
      {usage: true},
    )
}

function checkArguments(name: string, command: Command, input: readonly string[]): void {
  const [least, most] = command.arguments
  const usage = `tfnotes ${name} ${command.usage}`.trim()
  if (input.length < least) {
    const words = command.usage.split(/\s+(?=[<[])/)
    throw new TfnotesError(
      'missing-argument',
      {argument: words[input.length] ?? command.usage, usage},
      {usage: true},
    )
  }
  if (input.length > most)
    throw new TfnotesError('too-many-arguments', {argument: input[most] as string, usage}, {usage: true})
}
