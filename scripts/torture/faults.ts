import {existsSync, readFileSync} from 'node:fs'
import {fileURLToPath} from 'node:url'

const preload = fileURLToPath(new URL('./faults.cjs', import.meta.url))

/** What `faults.cjs` is to do; `n` counts the calls of a kind from 1 on. */
export interface Fault {
  readonly who: 'trainer' | 'program' | 'both'
  readonly act: 'count' | 'kill' | 'fail' | 'journal'
  readonly within: string
  /** Where it writes what it did. */
  readonly log: string
  readonly kind?: string
  readonly n?: number
  readonly when?: 'before' | 'after'
  /** Of the error that a call fails with. */
  readonly code?: string
  /** All calls of the kind fail from the n-th on. */
  readonly lasting?: boolean
}

/** A line of that log. */
export interface Told {
  readonly who: string
  readonly kind: string
  readonly n: number
  readonly path: string
  readonly to?: string
  /** Of the journal: the file was not there before. */
  readonly isNew?: boolean
  /** Of the journal: a copy of what the call took away. */
  readonly saved?: string
  /** Of the journal: the call has come back. */
  readonly done?: boolean
  /** Of the journal, with `done`: number and length of the file that it was about. */
  readonly file?: number
  readonly size?: number
  readonly counts?: Readonly<Record<string, number>>
}

export const environmentOf = (fault: Fault): Record<string, string> => ({
  TFNOTES_TORTURE: JSON.stringify(fault),
  NODE_OPTIONS: `--require ${preload}`,
})

/** All that was told; a line that a kill tore is none. */
export function readLog(path: string): Told[] {
  if (!existsSync(path)) return []
  return readFileSync(path, 'utf8')
    .split('\n')
    .flatMap(line => {
      try {
        return [JSON.parse(line) as Told]
      } catch {
        return []
      }
    })
}
