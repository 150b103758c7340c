import {resolve} from 'node:path'
import {readers} from '../system/readers.ts'
import type {LoadOptions} from './dataset.ts'
import {findPictures} from './own/entries.ts'
import {manifestOf} from './own/manifest.ts'
import {isFolder} from './read-bytes.ts'

/** Whether something that data is read from is not for everybody on this machine: then neither is what is made of it. */
export async function isPrivateInput({
  images,
  labels,
  csv,
}: Pick<LoadOptions, 'images' | 'labels' | 'csv'>): Promise<boolean> {
  const folder = images !== undefined && (await isFolder(images)) ? resolve(images) : undefined
  if (folder !== undefined) {
    const {isPrivate} = manifestOf(await findPictures(folder, labels && resolve(labels)), 0, 0)
    if (isPrivate) return true
  }
  const files = [csv, labels, folder === undefined ? images : undefined]
  const canRead = readers()
  return files.some(file => file !== undefined && !canRead(resolve(file)))
}
