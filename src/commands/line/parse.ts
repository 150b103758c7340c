import {parseArgs} from 'node:util'
import {TfnotesError} from '../../errors.ts'
import {parseSetting} from '../../settings/parse-setting.ts'
import {flagName, flagOf} from '../../text/flag-name.ts'
import type {Command, Flag, Flags, Given, Invocation} from './command.ts'
import {suggest} from './suggest.ts'

/**
 * Reads what follows the command's name. `tuned` are the flags of what can be set in the chapters or labs.
 * @throws TfnotesError (usage) `unknown-flag`, `flag-twice`, `flag-without-value`, `not-a-flag`, `not-a-choice`,
 * `missing-argument`, `too-many-arguments`
 */
export function parseArguments(
  name: string,
  command: Command,
  argv: readonly string[],
  tuned: Flags,
): Invocation {
  const known: Flags = {...tuned, ...command.flags}
  const several = new Set(command.several ? Object.keys(tuned) : [])
  const {input, given} = read(name, argv, known, several)
  checkArguments(name, command, input)
  const part = (own: boolean): Given =>
    Object.fromEntries([...given].filter(([key]) => Object.hasOwn(command.flags, key) === own))
  return {input, flags: part(true), tuned: part(false)}
}

function read(command: string, argv: readonly string[], known: Flags, several: ReadonlySet<string>) {
  // A flag may be written as the help writes it, or as the chapters call it.
  const keys = new Map(Object.keys(known).flatMap(key => [[key, key] as const, [flagOf(key), key] as const]))
  const {tokens} = parseArgs({
    args: [...argv],
    options: Object.fromEntries(
      [...keys].map(([word, key]) => [word, {type: isSwitch(known[key]) ? 'boolean' : 'string'}] as const),
    ),
    strict: false,
    tokens: true,
  })
  const input: string[] = []
  const given = new Map<string, string | boolean>()
  let number = -1
  for (const token of tokens) {
    if (token.kind === 'option-terminator' || token.index === number) continue
    const word = argv[token.index] as string
    if (token.kind === 'positional' || /^-\.?\d/.test(word)) {
      // A negative number is no bundle of short options.
      number = token.index
      input.push(word)
      continue
    }
    const off = keys.has(token.name) ? undefined : keys.get(token.name.replace(/^no-/, ''))
    const key = off ?? keys.get(token.name)
    if (key === undefined) throw unknownFlag(command, token.rawName, [...keys.values()])
    if (given.has(key)) throw new TfnotesError('flag-twice', {flag: flagName(key)}, {usage: true})
    const isList = several.has(key) && isSwitch(known[key]) && token.value?.includes(',')
    given.set(
      key,
      isList && token.value !== undefined
        ? token.value
        : givenValue(key, known[key], off === undefined ? token : undefined),
    )
  }
  return {input, given}
}

const isSwitch = (flag: Flag | undefined) => flag?.value === undefined

/** What a flag was given; `token` is absent for `--no-…`. */
function givenValue(
  key: string,
  flag: Flag | undefined,
  token: {readonly value: string | undefined; readonly inlineValue: boolean | undefined} | undefined,
): string | boolean {
  const name = flagOf(key)
  const {value, inlineValue = false} = token ?? {}
  if (isSwitch(flag)) {
    return value === undefined ? token !== undefined : parseSetting(name, {kind: 'flag'}, value)
  }
  // The parser takes whatever comes next: another option is none.
  if (value === undefined || value === '' || (!inlineValue && value.startsWith('--')))
    throw new TfnotesError('flag-without-value', {flag: flagName(key)}, {usage: true})
  if (flag?.choices && !flag.isOpen && !flag.choices.includes(value))
    throw new TfnotesError('not-a-choice', {name, value, accepted: flag.choices}, {usage: true})
  return value
}

function unknownFlag(command: string, flag: string, known: readonly string[]): TfnotesError {
  const found = suggest(flag.replace(/^--?/, ''), known.map(flagOf))
  const suggestion = found === undefined ? undefined : `--${found}`
  return new TfnotesError('unknown-flag', {command, flag, suggestion}, {usage: true})
}

function checkArguments(name: string, command: Command, input: readonly string[]): void {
  const [least, most] = command.arguments
  const usage = `tfnotes ${name} ${command.usage}`.trim()
  if (input.length < least) {
    const words = command.usage.split(/\s+(?=[<[])/)
    const argument = words[input.length] ?? command.usage
    throw new TfnotesError('missing-argument', {argument, usage}, {usage: true})
  }
  if (input.length > most)
    throw new TfnotesError('too-many-arguments', {argument: input[most] as string, usage}, {usage: true})
}
