import {execFileSync} from 'node:child_process'
import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import sharp from 'sharp'
import {beforeAll, describe, expect, it} from 'vitest'
import {checkSame} from '../../../src/datasets/check/check-samples.ts'
import type {LoadedDataset, Samples} from '../../../src/datasets/dataset.ts'
import {parseNpy} from '../../../src/datasets/formats/npy.ts'
import {holdingOut} from '../../../src/datasets/hold-out.ts'
import {loadOwnPictures} from '../../../src/datasets/own/own-pictures.ts'
import {readBytes} from '../../../src/datasets/read-bytes.ts'
import {allValues, bytesInMemory} from '../../../src/datasets/values.ts'
import {augmentation} from '../../../src/trainers/engines/built-in/augment.ts'
import {factsOf} from '../../../src/trainers/loading/data-facts.ts'
import {judgedSamples} from '../../../src/trainers/loading/judged.ts'

const [size, width] = [5, 75]
const root = mkdtempSync(join(tmpdir(), 'tfnotes-kept-'))
const images = join(root, 'pictures')

/** Twelve pictures of two classes; the last two are the same. */
beforeAll(async () => {
  for (const label of ['day', 'night']) mkdirSync(join(images, label), {recursive: true})
  for (let i = 0; i < 12; i++) {
    const data = Uint8Array.from({length: 9 * 7 * 3}, (_, at) => (Math.min(i, 10) * 37 + at * at * 3) % 256)
    const picture = sharp(data, {raw: {width: 9, height: 7, channels: 3}})
    await picture.png().toFile(join(images, i % 3 === 0 ? 'day' : 'night', `${i}.png`))
  }
})

let caches = 0
const newCache = () => join(root, `cache${caches++}`)
const load = (cache: string, mostInMemory: number, holdOut = 0) =>
  holdingOut(options => loadOwnPictures(options, mostInMemory))({
    places: {kerasCache: '/nowhere', cache},
    from: 'auto',
    seed: 3,
    images,
    holdOut,
    hyperparameters: {imageSize: size, colorMode: 'rgb'},
  })
const kept = (cache: string) => readdirSync(join(cache, 'own-pictures'))
const laid = ({train, heldOut, test}: LoadedDataset) =>
  [train, heldOut as Samples, test].map(part => [allValues(part, width), part.y, part.names])

describe('pictures that stay on the disk', () => {
  it('are what they are in memory: values, labels, parts, changes, fingerprint', async () => {
    const [inMemory, onDisk] = [await load(newCache(), 1e9, 0.3), await load(newCache(), 0, 0.3)]
    expect(laid(onDisk)).toEqual(laid(inMemory))
    expect(factsOf(onDisk)).toEqual(factsOf(inMemory))
    expect(bytesInMemory([onDisk.train, onDisk.test])).toBe(width)
    expect(allValues(judgedSamples(onDisk), width)).toEqual(allValues(judgedSamples(inMemory), width))
    const changed = (data: LoadedDataset) => {
      const target = new Float32Array(width)
      const ranges = {rotation: 20, widthShift: 0.2, heightShift: 0.2, zoom: 0.2, horizontalFlip: true}
      augmentation({augment: true, ...ranges}, data, 1)?.(0)(2, target, 0)
      return target
    }
    expect(changed(onDisk)).toEqual(changed(inMemory))
    const found = await Promise.all([load(newCache(), 0), load(newCache(), 1e9)])
    const [same, expected] = found.map(data => [...checkSame(data)])
    expect(same).toEqual(expected)
    expect(same).toContainEqual(expect.objectContaining({code: 'same-copies'}))
  })

  it('are made once, in a file that NumPy maps, and said to lie there', async () => {
    const cache = newCache()
    const {remarks} = await load(cache, 0)
    const [folder = ''] = kept(cache)
    const path = join(cache, 'own-pictures', folder)
    expect(remarks).toContainEqual({
      code: 'pictures-kept',
      detail: expect.objectContaining({count: 12, folder: path, bytes: expect.any(Number)}),
    })
    expect(parseNpy(await readBytes(join(path, 'pictures.npy')), 'x').shape).toEqual([12, size, size, 3])
    const before = new Date(0)
    utimesSync(join(path, 'pictures.npy'), before, before)
    await load(cache, 0)
    expect(kept(cache)).toEqual([folder])
  })

  it('are made anew where they changed, or the file was cut; what is left of others goes', async () => {
    const cache = newCache()
    await load(cache, 0)
    const [first = ''] = kept(cache)
    const stale = `${first}.999999999.part`
    mkdirSync(join(cache, 'own-pictures', stale))
    truncateSync(join(cache, 'own-pictures', first, 'pictures.npy'), 200)
    expect(laid(await load(cache, 0, 0.3))).toEqual(laid(await load(newCache(), 1e9, 0.3)))
    expect(kept(cache)).toEqual([first])
    utimesSync(join(images, 'day', '0.png'), 1, 1)
    const held = await load(cache, 0)
    const [second] = kept(cache)
    expect(kept(cache)).toHaveLength(1)
    expect(second).not.toBe(first)
    // Who reads it goes on, though it is taken away.
    const values = allValues(held.train, width)
    rmSync(join(cache, 'own-pictures', second as string), {recursive: true})
    if (process.platform !== 'win32') expect(allValues(held.train, width)).toEqual(values)
  })

  it.skipIf(process.platform === 'win32')('are made anew where a stranger has been', async () => {
    const cache = newCache()
    await load(cache, 0)
    const [name = ''] = kept(cache)
    const folder = join(cache, 'own-pictures', name)
    const facts = join(folder, 'kept.json')
    const good = JSON.parse(readFileSync(facts, 'utf8'))
    const away = (file: string) => {
      renameSync(join(folder, file), join(root, file))
      symlinkSync(join(root, file), join(folder, file))
    }
    const strange: (() => void)[] = [
      ...['null', '{', '[]', '"x"'].map(text => () => writeFileSync(facts, text)),
      ...[{unread: [[0, {}]]}, {unread: 'ab'}, {unread: undefined}, {seconds: 'long'}].map(
        odd => () => writeFileSync(facts, JSON.stringify({...good, ...odd})),
      ),
      () => truncateSync(facts, 2 ** 31),
      () => away('pictures.npy'),
      () => away('hashes.bin'),
      () => {
        rmSync(facts)
        mkdirSync(facts)
      },
      () => {
        rmSync(facts)
        execFileSync('mkfifo', [facts])
      },
      () => {
        renameSync(folder, join(root, 'elsewhere'))
        symlinkSync(join(root, 'elsewhere'), folder)
      },
    ]
    for (const [i, change] of strange.entries()) {
      const before = new Date(0)
      utimesSync(join(folder, 'pictures.npy'), before, before)
      change()
      const {train} = await load(cache, 0)
      expect([i, train.count > 0, lstatSync(folder).isDirectory()]).toEqual([i, true, true])
      expect([i, lstatSync(join(folder, 'pictures.npy')).mtimeMs > 0]).toEqual([i, true])
    }
    expect(readdirSync(join(root, 'elsewhere'))).toHaveLength(3)
  })

  it('are in memory where the cache cannot be written, and two may make them at once', async () => {
    const cache = newCache()
    const [one, other] = await Promise.all([load(cache, 0, 0.3), load(newCache(), 0, 0.3)])
    expect(laid(one)).toEqual(laid(other))
    const blocked = join(root, 'blocked')
    writeFileSync(blocked, '')
    expect(laid(await load(blocked, 0, 0.3))).toEqual(laid(one))
    expect(existsSync(join(blocked, 'own-pictures'))).toBe(false)
  })

  it('that cannot be read leave no gap', async () => {
    const broken = join(images, 'night', '12.png')
    writeFileSync(broken, 'no picture')
    const cache = newCache()
    await expect(load(cache, 0)).rejects.toMatchObject({code: 'pictures-unreadable', detail: {count: 1}})
    const options = {
      places: {kerasCache: '/nowhere', cache},
      from: 'auto',
      seed: 3,
      images,
      skipMissing: true,
      hyperparameters: {imageSize: size, colorMode: 'rgb'},
    } as const
    const onDisk = await loadOwnPictures(options, 0)
    const inMemory = await loadOwnPictures({...options, places: {kerasCache: '/nowhere', cache: newCache()}})
    rmSync(broken)
    expect([onDisk.train.count, onDisk.test.count]).toEqual([inMemory.train.count, inMemory.test.count])
    expect(allValues(onDisk.train, width)).toEqual(allValues(inMemory.train, width))
  })
})
