import {mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {PassThrough} from 'node:stream'
import {afterEach} from 'vitest'
import type {Context} from '../../src/commands/line/command.ts'
import {runCommandLine} from '../../src/commands/line/main.ts'
import {noSettings} from '../../src/config/settings-file.ts'
import type {Language} from '../../src/text/localised.ts'

export interface Told {
  readonly code: number
  readonly out: string
  readonly err: string
}

export interface World {
  readonly cwd: string
  readonly checkpoints: string
  /** Runs a command line in this process, as `cli.ts` would. */
  run(
    line: string | readonly string[],
    options?: {
      language?: Language
      env?: Context['env']
      stdin?: string
      /** Of a terminal; without them stdout is none. */
      columns?: number
    },
  ): Promise<Told>
}

/** The world of a command that runs in a folder, with this process' own streams. */
export const contextIn = (cwd: string): Context => ({
  env: {LANG: 'C.UTF-8'},
  settings: noSettings(join(cwd, 'config.json')),
  cwd,
  home: cwd,
  checkpoints: join(cwd, 'checkpoints'),
  language: 'en',
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
  trainer: {entry: join(cwd, 'no-trainer.js'), nodeFlags: []},
  versions: {tfnotes: '1.2.3', node: process.version, tfjs: '4.22.0'},
})

/** A folder of its own to run commands in, gone after each test. */
export function world(): () => World {
  const made: string[] = []
  afterEach(() => {
    for (const folder of made.splice(0)) rmSync(folder, {recursive: true, force: true})
  })
  return () => {
    const cwd = mkdtempSync(join(tmpdir(), 'tfnotes-commands-'))
    made.push(cwd)
    const checkpoints = join(cwd, 'checkpoints')
    return {
      cwd,
      checkpoints,
      async run(line, {language = 'en', env = {}, stdin = '', columns} = {}) {
        const [out, err, input] = [new PassThrough(), new PassThrough(), new PassThrough()]
        input.end(stdin)
        if (columns !== undefined) Object.assign(out, {isTTY: true, columns})
        const context: Context = {
          ...contextIn(cwd),
          env: {LANG: 'C.UTF-8', ...env},
          language,
          stdin: input as unknown as Context['stdin'],
          stdout: out as unknown as Context['stdout'],
          stderr: err as unknown as Context['stderr'],
        }
        const code = await runCommandLine(typeof line === 'string' ? line.split(' ') : line, context)
        return {code, out: textOf(out), err: textOf(err)}
      },
    }
  }
}

const textOf = (stream: PassThrough): string => (stream.read() as Buffer | null)?.toString() ?? ''
