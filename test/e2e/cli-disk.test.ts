import {execFileSync} from 'node:child_process'
import {mkdirSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {setTimeout as sleep} from 'node:timers/promises'
import {afterAll, describe, expect, it} from 'vitest'
import {answersIn} from '../answers/lines.ts'
import {place} from './cli.ts'

const {home, run} = place()

/** A file system of its own of so many bytes; only root on Linux can have one. */
function tinyDisk(name: string, size: string): string | undefined {
  const folder = join(home, name)
  mkdirSync(folder)
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', folder], {stdio: 'ignore'})
  } catch {
    return undefined
  }
  mounted.push(folder)
  return folder
}

const mounted: string[] = []
afterAll(() => {
  for (const folder of mounted) execFileSync('umount', ['-l', folder])
})

const tiny = tinyDisk('tiny', '300k')
const still = tinyDisk('still', '16m')

describe.skipIf(tiny === undefined)('a full disk', () => {
  const env = {TFNOTES_CHECKPOINTS: tiny as string}
  const runs = async () => answersIn((await run(['runs', '--json'], env)).out, 'runSummary')
  const mnist = [
    'train',
    'mnist',
    '--data-source',
    'generated',
    '--train-samples',
    '320',
    '--test-samples',
    '20',
  ]

  it('ends a run whose checkpoint does not fit, in one sentence; earlier runs stay as they were', async () => {
    expect((await run(['train', 'iris', '--epochs', '5', '--json'], env)).code).toBe(0)
    const full = await run([...mnist, '--epochs', '2', '--plain'], env)
    expect([full.code, full.err]).toEqual([
      1,
      expect.stringMatching(/^The disk is full: .*(last|best) could not be written/),
    ])
    const listed = await runs()
    expect(listed).toMatchObject([
      {chapter: 'mnist', status: 'failed', failure: {code: 'disk-full'}},
      {chapter: 'iris', status: 'finished', trained: true},
    ])
    expect((await run(['measure', 'latest:iris', '5', '3', '1', '0.2'], env)).out).toMatch(/setosa/)
  })

  it('keeps a new run from being created at all', async () => {
    try {
      writeFileSync(join(tiny as string, 'fill'), Buffer.alloc(1 << 20))
    } catch {
      // It is full now, which is all that was wanted.
    }
    const before = (await runs()).length
    expect(await run(['train', 'iris'], env)).toMatchObject({
      code: 1,
      err: expect.stringMatching(/^The disk is full/),
    })
    expect(await runs()).toHaveLength(before)
  })
})

describe.skipIf(still === undefined)('a disk that can only be read', () => {
  const env = {TFNOTES_CHECKPOINTS: join(still as string, 'checkpoints')}

  it('shows what is there, and says why it takes nothing new', async () => {
    const long = run(['train', 'iris', '--epochs', '100000', '--detach'], env)
    expect((await long).code).toBe(0)
    // Stopped while it still loads, it has nothing to apply.
    await until(async () => answersIn((await run(['runs', '--json'], env)).out, 'runSummary')[0]?.trained)
    expect((await run(['stop', 'latest'], env)).code).toBe(0)
    await makeReadOnly(still as string)
    expect((await run(['attach', 'latest'], env)).out).toMatch(/everything is saved/)
    expect((await run(['measure', 'latest', '5', '3', '1', '0.2'], env)).code).toBe(0)
    for (const args of [
      ['train', 'iris'],
      ['train', '--resume', 'latest'],
      ['extract', 'latest'],
    ])
      expect(await run(args, env), args.join(' ')).toMatchObject({
        code: 1,
        err: expect.stringMatching(/can only be read/),
      })
  })
})

async function until(isSo: () => Promise<unknown>): Promise<void> {
  for (let attempt = 0; attempt < 50 && !(await isSo()); attempt++) await sleep(100)
}

/** The trainer has a moment to go, with its log open until then. */
async function makeReadOnly(folder: string): Promise<void> {
  for (let attempt = 0; ; attempt++) {
    try {
      execFileSync('mount', ['-o', 'remount,ro', folder], {stdio: 'ignore'})
      return
    } catch (error) {
      if (attempt === 50) throw error
      await sleep(100)
    }
  }
}
