import {dirname, relative} from 'node:path'
import {TfnotesError} from '../../errors.ts'
import {isPictureName} from './file-names.ts'
import {type LabelLine, readLabelFile} from './label-file.ts'
import {folderId} from './list-folder.ts'
import type {Entry, Listing, Problem} from './listing.ts'
import {type Lookup, lookupIn} from './named-pictures.ts'
import type {Passed} from './passed.ts'
import {filesBelow} from './pictures-below.ts'

/**
 * The lines of a label file whose pictures exist; the folder is listed once, not asked for every picture.
 *
 * @throws TfnotesError no-pictures, label-ambiguous when a name could be one of several files, those of readLabelFile
 *   and listFolder
 */
export async function byLabelFile(
  folder: string,
  file: string,
  passed: Passed,
  signal?: AbortSignal,
): Promise<Listing> {
  const {lines, problems} = await readLabelFile(file, signal)
  const pictures = await filesBelow(folder, passed, new Set([await folderId(folder)]))
  const find = fromListOrFolder(lookupIn(pictures), folder, file)
  const entries: Entry[] = []
  const bad: Problem[] = []
  for (const [at, {name, label, line}] of lines.entries()) {
    const [found, ...others] = find(name)
    if (found && others.length > 0)
      throw new TfnotesError('label-ambiguous', {
        file,
        line,
        name,
        found: [found, ...others].map(one => one.name),
      })
    if (found?.isBroken) bad.push({kind: 'unreadable', name: found.name, reason: 'link-broken', line})
    else if (found) entries.push({name: found.name, path: found.path, label, line})
    else if (at === 0 && isHeading(lines)) passed.note('heading-passed', `${name}, ${label}`)
    else bad.push({kind: 'missing', name, line})
  }
  if (entries.length + bad.length === 0 && problems.length === 0)
    throw new TfnotesError('no-pictures', {folder: file})
  const labelled = new Set(entries.map(({name}) => name))
  const unlabelled = pictures.map(({name}) => name).filter(name => isPictureName(name) && !labelled.has(name))
  return {labelFile: file, entries, problems: [...problems, ...bad], unlabelled}
}

/** Names may begin at the list's own folder: `train/1.png` in `train.csv`. */
function fromListOrFolder(find: Lookup, folder: string, file: string): Lookup {
  const prefix = `${relative(dirname(file), folder).replaceAll('\\', '/')}/`
  return name => {
    const found = find(name)
    return found.length === 0 && prefix !== '/' && name.startsWith(prefix)
      ? find(name.slice(prefix.length))
      : found
  }
}

/** A first line that names no file: a heading, where its name is no file's and its label nobody else's. */
function isHeading([first, ...others]: readonly LabelLine[]): boolean {
  if (!first || others.length === 0 || isPictureName(first.name) || !/\p{L}/u.test(first.name)) return false
  return !others.some(({label}) => label === first.label)
}
