import {readdir, stat} from 'node:fs/promises'
import {join} from 'node:path'

/** A file below a folder. */
export interface Below {
  readonly name: string
  readonly folder: string
  /** Folders between it and the folder that was searched. */
  readonly depth: number
}

/** Folders that are looked into; a data set lies in a handful, a home folder in a hundred thousand. */
const mostFolders = 500

/**
 * The files at most so many folders below a folder, the nearest first, then by name. Links are followed, each folder is
 * entered once. What cannot be read holds nothing.
 */
export async function findBelow(
  folder: string,
  deepest: number,
  enters: (name: string) => boolean = () => true,
): Promise<Below[]> {
  const found: Below[] = []
  const seen = new Set<string>()
  let level = [folder]
  for (let depth = 0; depth <= deepest && level.length > 0; depth++) {
    const next: string[] = []
    for (const one of level) {
      if (seen.size >= mostFolders) return found
      const names = (await readdir(one).catch(() => [])).sort()
      for (const name of names) {
        const path = join(one, name)
        const there = await stat(path).catch(() => undefined)
        if (there?.isFile()) found.push({name, folder: one, depth})
        if (!there?.isDirectory() || depth === deepest || name.startsWith('.') || !enters(name)) continue
        const key = `${there.dev} ${there.ino}`
        // Windows may know no number of a folder; there it is deep enough at the deepest.
        if (there.ino !== 0 && seen.has(key)) continue
        seen.add(key)
        next.push(path)
      }
    }
    level = next
  }
  return found
}

/** The entries of a folder that are called so; none where it cannot be read. */
export const entriesCalled = async (folder: string, pattern: RegExp): Promise<string[]> =>
  (await readdir(folder).catch(() => []))
    .filter(name => pattern.test(name))
    .sort()
    .map(name => join(folder, name))
