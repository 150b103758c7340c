import {join, sep} from 'node:path'
import {isHidden, isPictureName} from './file-names.ts'
import {folderId, type Item, listFolder} from './list-folder.ts'
import type {Entry, Listing, Problem} from './listing.ts'
import type {Passed} from './passed.ts'
import {entered, picturesBelow} from './pictures-below.ts'

/** What is found in a folder that is no file of a class. */
export const foldersIn = (items: readonly Item[]): Item[] =>
  items.filter(({kind, name}) => kind === 'folder' && !isHidden(name))

export const holdsPictures = (items: readonly Item[]): boolean =>
  items.some(({kind, name}) => kind !== 'folder' && !isHidden(name) && isPictureName(name))

/**
 * Every folder is a class, every picture in it, however deep, one of its samples. A folder without a picture is no
 * class.
 *
 * @returns nothing where no folder holds a picture
 * @throws TfnotesError those of listFolder
 */
export async function byClassFolder(folder: string, passed: Passed): Promise<Listing | undefined> {
  const entries: Entry[] = []
  const problems: Problem[] = []
  const items = await listFolder(folder)
  for (const item of foldersIn(items)) {
    if (item.odd) passed.odd(item)
    const seen = entered(new Set([await folderId(folder)]), item)
    const pictures = await picturesBelow(item.path, item.name, {seen, passed, separator: sep})
    if (pictures.length === 0) passed.note('classes-empty', item.name)
    for (const {isBroken, ...picture} of pictures) {
      if (isBroken) problems.push({kind: 'unreadable', name: picture.name, reason: 'link-broken'})
      else entries.push({...picture, label: item.name})
    }
  }
  if (entries.length + problems.length === 0) return undefined
  for (const {kind, name} of items) {
    if (kind === 'folder' ? isHidden(name) : isHidden(name) && isPictureName(name))
      passed.note('hidden-passed', name)
    else if (kind !== 'folder' && isPictureName(name)) passed.note('pictures-unlabelled', name)
  }
  return {entries: entries.sort((a, b) => (a.name < b.name ? -1 : 1)), problems}
}

/** A link may lead in a circle. */
const mostWrappings = 4

/** The folder that an archive left around all the others, if nothing but it is there, however many deep. */
export async function withoutWrapping(
  folder: string,
  passed: Passed,
  deepest = mostWrappings,
): Promise<string> {
  if (deepest === 0) return folder
  const items = await listFolder(folder)
  const [only, ...others] = foldersIn(items)
  if (!only || others.length > 0 || typeof only.path !== 'string' || holdsPictures(items)) return folder
  const inside = await listFolder(only.path)
  if (foldersIn(inside).length === 0 || holdsPictures(inside)) return folder
  passed.note('folder-entered', only.name)
  return withoutWrapping(join(folder, only.name), passed, deepest - 1)
}
