import {type ChildProcess, spawn} from 'node:child_process'
import {mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {afterAll} from 'vitest'

export const program = fileURLToPath(new URL('../../dist/cli.js', import.meta.url))

export interface Ended {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
  readonly out: string
  readonly err: string
}

export interface Running {
  readonly child: ChildProcess
  readonly ended: Promise<Ended>
  /** Resolves when stdout matches; rejects when the program ends without. */
  said(pattern: RegExp): Promise<void>
}

export interface Place {
  readonly home: string
  readonly checkpoints: string
  start(args: readonly string[], env?: Readonly<Record<string, string>>): Running
  run(args: readonly string[], env?: Readonly<Record<string, string>>): Promise<Ended>
}

/** The built program in a home of its own, its stdin closed and its output in pipes. */
export function place(): Place {
  const home = mkdtempSync(join(tmpdir(), 'tfnotes-cli-'))
  const checkpoints = join(home, 'checkpoints')
  afterAll(() => rmSync(home, {recursive: true, force: true}))
  const start: Place['start'] = (args, env = {}) => {
    const child = spawn(process.execPath, [program, ...args], {
      cwd: home,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        PATH: process.env.PATH ?? '',
        HOME: home,
        LANG: 'C.UTF-8',
        TFNOTES_CHECKPOINTS: checkpoints,
        ...env,
      },
    })
    let out = ''
    let err = ''
    const listeners = new Set<() => void>()
    child.stdout?.setEncoding('utf8').on('data', text => {
      out += text
      for (const listener of listeners) listener()
    })
    child.stderr?.setEncoding('utf8').on('data', text => {
      err += text
    })
    const ended = new Promise<Ended>(resolve =>
      child.once('close', (code, signal) => resolve({code, signal, out, err})),
    )
    const said = (pattern: RegExp) =>
      new Promise<void>((resolve, reject) => {
        const listener = () => {
          if (!pattern.test(out)) return
          listeners.delete(listener)
          resolve()
        }
        listeners.add(listener)
        listener()
        ended.then(end => reject(new Error(`ended without ${pattern}: ${JSON.stringify(end)}`)))
      })
    return {child, ended, said}
  }
  return {home, checkpoints, start, run: (args, env) => start(args, env).ended}
}
