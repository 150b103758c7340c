import {chmodSync, mkdirSync, writeFileSync} from 'node:fs'
import {dirname} from 'node:path'
import type {Overview} from '../../../../src/trainers/engines/keras/probe-answers.ts'

const mark = 'TFNOTES-PROBE '

/** A program of the shell at a path, in folders that are made for it. */
export function program(path: string, lines: readonly string[]): string {
  mkdirSync(dirname(path), {recursive: true})
  writeFileSync(path, `#!/bin/sh\n${lines.join('\n')}\n`)
  chmodSync(path, 0o755)
  return path
}

/** A line of the shell that prints a line. */
const print = (text: string) => `printf '%s\\n' '${text.replaceAll("'", "'\\''")}'`

/** Which packages are there, with their versions. */
export const overview = (
  installed: Readonly<Record<string, string | null>>,
  more: Partial<Overview> = {},
): Overview => ({executable: '/nowhere/python', version: '3.12.1', installed, ...more})

/** A program that answers as a Python does to whom `python/probe.py` is given. */
export const fakePython = (
  path: string,
  about: Overview,
  looks: Readonly<Record<string, object>> = {},
  first: readonly string[] = [],
): string =>
  program(path, [
    ...first,
    'case "$3" in',
    ...Object.entries(looks).map(([name, look]) => `${name}) ${print(mark + JSON.stringify(look))};;`),
    `*) ${print(mark + JSON.stringify(about))};;`,
    'esac',
  ])
