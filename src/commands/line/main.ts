import {expectLook} from '../../drawing/expect-look.ts'
import {failureOf, TfnotesError} from '../../errors.ts'
import {ioError} from '../../system/io-error.ts'
import {readPathArgument} from '../../system/typed-path.ts'
import {stripLines} from '../../text/strip.ts'
import {openOutput, printJson} from '../printing/output.ts'
import type {Command, Context, Flags, Invocation} from './command.ts'
import {suggest} from './suggest.ts'
import {commands} from './table.ts'

/**
 * Runs what the command line asks for and returns the exit code: 0 done, 1 failed, 2 bad usage, 3 a check found something grave, 130 interrupted
 * with everything saved. What goes wrong is one sentence on stderr, and with `--json` an object on stdout as well.
 */
export async function runCommandLine(argv: readonly string[], context: Context): Promise<number> {
  try {
    return await dispatch(argv, context)
  } catch (error) {
    return reportError(error, context, argv.includes('--json'))
  }
}

const helpWords = ['--help', '-h', 'help']

async function dispatch(argv: readonly string[], context: Context): Promise<number> {
  const [first = '', ...rest] = argv
  const {stdout, language, versions, settings} = context
  if (first === '--version' || first === '-v') {
    stdout.write(`tfnotes ${versions.tfnotes}\n`)
    return 0
  }
  if (helpWords.includes(first)) {
    const [named] = rest
    if (named !== undefined && !named.startsWith('-')) return printHelp(named, [], context)
    const {overview} = await import('./help.ts')
    for (const row of overview(language)) openOutput(context).line(row)
    return 0
  }
  const command = findCommand(first)
  if (rest.slice(0, endOfFlags(rest)).some(word => word === '--help' || word === '-h'))
    return printHelp(first, rest, context)
  if (settings.problem && !command.heedless) throw settings.problem
  expectLook(context.env)
  const {parseArguments} = await import('./parse.ts')
  const invocation = withPaths(
    parseArguments(first, command, rest, await flagsToTune(command)),
    command,
    context,
  )
  const run = await command.load()
  return run(context, invocation)
}

/** What stands for the value of an option that is a path. */
const pathWords: readonly (string | undefined)[] = ['file', 'folder', 'path']

/** The same with paths as the reader means them. */
function withPaths({input, flags, tuned}: Invocation, command: Command, context: Context): Invocation {
  const read = (word: string) => readPathArgument(word, context)
  return {
    tuned,
    input: command.completes.includes('file')
      ? input.map(word => (/^file:|^~/i.test(word) ? read(word) : word))
      : input,
    flags: Object.fromEntries(
      Object.entries(flags).map(([key, value]) => [
        key,
        typeof value === 'string' && pathWords.includes(command.flags[key]?.value) ? read(value) : value,
      ]),
    ),
  }
}

const endOfFlags = (words: readonly string[]) => (words.includes('--') ? words.indexOf('--') : words.length)

function findCommand(name: string): Command {
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (command) return command
  const suggestion = suggest(name, Object.keys(commands))
  throw new TfnotesError('unknown-command', {command: name, suggestion}, {usage: true})
}

async function flagsToTune({tunes}: Command): Promise<Flags> {
  return tunes === undefined ? {} : (await import('./tuning.ts')).tunedFlags(tunes)
}

async function printHelp(name: string, rest: readonly string[], context: Context): Promise<number> {
  const command = findCommand(name)
  const {helpOf} = await import('./help.ts')
  const id = rest.find(one => !one.startsWith('-'))
  const tuned =
    command.tunes && id !== undefined
      ? (await import('./tuning.ts')).tunedPage(command.tunes, id, context.settings.presets)
      : undefined
  for (const row of helpOf(name, command, context.language, tuned)) openOutput(context).line(row)
  return 0
}

/** Says what went wrong and returns the exit code. */
export async function reportError(thrown: unknown, context: Context, json: boolean): Promise<number> {
  const {errorSentence} = await import('../../text/sentence.ts')
  const {env, stderr, language} = context
  const error = named(thrown)
  const message = errorSentence(error, language)
  if (json) printJson(context, 'failed', {error: {...failureOf(error), message}})
  openOutput(context).note(message)
  if (env.TFNOTES_DEBUG && error instanceof Error) stderr.write(`${stripLines(error.stack ?? '')}\n`)
  return error instanceof TfnotesError && error.usage ? 2 : 1
}

/** Where a part of the program itself could not be opened, Node's loader says so, and not in our words. */
function named(thrown: unknown): unknown {
  const path = thrown instanceof Error && 'path' in thrown ? String(thrown.path) : 'tfnotes'
  const error = ioError(thrown, path)
  return error.code === 'too-many-files' ? error : thrown
}
