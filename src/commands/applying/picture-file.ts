import {resolve} from 'node:path'
import type {LoadedDataset} from '../../datasets/dataset.ts'
import {inversions, preparations} from '../../datasets/facts/facts.ts'
import {decodePicture} from '../../datasets/pictures/decode.ts'
import {
  type PrepareOptions,
  preparePicture,
  usualPreparation,
} from '../../datasets/pictures/prepare-picture.ts'
import type {Raster} from '../../datasets/pictures/raster.ts'
import {untilde} from '../../system/home-path.ts'
import {readTypedPath} from '../../system/typed-path.ts'
import type {Context, Given} from '../line/command.ts'
import {openOutput} from '../printing/output.ts'

/**
 * The picture of a file that the reader names; a list on stdin has met no shell.
 * @throws TfnotesError `several-paths`, those of `decodePicture`
 */
export const readPicture = async (context: Context, path: string): ReturnType<typeof decodePicture> => {
  const {cwd, home} = context
  return decodePicture(resolve(cwd, untilde(readTypedPath(path, context), home)))
}

/** How pictures are prepared for a network that was trained on that data: as the reader says, else as is usual. */
export const preparationOf = (
  {name}: Pick<LoadedDataset, 'name'>,
  {prepare, invert}: Given,
): Pick<PrepareOptions, 'prepare' | 'invert'> => {
  const usual = usualPreparation(name)
  return {
    prepare: preparations.find(one => one === prepare) ?? usual.prepare,
    invert: inversions.find(one => one === invert) ?? usual.invert,
  }
}

/** The same as a network sees it that was trained on that data; of several figures the first, with a word on stderr. */
export async function seenPicture(
  context: Context,
  {inputShape, name}: Pick<LoadedDataset, 'inputShape' | 'name'>,
  path: string,
  flags: Given = {},
): Promise<Raster> {
  const options = {inputShape, ...preparationOf({name}, flags)}
  const {picture, figures} = preparePicture(await readPicture(context, path), options)
  if (figures.length > 0) {
    const {note, words} = openOutput(context)
    note(words.prepared.firstOf(figures.length))
  }
  return picture
}
