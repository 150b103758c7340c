import {chmodSync, statSync} from 'node:fs'
import {basename, dirname} from 'node:path'

/** Who has no rights of their own on a system; root may read everything, and tests may be run by root. */
export const nobody = 65534

/** Does something as who may not read what its mode forbids. */
export async function asNobody<T>(work: () => T | Promise<T>): Promise<T> {
  const {seteuid, geteuid} = process
  if (geteuid?.() !== 0 || !seteuid) return work()
  seteuid(nobody)
  try {
    return await work()
  } finally {
    seteuid(0)
  }
}

/** Lets everybody come to a folder of the tests' own, whatever the folders of the tests above it are. */
export function openToAll(folder: string): void {
  for (let path = folder; basename(path).startsWith('tfnotes-'); path = dirname(path))
    chmodSync(path, statSync(path).mode | 0o055)
}
