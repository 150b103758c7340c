#!/usr/bin/env node
import {readFileSync} from 'node:fs'
import {createRequire} from 'node:module'
import {resolve} from 'node:path'
import {fileURLToPath} from 'node:url'
import {setFlagsFromString} from 'node:v8'
import type {Context} from './commands/line/command.ts'
import type {Opening} from './commands/running/screen-for.ts'
import {preferences} from './config/preferences.ts'
import {openSettings, withSettings} from './config/settings-file.ts'
import {expectLook} from './drawing/expect-look.ts'
import {TfnotesError} from './errors.ts'
import {homeFolder, untilde} from './system/home-path.ts'
import {ioError} from './system/io-error.ts'
import {leave} from './system/leave.ts'
import {languageOf} from './text/language.ts'

/** Either `src` or `dist`: the program is the same in both. */
const here = new URL('.', import.meta.url)
const fromSource = import.meta.url.endsWith('.ts')

const version = (path: URL | string): string => JSON.parse(readFileSync(path, 'utf8')).version

/** Read when they are needed: the first frame does not wait for them. */
const versions: Context['versions'] = {
  get tfnotes() {
    return version(new URL('../package.json', here))
  },
  node: process.version,
  get tfjs() {
    return version(createRequire(import.meta.url).resolve('@tensorflow/tfjs-core/package.json'))
  },
}

const {stdin, stdout, stderr} = process
const home = homeFolder()

const settings = await openSettings(process.env, home, async ({keys}) => {
  const {rebind} = await import('./ui/keys/rebind.ts')
  rebind(keys)
})
/** What a flag does not say and the environment does not, the reader's settings file may. */
const env = withSettings(process.env, settings)

const context: Context = {
  env,
  settings,
  cwd: process.cwd(),
  home,
  checkpoints: resolve(untilde(env.TFNOTES_CHECKPOINTS || 'checkpoints', home)),
  language: languageOf(env, () => Intl.DateTimeFormat().resolvedOptions().locale),
  stdin,
  stdout,
  stderr,
  trainer: {
    entry: fileURLToPath(new URL(fromSource ? 'trainers/main.ts' : 'trainers/main.js', here)),
    // The loader that understands TypeScript, when running from the sources.
    nodeFlags: process.execArgv.filter(flag => !flag.startsWith('--inspect')),
  },
  versions,
}

const hasTerminal = stdin.isTTY && stdout.isTTY

async function main(argv: readonly string[]): Promise<number> {
  const noAltScreen = argv.includes('--no-alt-screen')
  const [command, ...others] = argv.filter(word => word !== '--no-alt-screen')
  const isPlain = argv[0] === '--plain' || plainWished()
  // Runs would be looked for, and put, where they are not wanted.
  if ((command === undefined || command === '--plain') && settings.problem) throw settings.problem
  if (command === '--plain' || (command === undefined && isPlain)) {
    const [extra] = others
    if (extra !== undefined)
      throw new TfnotesError('too-many-arguments', {argument: extra, usage: 'tfnotes --plain'}, {usage: true})
    return (await import('./commands/plain/plain.ts')).runPlain(context)
  }
  if (command === undefined)
    return hasTerminal
      ? showScreens({noAltScreen})
      : (await import('./commands/running/without-terminal.ts')).trainIris(context)
  // In a terminal a run is watched on its screen, unless text is asked for.
  if (command === 'attach' && hasTerminal && env.TERM !== 'dumb' && !isPlain && !settings.problem) {
    const {screenFor} = await import('./commands/running/screen-for.ts')
    const opening = await screenFor(others, context)
    if (opening) return showScreens({noAltScreen, ...opening})
  }
  return (await import('./commands/line/main.ts')).runCommandLine(argv, context)
}

/** What the environment or the settings file says. @throws TfnotesError (usage) `bad-environment` */
function plainWished(): boolean {
  const {environment: name} = preferences.plain
  const {[name]: value = ''} = env
  if (!['', '0', '1', 'true', 'false'].includes(value))
    throw new TfnotesError('bad-environment', {name, value, accepted: ['true', 'false']}, {usage: true})
  return value === '1' || value === 'true'
}

async function showScreens({notify, ...options}: {readonly noAltScreen: boolean} & Opening): Promise<number> {
  expectLook(env)
  // Frames are short-lived: a nursery that grows to 32 MB for them is memory that the screens never need. Before anything
  // is drawn, for one that has grown stays.
  setFlagsFromString('--semi-space-growth-factor=1')
  const [{startTui}, {createPlatform}] = await Promise.all([import('./ui/main.ts'), import('./platform.ts')])
  const program = [...context.trainer.nodeFlags, fileURLToPath(import.meta.url)]
  return startTui({
    platform: createPlatform(context, program, {notify, ownEnv: process.env}),
    language: context.language,
    settings,
    ...options,
  })
}

/** What kept a standard stream from taking what was printed. */
let lost: NodeJS.ErrnoException | undefined
const lose = (stream: NodeJS.WriteStream, path: string) =>
  stream.on('error', (error: NodeJS.ErrnoException) => {
    lost ??= Object.assign(error, {path})
  })
lose(stdout, 'stdout')
lose(stderr, 'stderr')

/** A reader that has had enough (`| head`) or a terminal that is gone is no error, and nothing to be told. */
const isGone = ({code, path}: NodeJS.ErrnoException) =>
  code === 'EPIPE' || (code === 'EIO' && (path === 'stdout' ? stdout : stderr).isTTY)

/** What is written to a pipe may still be on its way, and so is the word that it could not be written. */
async function flush(stream: NodeJS.WriteStream): Promise<void> {
  await new Promise(setImmediate)
  if (!lost && stream.writableLength > 0) await new Promise(done => stream.write('', done))
}

async function report(error: unknown): Promise<number> {
  const {reportError} = await import('./commands/line/main.ts')
  return reportError(error, context, false)
}

let code = await main(process.argv.slice(2)).catch(report)
await flush(stdout)
await flush(stderr)
if (lost && !isGone(lost)) code ||= await report(ioError(lost, String(lost.path)))
// What keeps the process (workers, watchers) has done its work.
leave(code)
