#!/usr/bin/env node
import {readFileSync} from 'node:fs'
import {createRequire} from 'node:module'
import {homedir} from 'node:os'
import {basename, dirname, resolve} from 'node:path'
import {fileURLToPath} from 'node:url'
import type {Context} from './commands/line/command.ts'
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

const {env, stdin, stdout, stderr} = process

const context: Context = {
  env,
  cwd: process.cwd(),
  home: homedir(),
  checkpoints: resolve(env.TFNOTES_CHECKPOINTS || 'checkpoints'),
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
  const [command, run = 'latest', ...others] = argv.filter(word => word !== '--no-alt-screen')
  if (command === undefined)
    return hasTerminal
      ? showScreens({noAltScreen})
      : (await import('./commands/running/without-terminal.ts')).trainIris(context)
  // In a terminal a run is watched on its screen; any option (`--plain`, `--json`) asks for text.
  if (
    command === 'attach' &&
    hasTerminal &&
    env.TERM !== 'dumb' &&
    !run.startsWith('-') &&
    others.length === 0
  ) {
    const {findRun} = await import('./runs/find.ts')
    const dir = await findRun(context.checkpoints, run).catch(() => '')
    if (dirname(dir) === context.checkpoints) return showScreens({noAltScreen, attach: basename(dir)})
  }
  return (await import('./commands/line/main.ts')).runCommandLine(argv, context)
}

async function showScreens(options: {
  readonly noAltScreen: boolean
  readonly attach?: string
}): Promise<number> {
  const [{startTui}, {createPlatform}] = await Promise.all([import('./ui/main.ts'), import('./platform.ts')])
  const program = [...context.trainer.nodeFlags, fileURLToPath(import.meta.url)]
  return startTui({
    platform: createPlatform(context, program),
    language: context.language,
    ...options,
  })
}

/** A reader that has had enough (`| head`) or a terminal that is gone is no error, and nothing to be told. */
function ignoreClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code === 'EPIPE' || error.code === 'EIO') gone = true
  else throw error
}

let gone = false
stdout.on('error', ignoreClosedPipe)
stderr.on('error', ignoreClosedPipe)

const code = await main(process.argv.slice(2))
// What is written to a pipe may still be on its way; what keeps the process (workers, watchers) has done its work.
if (!gone) await new Promise(done => stdout.write('', done))
process.exit(code)
