import {isHidden, isPictureName, isSidecar} from './file-names.ts'
import {type FilePath, type Item, listFolder} from './list-folder.ts'
import type {Passed} from './passed.ts'

/** A picture by its name, wherever it lies below a folder. */
export interface Picture {
  /** Relative to that folder, with the separator that is given. */
  readonly name: string
  readonly path: FilePath
  readonly isBroken: boolean
}

interface Way {
  /** Of the folders that have been entered: a link back to one is not followed, and none is read twice. */
  readonly seen: Set<string>
  readonly passed: Passed
  readonly separator: string
}

/** The pictures of a folder and of all the folders in it, as Keras finds those of a class. */
export async function picturesBelow(folder: FilePath, prefix: string, way: Way): Promise<Picture[]> {
  const {passed, seen, separator} = way
  const found: Picture[] = []
  for (const item of await listFolder(folder)) {
    const name = prefix === '' ? item.name : `${prefix}${separator}${item.name}`
    if (isHidden(item.name)) {
      if (isPictureName(item.name) || item.kind === 'folder') passed.note('hidden-passed', name)
      continue
    }
    if (item.odd) passed.odd(item)
    if (item.kind === 'folder') {
      if (seen.has(item.id)) passed.note('links-passed', name)
      else found.push(...(await picturesBelow(item.path, name, {...way, seen: entered(seen, item)})))
    } else if (isPictureName(item.name)) {
      found.push({name, path: item.path, isBroken: item.kind === 'broken link'})
    } else if (!isSidecar(item.name)) passed.note('files-passed', name)
  }
  return found
}

/** Every folder is entered once, however many links lead to it: else a few links would make millions of ways. */
export function entered(seen: Set<string>, {id}: Item): Set<string> {
  if (id !== '') seen.add(id)
  return seen
}

/** All files of a folder and of those in it, with `/` between: a list may name any of them. */
export async function filesBelow(
  folder: FilePath,
  passed: Passed,
  seen: Set<string>,
  prefix = '',
): Promise<Picture[]> {
  const found: Picture[] = []
  for (const item of await listFolder(folder)) {
    const name = prefix + item.name
    if (item.odd) passed.odd(item)
    if (item.kind !== 'folder') found.push({name, path: item.path, isBroken: item.kind === 'broken link'})
    else if (seen.has(item.id)) passed.note('links-passed', name)
    else found.push(...(await filesBelow(item.path, passed, entered(seen, item), `${name}/`)))
  }
  return found
}
