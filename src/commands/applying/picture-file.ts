import {resolve} from 'node:path'
import type {LoadedDataset} from '../../datasets/dataset.ts'
import {decodePicture} from '../../datasets/pictures/decode.ts'
import {preparePicture, usualPreparation} from '../../datasets/pictures/prepare-picture.ts'
import type {Raster} from '../../datasets/pictures/raster.ts'
import {untilde} from '../../system/home-path.ts'
import type {Context} from '../line/command.ts'

/** The picture of a file that the reader names; a list on stdin has met no shell. @throws TfnotesError as `decodePicture` */
export const readPicture = ({cwd, home}: Context, path: string): ReturnType<typeof decodePicture> =>
  decodePicture(resolve(cwd, untilde(path, home)))

/** The same as a network sees it that was trained on that data. */
export async function seenPicture(
  context: Context,
  {inputShape, name}: Pick<LoadedDataset, 'inputShape' | 'name'>,
  path: string,
): Promise<Raster> {
  const options = {inputShape, ...usualPreparation(name)}
  return preparePicture(await readPicture(context, path), options).picture
}
