import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {expect, it} from 'vitest'
import {createRandom} from '../../../src/random/random.ts'
import {openLogFile} from '../../../src/runs/watched/log-file.ts'
import {recordsIn} from '../../../src/runs/watched/records.ts'
import {record} from './write-events.ts'

const path = fileURLToPath(new URL('../../fixtures/event-files/torch.json', import.meta.url))
const {files}: {files: Record<string, string>} = JSON.parse(readFileSync(path, 'utf8'))
const whole = Buffer.from(Object.values(files)[2] ?? '', 'base64')

/** Whole numbers from 0 on, below the one that is given. */
function upTo(seed: number): (end: number) => number {
  const random = createRandom(seed)
  return end => Math.floor(random.unit() * end)
}

/** What comes of reading a file whose bytes are these. */
async function read(bytes: Buffer) {
  const folder = mkdtempSync(join(tmpdir(), 'tfnotes-mangled-'))
  try {
    const file = join(folder, 'events.out.tfevents.1.host')
    writeFileSync(file, bytes)
    const log = openLogFile(file)
    let looks = 0
    for (let again = true; again; looks++) {
      const {more, doubtful} = await log.look()
      again = more || doubtful
      if (looks > 2 * bytes.length) throw new Error('it never ends')
    }
    return {
      points: [...log.curves.values()].map(curve => curve.points().steps.length),
      problems: log.problems,
    }
  } finally {
    rmSync(folder, {recursive: true})
  }
}

it('a file whose bytes were changed anywhere is read to an end, and said to be damaged', async () => {
  const below = upTo(7)
  for (let round = 0; round < 150; round++) {
    const bytes = Buffer.from(whole)
    const at = below(bytes.length)
    bytes.writeUInt8(bytes.readUInt8(at) ^ (1 + below(255)), at)
    expect((await read(bytes)).problems, `byte ${at}`).not.toEqual([])
  }
})

it('records whose checksums are right are read to an end, whatever stands in them', async () => {
  const below = upTo(8)
  const records = recordsIn(whole)
  expect(records.length).toBeGreaterThan(30)
  for (let round = 0; round < 150; round++) {
    const mangled = records.map(body => {
      const bytes = Buffer.from(body)
      for (let change = 0; change < 3; change++) bytes.writeUInt8(below(256), below(bytes.length))
      return record(bytes.subarray(0, 1 + below(bytes.length)))
    })
    const {points} = await read(Buffer.concat(mangled))
    expect(points.every(Number.isFinite)).toBe(true)
  }
})
