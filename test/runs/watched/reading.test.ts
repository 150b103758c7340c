import {appendFileSync, mkdirSync, readFileSync, rmSync, truncateSync, writeFileSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {describe, expect, it} from 'vitest'
import {maskedCrc32c} from '../../../src/runs/watched/crc32c.ts'
import {openLogFile} from '../../../src/runs/watched/log-file.ts'
import {readVarint} from '../../../src/runs/watched/protobuf.ts'
import {scalarOf} from '../../../src/runs/watched/tensor.ts'
import {watchLogs} from '../../../src/runs/watched/watch-logs.ts'
import type {Watched} from '../../../src/runs/watched/watched.ts'
import {scratch} from '../scratch.ts'
import {begins, bytes, simple, tensor, varint, version, whole} from './write-events.ts'

const folder = scratch()
const name = 'events.out.tfevents.1700000000.host.1.0'

/** What is known of a folder once everything in it has been read. */
async function readOnce(path: string, run?: string): Promise<Watched> {
  let last: Watched | undefined
  await watchLogs(path, known => (last = known), {run, once: true})
  if (!last) throw new Error('nothing was told')
  return last
}

const pointsIn = (known: Watched) =>
  Object.fromEntries(
    known.tags.map(({tag, steps, values}) => [tag, [...steps].map((step, i) => [step, values[i]])]),
  )

describe.each(['keras', 'torch', 'tensorboardX'])('the event files of %s', writer => {
  const path = fileURLToPath(new URL(`../../fixtures/event-files/${writer}.json`, import.meta.url))
  const fixture: {
    files: Record<string, string>
    scalars: Record<string, Record<string, [number, number | string][]>>
  } = JSON.parse(readFileSync(path, 'utf8'))

  it.each(Object.keys(fixture.scalars))('hold in %s what TensorBoard reads there', async place => {
    const root = folder()
    for (const [file, text] of Object.entries(fixture.files)) {
      mkdirSync(join(root, dirname(file)), {recursive: true})
      writeFileSync(join(root, file), Buffer.from(text, 'base64'))
    }
    const known = await readOnce(join(root, place), '.')
    const wanted = Object.entries(fixture.scalars[place] ?? {}).map(([tag, points]) => [
      tag,
      points.map(([step, value]) => [step, Number(value)]),
    ])
    expect(pointsIn(known)).toMatchObject(Object.fromEntries(wanted))
    expect(
      known.tags.filter(({tag}) => !tag.includes('/') || wanted.some(([one]) => one === tag)).length,
    ).toBe(wanted.length)
    expect(known.problems).toEqual([])
  })
})

describe('a number', () => {
  const float32 = (value: number) => {
    const raw = Buffer.alloc(4)
    raw.writeFloatLE(value)
    return raw
  }
  const scalars: [what: string, proto: Buffer, value: number | undefined][] = [
    ['float in tensor_content', Buffer.concat([whole(1, 1), bytes(2, ''), bytes(4, float32(0.5))]), 0.5],
    ['float_val', Buffer.concat([whole(1, 1), bytes(5, float32(0.25))]), 0.25],
    ['NaN', Buffer.concat([whole(1, 1), bytes(5, float32(Number.NaN))]), Number.NaN],
    ['a zero that is left out', whole(1, 1), 0],
    ['half', Buffer.concat([whole(1, 19), bytes(13, varint(0x3e00))]), 1.5],
    ['half in content', Buffer.concat([whole(1, 19), bytes(4, Buffer.from([0x00, 0xfc]))]), -Infinity],
    ['bfloat16', Buffer.concat([whole(1, 14), bytes(13, varint(0x4040))]), 3],
    ['int64, negative', Buffer.concat([whole(1, 9), bytes(10, varint(-7n))]), -7],
    ['int32 in content', Buffer.concat([whole(1, 3), bytes(4, Buffer.from([0xfe, 0xff, 0xff, 0xff]))]), -2],
    [
      'two numbers',
      Buffer.concat([whole(1, 1), bytes(2, bytes(2, whole(1, 2))), bytes(4, Buffer.alloc(8))]),
      undefined,
    ],
    ['a text', Buffer.concat([whole(1, 7), bytes(8, 'loss')]), undefined],
  ]
  it.each(scalars)('in a tensor: %s', (_, proto, value) => {
    expect(scalarOf(proto)).toEqual(value)
  })

  it('as long as it may be keeps its sign', () => {
    expect([0, 127, 128, 2 ** 40, -1, -(2 ** 50)].map(value => readVarint(varint(value), 0).value)).toEqual([
      0,
      127,
      128,
      2 ** 40,
      -1,
      -(2 ** 50),
    ])
  })

  it('has the checksum that the standard gives', () => {
    // 32 zeros have the CRC-32C 8a9136aa (RFC 3720).
    const crc = 0x8a9136aa
    expect(maskedCrc32c(Buffer.alloc(32))).toBe((((crc >>> 15) | (crc << 17)) + 0xa282ead8) >>> 0)
  })
})

describe('a file', () => {
  const write = (...parts: Buffer[]) => {
    const path = join(folder(), name)
    writeFileSync(path, Buffer.concat(parts))
    return path
  }
  /** Looks until nothing more comes. */
  const readAll = async (file: ReturnType<typeof openLogFile>) => {
    for (let again = true; again; ) {
      const {more, doubtful} = await file.look()
      again = more || doubtful
    }
    const curve = file.curves.get('loss')?.points()
    return curve ? [...curve.steps].map((step, i) => [step, curve.values[i]]) : []
  }

  it('that grows is read on from where it was, a record half written when it is whole', async () => {
    const path = write(version(), simple('loss', 4, 0))
    const file = openLogFile(path)
    expect(await readAll(file)).toEqual([[0, 4]])
    const next = simple('loss', 2, 1)
    appendFileSync(path, next.subarray(0, 17))
    expect(await readAll(file)).toEqual([[0, 4]])
    expect(file.problems).toEqual([])
    appendFileSync(path, next.subarray(17))
    expect(await readAll(file)).toEqual([
      [0, 4],
      [1, 2],
    ])
  })

  it('with a record whose bytes do not fit is read on behind it, and said with its place', async () => {
    const head = Buffer.concat([version(), simple('loss', 4, 0)])
    const bad = simple('loss', 3, 1)
    bad.writeUInt8(bad.readUInt8(bad.length - 6) ^ 1, bad.length - 6)
    const path = write(head, bad, simple('loss', 2, 2))
    const file = openLogFile(path)
    expect(await readAll(file)).toEqual([
      [0, 4],
      [2, 2],
    ])
    expect(file.problems).toEqual([{code: 'events-damaged', detail: {path, offset: head.length}}])
  })

  it('with a length that does not fit is read up to there', async () => {
    const head = Buffer.concat([version(), simple('loss', 4, 0)])
    const path = write(head, Buffer.alloc(4096), simple('loss', 2, 2))
    const file = openLogFile(path)
    expect(await readAll(file)).toEqual([[0, 4]])
    expect(file.problems).toEqual([{code: 'events-damaged', detail: {path, offset: head.length}}])
    expect(file.read).toBe(file.size)
  })

  it('that is no event file at all is damaged at its first byte', async () => {
    const path = write(Buffer.from('<!DOCTYPE html><title>not an event file</title>'))
    const file = openLogFile(path)
    expect(await readAll(file)).toEqual([])
    expect(file.problems).toEqual([{code: 'events-damaged', detail: {path, offset: 0}}])
  })

  it('with a record that is no message is read on behind it', async () => {
    const {record} = await import('./write-events.ts')
    const path = write(version(), record(Buffer.from('\x2a\xff\xff')), simple('loss', 2, 2))
    const file = openLogFile(path)
    expect(await readAll(file)).toEqual([[2, 2]])
    expect(file.problems).toHaveLength(1)
  })

  it('that a restart has begun anew is forgotten, shorter or as long as it was', async () => {
    const path = write(version(1), simple('loss', 4, 0), simple('loss', 3, 1))
    const file = openLogFile(path)
    await readAll(file)
    writeFileSync(path, Buffer.concat([version(2), simple('loss', 9, 0)]))
    expect(await readAll(file)).toEqual([[0, 9]])
    writeFileSync(path, Buffer.concat([version(3), simple('loss', 8, 0)]))
    expect(await readAll(file)).toEqual([[0, 8]])
    truncateSync(path, 0)
    expect(await readAll(file)).toEqual([])
  })

  it('whose steps go back counts from there on anew', async () => {
    const steps = [0, 1, 2, 3, 1, 2]
    const path = write(version(), ...steps.map((step, at) => simple('loss', at, step)))
    expect(await readAll(openLogFile(path))).toEqual([
      [0, 0],
      [1, 4],
      [2, 5],
    ])
  })

  it('whose session begins at an earlier step forgets all tags from there on', async () => {
    const path = write(version(), simple('loss', 1, 5), simple('acc', 1, 6), begins(6), simple('loss', 2, 6))
    const file = openLogFile(path)
    expect(await readAll(file)).toEqual([
      [5, 1],
      [6, 2],
    ])
    expect([...(file.curves.get('acc')?.points().steps ?? [])]).toEqual([])
  })

  it('of which a tag belongs to another plugin holds no number under it', async () => {
    const proto = Buffer.concat([whole(1, 1), bytes(5, Buffer.alloc(4))])
    const path = write(version(), tensor('loss', proto, 0, 'hparams'), tensor('loss', proto, 1))
    expect(await readAll(openLogFile(path))).toEqual([])
  })

  it('that is longer than a piece is read whole, a long record among short ones', async () => {
    const long = (await import('./write-events.ts')).event(1, 0, bytes(4, Buffer.alloc(1 << 19)))
    const many = Array.from({length: 8000}, (_, step) => simple('loss', step, step))
    const file = openLogFile(write(version(), ...many, long, simple('loss', 1, 9000)))
    expect((await readAll(file)).length).toBe(8001)
  })

  it('of very many steps keeps its spikes and what is no number', async () => {
    const count = 200_000
    const value = (step: number) => (step === 123_457 ? 1e6 : step === 77_777 ? Number.NaN : Math.sin(step))
    const file = openLogFile(
      write(
        Buffer.concat([
          version(),
          ...Array.from({length: count}, (_, step) => simple('loss', value(step), step)),
        ]),
      ),
    )
    const points = await readAll(file)
    expect(points.length).toBeLessThan(20_000)
    expect(points).toContainEqual([123_457, 1e6])
    expect(points).toContainEqual([77_777, Number.NaN])
    expect(points.at(-1)?.[0]).toBe(count - 1)
    const steps = points.map(([step = 0]) => step)
    expect(steps).toEqual(steps.toSorted((a, b) => a - b))
    // The beginning is as fine as the end.
    expect(steps.filter(step => step < count / 2).length / steps.length).toBeCloseTo(0.5, 1)
  })

  it('whose writer gave no steps is counted, and that is said', async () => {
    const path = write(version(), ...[5, 4, 3].map(value => simple('loss', value, 0)), simple('once', 1, 0))
    const file = openLogFile(path)
    expect(await readAll(file)).toEqual([
      [0, 5],
      [1, 4],
      [2, 3],
    ])
    expect(file.problems).toEqual([{code: 'steps-missing', detail: {path, tags: ['loss']}}])
    appendFileSync(path, simple('loss', 2, 7))
    expect(await readAll(file)).toEqual([
      [0, 3],
      [7, 2],
    ])
    expect(file.problems).toEqual([])
  })

  it('that has gone is said, and read again when it is back', async () => {
    const path = write(version(), simple('loss', 4, 0))
    const file = openLogFile(path)
    await readAll(file)
    rmSync(path)
    await readAll(file)
    expect(file.problems.map(({code}) => code)).toEqual(['file-missing'])
  })
})
