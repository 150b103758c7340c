import {lstatSync, realpathSync, statSync} from 'node:fs'
import {dirname} from 'node:path'

/**
 * Whether everybody may read a file and enter all the folders it lies in, wherever links lead. What a group alone may
 * do counts as private: it need not be the group of what is made.
 */
export function readers(): (path: string) => boolean {
  const known = new Map<string, boolean>()
  const canEnter = (folder: string): boolean => {
    const before = known.get(folder)
    if (before !== undefined) return before
    const above = dirname(folder)
    const can = (statSync(folder).mode & 0o001) !== 0 && (above === folder || canEnter(above))
    known.set(folder, can)
    return can
  }
  const real = new Map<string, string>()
  const realFolder = (folder: string): string => {
    const found = real.get(folder) ?? realpathSync(folder)
    real.set(folder, found)
    return found
  }
  return path => {
    // Windows has other means to say who may read, which are passed on by the folder.
    if (process.platform === 'win32') return true
    const there = lstatSync(path, {throwIfNoEntry: false})
    if (!there) return true
    if (there.isSymbolicLink()) {
      const target = realpathSync(path)
      return (statSync(target).mode & 0o004) !== 0 && canEnter(dirname(target))
    }
    return (there.mode & 0o004) !== 0 && canEnter(realFolder(dirname(path)))
  }
}
