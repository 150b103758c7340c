import {join} from 'node:path'
import type {Remark} from '../remark.ts'
import {byLabelFile} from './by-label-file.ts'
import {foldersIn, withoutWrapping} from './class-folders.ts'
import {noPictures} from './instead-of-pictures.ts'
import {folderId, listFolder} from './list-folder.ts'
import {hasList, listPart} from './list-part.ts'
import type {Listing} from './listing.ts'
import {type Role, rolesOf, theOne} from './part-names.ts'
import {compareParts, inOneSpelling} from './parts-together.ts'
import {Passed} from './passed.ts'

export interface Parts {
  readonly train: Listing
  /** What the network is validated with, when the reader's folder keeps it apart. */
  readonly test?: Listing
  /** What was guessed or passed over. */
  readonly remarks: readonly Remark[]
}

/**
 * Finds the reader's pictures with their labels: by a label file, or one folder per class, or, in a folder that has
 * parts for training, validation and testing (named so, each with its own list of labels or its own folders of
 * classes), those. Where there are all three, the one for testing is left alone.
 *
 * @throws TfnotesError folder-missing, folder-locked, no-pictures, part-twice, those of listPart and compareParts
 */
export async function findPictures(
  images: string,
  labels: string | undefined,
  signal?: AbortSignal,
): Promise<Parts> {
  await folderId(images)
  const passed = new Passed()
  const whole = async (listing: Listing | undefined): Promise<Parts> => {
    const {listings, remarks} = inOneSpelling([await needed(images, listing)] as const)
    return {train: listings[0], remarks: [...remarks, ...passed.remarks(images)]}
  }
  if (labels !== undefined) return whole(await byLabelFile(images, labels, passed, signal))
  const folder = await withoutWrapping(images, passed)
  const roles = await partsIn(folder)
  const name = theOne(folder, 'train', roles.get('train'))
  if (name !== undefined && (roles.size > 1 || (await hasList(join(folder, name)))))
    return inParts(folder, name, roles, passed, signal)
  const listing = await listPart(folder, passed, signal)
  // Beside a part for training lie folders without pictures alone: it is no class.
  if (name === undefined || !listing?.entries.every(({label}) => label === name)) return whole(listing)
  return whole(await listPart(join(folder, name), passed, signal))
}

type Roles = ReadonlyMap<Role, readonly string[]>

/** A folder called `train` that holds neither a list nor folders is a class of pictures of trains. */
async function partsIn(folder: string): Promise<Roles> {
  const roles = new Map(rolesOf(foldersIn(await listFolder(folder)).map(({name}) => name)))
  const isPart = async (name: string) =>
    foldersIn(await listFolder(join(folder, name))).length > 0 || (await hasList(join(folder, name)))
  const trains: string[] = []
  for (const name of roles.get('train') ?? []) if (await isPart(name)) trains.push(name)
  if (trains.length === 0) return new Map()
  return roles.set('train', trains)
}

async function inParts(
  folder: string,
  name: string,
  roles: Roles,
  passed: Passed,
  signal?: AbortSignal,
): Promise<Parts> {
  const train = await needed(join(folder, name), await listPart(join(folder, name), passed, signal))
  const remarks: Remark[] = []
  const list = async (role: Role): Promise<[string, Listing] | undefined> => {
    const part = theOne(folder, role, roles.get(role))
    const listing = part === undefined ? undefined : await listPart(join(folder, part), passed, signal)
    if (part !== undefined && !listing)
      remarks.push({code: 'part-unlabelled', detail: {folder: join(folder, part)}})
    return part !== undefined && listing ? [part, listing] : undefined
  }
  const validation = await list('validation')
  if (validation) remarks.push(...(await testKept(folder, roles.get('test') ?? [], validation)))
  const held = validation ?? (await list('test'))
  const {listings, remarks: spelling} = inOneSpelling(held ? [train, held[1]] : [train])
  const [own = train, other] = listings
  if (held && other) remarks.push(...compareParts(own, other, held[0]))
  return {
    train: own,
    ...(other && {test: other}),
    remarks: [...remarks, ...spelling, ...passed.remarks(folder)],
  }
}

/** What is validated with, where a test set is there as well, which nobody looks at before the end. */
async function testKept(
  folder: string,
  tests: readonly string[],
  [used, {entries}]: readonly [string, Listing],
): Promise<Remark[]> {
  const counts = await Promise.all(
    tests.map(
      async name => (await listPart(join(folder, name), new Passed()).catch(() => undefined))?.entries.length,
    ),
  )
  const keptCount = counts.reduce<number>((sum, count) => sum + (count ?? 0), 0)
  return tests.length === 0
    ? []
    : [{code: 'test-kept', detail: {used, count: entries.length, kept: tests, keptCount}}]
}

async function needed(folder: string, listing: Listing | undefined): Promise<Listing> {
  if (!listing) throw await noPictures(folder)
  return listing
}
