import {isPictureName, withoutExtension} from './file-names.ts'
import type {Picture} from './pictures-below.ts'

/** The file that a line means; several where it could be any of them, none where there is none. */
export type Lookup = (name: string) => readonly Picture[]

/**
 * Finds files by the names in a list: as they are written, else without the extension, in capitals or not, and however
 * accents are put together. Of the ways the first that finds something counts.
 */
export function lookupIn(pictures: readonly Picture[]): Lookup {
  const exact = new Map(pictures.map(picture => [picture.name, [picture]]))
  const ways = [
    (name: string) => name.normalize('NFC'),
    (name: string) => name.normalize('NFC').toLowerCase(),
    (name: string) => withoutExtension(name).normalize('NFC'),
    (name: string) => withoutExtension(name).normalize('NFC').toLowerCase(),
  ]
  // Only the names of pictures may be found by less than they are called; made when the first line needs it.
  const indexes: (ReadonlyMap<string, Picture[]> | undefined)[] = []
  const index = (at: number) => {
    indexes[at] ??= group(
      pictures.filter(({name}) => isPictureName(name)),
      ways[at] as (name: string) => string,
    )
    return indexes[at] as ReadonlyMap<string, Picture[]>
  }
  return name => {
    const found = exact.get(name)
    if (found) return found
    for (const [at, way] of ways.entries()) {
      // With an extension that the file has not, it means another file.
      const wanted = at < 2 ? way(name) : isPictureName(name) ? undefined : name.normalize('NFC')
      const one = wanted && index(at).get(at === 3 ? wanted.toLowerCase() : wanted)
      if (one) return one
    }
    return []
  }
}

function group(pictures: readonly Picture[], key: (name: string) => string): Map<string, Picture[]> {
  const groups = new Map<string, Picture[]>()
  for (const picture of pictures) {
    const name = key(picture.name)
    const before = groups.get(name)
    if (before) before.push(picture)
    else groups.set(name, [picture])
  }
  return groups
}
