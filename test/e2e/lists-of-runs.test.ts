import {execFileSync, spawnSync} from 'node:child_process'
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import {join} from 'node:path'
import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import {makeManyRuns} from '../../bench/many-runs.ts'
import {answersIn} from '../answers/lines.ts'
import {place, program} from './cli.ts'

const {home, checkpoints, run} = place()
let id = ''
beforeAll(async () => {
  await run(['train', 'iris', '--epochs', '20', '--json'])
  id = readdirSync(checkpoints)[0] as string
})

describe('a run whose run.json is damaged', () => {
  const damages: [what: string, text: string | undefined][] = [
    ['empty', ''],
    ['torn', '{"v":1,"id":'],
    ['gone', undefined],
  ]

  it.each(damages)(
    '(%s) is listed, applied, exported and extracted, and not gone on with',
    async (_, text) => {
      const damaged = join(home, 'damaged')
      rmSync(damaged, {recursive: true, force: true})
      cpSync(join(checkpoints, id), join(damaged, id), {recursive: true})
      if (text === undefined) rmSync(join(damaged, id, 'run.json'))
      else writeFileSync(join(damaged, id, 'run.json'), text)
      const env = {TFNOTES_CHECKPOINTS: damaged}
      const [listed] = answersIn((await run(['runs', '--json'], env)).out, 'runSummary')
      expect(listed).toMatchObject({id, status: 'damaged', chapter: 'iris', epoch: 20, trained: true})
      const table = await run(['runs'], env)
      expect([table.code, table.out]).toEqual([0, expect.stringMatching(new RegExp(`${id} +damaged +20/20`))])
      expect(table.err).toContain('can still be applied, exported and extracted')
      const applied = await run(['measure', id, '5.1', '3.5', '1.4', '0.2', '--json'], env)
      expect(applied.out).toBe((await run(['measure', id, '5.1', '3.5', '1.4', '0.2', '--json'])).out)
      for (const format of ['keras', 'tfjs', 'npz', 'csv'])
        expect((await run(['export', id, '--format', format, '--out', join(home, format)], env)).code).toBe(0)
      const extracted = await run(['extract', id, '--out', '-'], env)
      expect(extracted.out).toBe((await run(['extract', id, '--out', '-'])).out)
      const resumed = await run(['train', '--resume', id], env)
      expect([resumed.code, resumed.err.trim().split('\n').length]).toEqual([1, 1])
      expect(readdirSync(join(damaged, id))).not.toContain('alive')
    },
  )
})

describe('a folder of many runs', () => {
  const many = join(home, 'many')
  const count = 300
  beforeAll(() => makeManyRuns(many, join(checkpoints, id), count))

  /** The program where no more than so many files may be open. */
  const limited = (files: number, ...args: string[]) =>
    spawnSync('sh', ['-c', `ulimit -n ${files} && exec "$0" "$@"`, process.execPath, program, ...args], {
      encoding: 'utf8',
      maxBuffer: 1 << 26,
      env: {PATH: process.env.PATH, HOME: home, LANG: 'C.UTF-8', TFNOTES_CHECKPOINTS: many},
    })

  it.skipIf(process.platform === 'win32')(
    'is listed whole with few file handles, and the latest is the latest',
    () => {
      const listed = limited(64, 'runs', '--json')
      expect([listed.status, listed.stderr]).toEqual([0, ''])
      const runs = answersIn(listed.stdout, 'runSummary')
      expect(runs).toHaveLength(count)
      expect(runs.every(({status}) => status === 'finished')).toBe(true)
      const latest = limited(64, 'extract', 'latest', '--json')
      expect(latest.stderr).toBe('')
      const attached = limited(64, 'attach', 'latest', '--json')
      expect(answersIn(attached.stdout, 'event')[0]).toMatchObject({event: 'started', run: runs[0]?.id})
    },
  )
})

describe('a run that only its owner may read', () => {
  // Folders above the others are for their owner alone.
  const open = mkdtempSync('/tmp/tfnotes-shared-')
  afterAll(() => rmSync(open, {recursive: true, force: true}))
  const shared = join(open, 'shared')
  const nobody = 65534
  /** The program as somebody who owns nothing here, where we may become that. */
  const asNobody = (...args: string[]) =>
    spawnSync(process.execPath, [program, ...args], {
      encoding: 'utf8',
      uid: nobody,
      env: {PATH: process.env.PATH, HOME: join(open, 'nobody'), LANG: 'C.UTF-8', TFNOTES_CHECKPOINTS: shared},
    })
  const mayBecome =
    process.getuid?.() === 0 && spawnSync(process.execPath, [program, 'chapters'], {uid: nobody}).status === 0

  it.skipIf(!mayBecome)('is a row that says so, and is not passed over by `latest`', () => {
    chmodSync(open, 0o755)
    mkdirSync(join(open, 'nobody'))
    chownSync(join(open, 'nobody'), nobody, nobody)
    makeManyRuns(shared, join(checkpoints, id), 3)
    const names = readdirSync(shared).sort()
    execFileSync('chmod', ['-R', 'go+rX', shared])
    chmodSync(join(shared, names[2] as string), 0o700)
    const listed = asNobody('runs', '--json')
    expect(listed.status).toBe(1)
    expect(listed.stderr).toMatch(/One run could not be read: No permission/)
    expect(answersIn(listed.stdout, 'runSummary').map(({status}) => status)).toEqual([
      'unreadable',
      'finished',
      'finished',
    ])
    const applied = asNobody('measure', 'latest', '5.1', '3.5', '1.4', '0.2')
    expect([applied.status, applied.stdout]).toEqual([1, ''])
    expect(applied.stderr).toContain(names[2])
    expect(existsSync(join(shared, names[2] as string, 'run.json'))).toBe(true)
  })
})
