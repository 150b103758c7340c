import {mkdtempSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import sharp from 'sharp'
import {beforeAll, describe, expect, it} from 'vitest'
import {convertPictures} from '../../../src/datasets/own/convert.ts'
import {openJob, workOn} from '../../../src/datasets/own/job.ts'
import type {Entry} from '../../../src/datasets/own/listing.ts'
import {startThread} from '../../../src/datasets/own/start-thread.ts'
import {createRandom} from '../../../src/random/random.ts'

const [size, channels] = [9, 3] as const
const total = 120
let entries: Entry[]

/** Grey and colour JPEGs and PNGs of every size, with two among them that are no pictures. */
beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tfnotes-threads-'))
  const random = createRandom(1, 'pictures')
  const write = async (i: number): Promise<Entry> => {
    const name = `${i}.${i % 3 === 0 ? 'png' : 'jpg'}`
    const raw = {width: 8 + (i % 37), height: 11 + (i % 23), channels: i % 2 === 0 ? 1 : 3} as const
    const data = Uint8Array.from({length: raw.width * raw.height * raw.channels}, () => random.unit() * 256)
    const picture = sharp(data, {raw}).toColourspace(raw.channels === 1 ? 'b-w' : 'srgb')
    const bytes =
      i % 50 === 7
        ? Buffer.from('no picture')
        : await picture.toFormat(i % 3 === 0 ? 'png' : 'jpeg').toBuffer()
    writeFileSync(join(folder, name), bytes)
    return {name, path: join(folder, name), label: 'any', line: i + 1}
  }
  entries = await Promise.all(Array.from({length: total}, (_, i) => write(i)))
})

const room = (bytes: number) => ({pixels: new Uint8Array(new SharedArrayBuffer(bytes))})
const open = (to = room(total * size * size * channels)) =>
  openJob({paths: entries.map(({path}) => path), size, channels, together: 2, to})

describe('threads that convert pictures', () => {
  it('write the same bytes as one thread alone, and tell of the same failures', async () => {
    const [alone, shared] = [open(), open()]
    const failures = await workOn(alone)
    expect(failures).toEqual([7, 57, 107].map(index => [index, 'picture-format']))
    const found = (await Promise.all([startThread(shared), startThread(shared)])).flat()
    expect(found.sort(([a], [b]) => a - b)).toEqual(failures)
    expect(shared.to).toEqual(alone.to)
    expect([...shared.counts]).toEqual([total + 4, total])
  })

  it('help when there is enough to do, with the same result', async () => {
    const one = await convertPictures(entries, {size, channels, threads: 1})
    expect([one.kept.length, one.problems.map(({line}) => line)]).toEqual([total - 3, [8, 58, 108]])
    expect(await convertPictures(entries, {size, channels, threads: 3, patience: 0})).toEqual(one)
  })

  it('pass on what is no fault of a picture', async () => {
    await expect(startThread(open(room(1)))).rejects.toThrow(RangeError)
  })

  it('stop when they are told to', async () => {
    const many = Array.from({length: 5000}, (_, i) => entries[(i % 5) + 1] as Entry)
    const abort = new AbortController()
    const seen: number[] = []
    const onProgress = ({done}: {done: number}) => {
      seen.push(done)
      abort.abort(new Error('enough'))
    }
    const request = convertPictures(many, {
      size,
      channels,
      threads: 2,
      patience: 0,
      onProgress,
      signal: abort.signal,
    })
    await expect(request).rejects.toThrow('enough')
    expect(seen.length).toBe(1)
  })
})
