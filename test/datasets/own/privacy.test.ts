import {
  chmodSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  renameSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import {tmpdir} from 'node:os'
import {basename, dirname, join} from 'node:path'
import {afterAll, afterEach, beforeAll, describe, expect, it} from 'vitest'
import {makePictureDataset} from '../../../src/datasets/own/make.ts'

const umask = process.umask()
afterEach(() => void process.umask(umask))

const modeOf = (path: string) => (statSync(path).mode & 0o777).toString(8)

/** A grey picture of 2 × 2, as the simplest format has it. */
const picture = () => {
  const bmp = Buffer.alloc(54 + 16)
  bmp.write('BM')
  for (const [at, value] of [
    [2, bmp.length],
    [10, 54],
    [14, 40],
    [18, 2],
    [22, 2],
  ] as const)
    bmp.writeUInt32LE(value, at)
  bmp.writeUInt16LE(1, 26)
  bmp.writeUInt16LE(24, 28)
  return bmp
}

/** A folder of two classes that everybody may read, below one that everybody may enter. */
function album(): string {
  const root = mkdtempSync(join(tmpdir(), 'tfnotes-privacy-'))
  chmodSync(root, 0o755)
  for (const label of ['cat', 'dog']) {
    mkdirSync(join(root, 'album', label), {recursive: true})
    for (const folder of [join(root, 'album'), join(root, 'album', label)]) chmodSync(folder, 0o755)
    const path = join(root, 'album', label, '1.bmp')
    writeFileSync(path, picture())
    chmodSync(path, 0o644)
  }
  return join(root, 'album')
}

const foldersAbove = (folder: string): string[] =>
  dirname(folder) === folder ? [folder] : [folder, ...foldersAbove(dirname(folder))]

const cat = (images: string) => join(images, 'cat', '1.bmp')

const make = (images: string, out: string) => makePictureDataset({images, out, size: 2})

/** What keeps someone from seeing the pictures. */
const locks: readonly (readonly [string, (images: string) => void])[] = [
  ['a picture for its owner alone', images => chmodSync(cat(images), 0o600)],
  ['a picture for a group', images => chmodSync(cat(images), 0o640)],
  ['a class that others cannot enter', images => chmodSync(join(images, 'cat'), 0o750)],
  ['a folder above that others cannot enter', images => chmodSync(dirname(images), 0o700)],
  [
    'a link into a folder that others cannot enter',
    images => {
      const locked = join(dirname(images), 'locked')
      mkdirSync(locked, {mode: 0o700})
      renameSync(cat(images), join(locked, '1.bmp'))
      symlinkSync(join(locked, '1.bmp'), cat(images))
    },
  ],
  [
    'labels for their owner alone',
    images => {
      writeFileSync(join(images, 'labels.txt'), 'cat/1.bmp a\ndog/1.bmp b\n')
      chmodSync(join(images, 'labels.txt'), 0o600)
    },
  ],
]

describe.skipIf(process.platform === 'win32')('what is made of pictures', () => {
  // The tests' own folders are such as others cannot enter, which makes everything in them private.
  const ours = foldersAbove(tmpdir()).filter(folder => basename(folder).startsWith('tfnotes-'))
  const isOpen = foldersAbove(tmpdir()).every(
    folder => ours.includes(folder) || (statSync(folder).mode & 1) !== 0,
  )
  beforeAll(() => {
    for (const folder of ours) chmodSync(folder, 0o711)
  })
  afterAll(() => {
    for (const folder of ours) chmodSync(folder, 0o700)
  })

  it.skipIf(!isOpen)('is for everybody who can see them, as far as the umask says', async () => {
    for (const [mask, file, folder] of [
      [0o000, '644', '755'],
      [0o002, '644', '755'],
      [0o022, '644', '755'],
      [0o027, '640', '750'],
      [0o077, '600', '700'],
    ] as const) {
      const images = album()
      process.umask(mask)
      const out = join(dirname(images), 'made', 'set.npz')
      await make(images, out)
      process.umask(umask)
      expect([mask, modeOf(out), modeOf(dirname(out))]).toEqual([mask, file, folder])
    }
  })

  it.each(locks)('is for its owner alone: %s', async (_, lock) => {
    const images = album()
    lock(images)
    const out = join(images, '..', 'made', 'set.npz')
    for (const mask of [0o000, 0o022]) {
      process.umask(mask)
      await make(images, out)
      expect([modeOf(out), modeOf(dirname(out))]).toEqual(['600', '700'])
    }
  })

  it('is locked away when the pictures were, and stays so', async () => {
    const images = album()
    const out = join(dirname(images), 'set.npz')
    await make(images, out)
    chmodSync(out, 0o644)
    const times = statSync(cat(images))
    chmodSync(cat(images), 0o600)
    expect(statSync(cat(images)).mtimeMs).toBe(times.mtimeMs)
    expect((await make(images, out)).reused).toBe(true)
    expect(modeOf(out)).toBe('600')
    chmodSync(cat(images), 0o644)
    writeFileSync(cat(images), picture().fill(255, 54))
    expect((await make(images, out)).reused).toBe(false)
    expect(modeOf(out)).toBe('600')
  })

  it('is not written through a link or a second name that lies where it is prepared', async () => {
    for (const plant of [symlinkSync, linkSync]) {
      const images = album()
      const [out, victim] = [join(dirname(images), 'set.npz'), join(dirname(images), 'victim')]
      writeFileSync(victim, 'mine')
      plant(victim, `${out}.${process.pid}.part`)
      await make(images, out)
      expect(statSync(victim).size).toBe(4)
    }
  })
})
