import {execFileSync} from 'node:child_process'
import {mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import type {Language} from '../../src/text/localised.ts'
import {openTerminal} from '../../test/ui/support/terminal.ts'
import type {Press, Step} from './step.ts'

const program = fileURLToPath(new URL('../../dist/cli.js', import.meta.url))

const minute = 60_000

export interface PlayOptions {
  readonly language: Language
  readonly columns: number
  readonly rows: number
  /** Where real data lies. */
  readonly data: string
}

/**
 * Plays a walk from nothing, in a home of its own, and returns the page that tells it: words, what was typed, what was
 * seen.
 * @throws where the program does not show what a step waits for, with the screen that it shows instead
 */
export async function play(
  steps: readonly Step[],
  {language, columns, rows, data}: PlayOptions,
): Promise<string> {
  const home = mkdtempSync(join(tmpdir(), 'tfnotes-walk-'))
  const env = {
    HOME: home,
    TFNOTES_CHECKPOINTS: join(home, 'checkpoints'),
    TFNOTES_DATA: data,
    TFNOTES_LANG: language,
  }
  const terminal = openTerminal(program, {columns, rows, env, cwd: home})
  const pieces: string[] = []
  try {
    await terminal.quiet()
    for (const step of steps) {
      pieces.push(step.say[language])
      if ('command' in step)
        pieces.push(fenced(runCommand(step.command, {home, env, columns}, step.last), 'sh'))
      if ('press' in step) {
        for (const press of step.press) await pressed(terminal, press, language)
        pieces.push(fenced(terminal.rows().join('\n')))
      }
    }
  } finally {
    terminal.kill()
    rmSync(home, {recursive: true, force: true})
  }
  return `${pieces.join('\n\n')}\n`
}

async function pressed(
  terminal: ReturnType<typeof openTerminal>,
  {keys, until, within = minute}: Press,
  language: Language,
): Promise<void> {
  terminal.type(keys)
  if (until !== undefined)
    await terminal.shows(
      typeof until === 'string' || until instanceof RegExp ? until : until[language],
      within,
    )
  await terminal.quiet(200)
}

interface Place {
  readonly home: string
  readonly env: Readonly<Record<string, string>>
  readonly columns: number
}

/** What a command prints in a shell; how it ended is its own to say. */
function runCommand(command: string, {home, env, columns}: Place, last?: number): string {
  const output = execFileSync('sh', ['-c', `"$NODE" "$PROGRAM" ${command} 2>&1 || true`], {
    cwd: home,
    encoding: 'utf8',
    maxBuffer: 1 << 26,
    env: {
      ...env,
      PATH: process.env.PATH ?? '',
      COLUMNS: String(columns),
      LANG: 'C.UTF-8',
      NODE: process.execPath,
      PROGRAM: program,
    },
  })
  const said = output.trimEnd().split('\n')
  const shown = last === undefined || said.length <= last ? said : ['…', ...said.slice(-last)]
  return [`$ tfnotes ${command}`, ...shown].join('\n')
}

const fence = '```'

/** Rows of a screen end where their text ends; a page need not carry blanks. */
function fenced(text: string, kind = 'text'): string {
  const rows = text.trimEnd().split('\n')
  return [`${fence}${kind}`, ...rows.map(row => row.trimEnd()), fence].join('\n')
}
