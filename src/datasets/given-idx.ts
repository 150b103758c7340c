import {join} from 'node:path'
import {entriesCalled} from './find-below.ts'
import {isAround, readIdxPictures} from './formats/idx-pictures.ts'
import type {FoundPictures} from './picture-set.ts'

type Name = 'mnist' | 'fashion'

interface How {
  /** What the set's folder may be called beside its name here. */
  readonly called: RegExp
  /** Another form that the set may have in its folder, or beside it. */
  readonly also?: (folder: string, signal?: AbortSignal) => Promise<FoundPictures | undefined>
  readonly signal?: AbortSignal | undefined
}

/** With these labels the training files of the two sets begin, which are called the same. */
const beginnings: Readonly<Record<Name, string>> = {
  mnist: '5 0 4 1 9 2 1 3 1 4',
  fashion: '9 0 0 3 0 2 7 2 5 5',
}

const beginsAs = (name: Name, {train}: FoundPictures): boolean =>
  train.labels.subarray(0, 10).join(' ') === beginnings[name]

/**
 * MNIST or its successor from the folder that the reader gives: from a folder of the set's name in it, or from the
 * very folder, where the labels say which of the two the files are.
 */
export async function readGivenIdx(
  given: string,
  name: Name,
  {called, also, signal}: How,
): Promise<FoundPictures | undefined> {
  const other: Name = name === 'mnist' ? 'fashion' : 'mnist'
  for (const folder of new Set([join(given, name), ...(await entriesCalled(given, called))])) {
    const found = (await readIdxPictures(folder, signal)) ?? (await also?.(folder, signal))
    if (!found) continue
    const mistaken = beginsAs(other, found)
    return mistaken
      ? {...found, remarks: [{code: 'other-set', detail: {folder: found.origin, dataset: name, other}}]}
      : found
  }
  const beside = await also?.(given, signal)
  if (beside) return beside
  return readBare(given, name, signal)
}

/** Files whose labels are none of the two sets' are taken for MNIST, after which all sets of this form call theirs. */
async function readBare(given: string, name: Name, signal?: AbortSignal): Promise<FoundPictures | undefined> {
  if (name === 'mnist') {
    const found = await readIdxPictures(given, signal, isAround)
    return found && !beginsAs('fashion', found) ? found : undefined
  }
  const found = await readIdxPictures(given, signal, isAround).catch(() => undefined)
  return found && beginsAs(name, found) ? found : undefined
}
