import {stat} from 'node:fs/promises'
import {resolve} from 'node:path'
import {type FilePath, folderId} from '../../datasets/own/list-folder.ts'
import {Passed} from '../../datasets/own/passed.ts'
import {picturesBelow} from '../../datasets/own/pictures-below.ts'
import {TfnotesError} from '../../errors.ts'
import {untilde} from '../../system/home-path.ts'
import type {Context} from '../line/command.ts'

export interface FolderOfPictures {
  /** As it was given. */
  readonly folder: string
  /** The pictures in it, however deep: their names below the folder as it was given, and where they lie. */
  readonly pictures: readonly {readonly file: string; readonly path: FilePath}[]
}

/**
 * The pictures of a folder, if `given` is one; undefined for whatever else it is.
 * @throws TfnotesError `no-picture-files`, those of listFolder
 */
export async function picturesOfFolder(
  {cwd, home}: Pick<Context, 'cwd' | 'home'>,
  given: string,
): Promise<FolderOfPictures | undefined> {
  const folder = resolve(cwd, untilde(given, home))
  const found = await stat(folder).catch(() => undefined)
  if (!found?.isDirectory()) return undefined
  const way = {seen: new Set([await folderId(folder)]), passed: new Passed(), separator: '/'}
  const pictures = await picturesBelow(folder, '', way)
  if (pictures.length === 0) throw new TfnotesError('no-picture-files', {folder: given}, {usage: true})
  const start = given.endsWith('/') ? given : `${given}/`
  return {folder: given, pictures: pictures.map(({name, path}) => ({file: start + name, path}))}
}
