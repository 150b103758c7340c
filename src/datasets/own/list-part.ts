import {basename, dirname, extname, join} from 'node:path'
import {TfnotesError} from '../../errors.ts'
import {isFile} from '../read-bytes.ts'
import {byLabelFile} from './by-label-file.ts'
import {byClassFolder, withoutWrapping} from './class-folders.ts'
import {listFolder} from './list-folder.ts'
import type {Listing} from './listing.ts'
import type {Passed} from './passed.ts'

/**
 * The pictures of one folder: by the list of its name beside it or `labels` in it, else by its folders of classes,
 * else by another list that its name says is one. Nothing where none of them is there.
 *
 * @throws TfnotesError label-files when several lists could be meant, those of byLabelFile
 */
export async function listPart(
  folder: string,
  passed: Passed,
  signal?: AbortSignal,
): Promise<Listing | undefined> {
  const usual = await usualList(folder)
  if (usual !== undefined) return byLabelFile(folder, usual, passed, signal)
  const classes = await byClassFolder(await withoutWrapping(folder, passed), passed)
  if (classes) return classes
  const other = await otherList(folder)
  return other === undefined ? undefined : byLabelFile(folder, other, passed, signal)
}

/** Whether there is a list of a folder's pictures. */
export const hasList = async (folder: string): Promise<boolean> =>
  ((await usualList(folder)) ?? (await otherList(folder))) !== undefined

async function usualList(folder: string): Promise<string | undefined> {
  for (const file of [
    `${folder}.txt`,
    join(folder, 'labels.txt'),
    `${folder}.csv`,
    join(folder, 'labels.csv'),
  ])
    if (await isFile(file)) return file
  return undefined
}

const plain = (text: string): string => text.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '')

/** `trainLabels.csv`, `labels_train.tsv`, `Train.CSV`, `annotations.txt`: beside the folder or in it. */
async function otherList(folder: string): Promise<string | undefined> {
  const name = plain(basename(folder))
  const own = ['labels', 'label', 'annotations', '标签']
  const called = new Set([name, ...own, ...own.flatMap(word => [name + word, word + name])])
  const found: string[] = []
  for (const place of [folder, dirname(folder)]) {
    const items = await listFolder(place).catch(() => [])
    for (const item of items) {
      const extension = extname(item.name)
      if (item.kind !== 'file' || !/^\.(txt|csv|tsv)$/i.test(extension)) continue
      if (called.has(plain(basename(item.name, extension)))) found.push(join(place, item.name))
    }
  }
  if (found.length > 1) throw new TfnotesError('label-files', {folder, found})
  return found[0]
}
