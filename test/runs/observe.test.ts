import {linkSync, mkdirSync, readFileSync, symlinkSync, truncateSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {setTimeout as sleep} from 'node:timers/promises'
import {afterEach, describe, expect, it} from 'vitest'
import {writeAlive} from '../../src/runs/alive.ts'
import {readLogTail} from '../../src/runs/log-tail.ts'
import {observeRun, type Seen} from '../../src/runs/observe.ts'
import {askNvidiaSmi} from '../../src/system/nvidia-smi.ts'
import {processMemory} from '../../src/system/process-memory.ts'
import {openProcessorUse} from '../../src/system/processor-use.ts'
import {program} from '../trainers/engines/keras/fake-python.ts'
import {scratch} from './scratch.ts'

const folder = scratch()
const ends: AbortController[] = []
afterEach(() => {
  for (const end of ends.splice(0)) end.abort()
})

/** A `nvidia-smi` that does this, and counts how often it was started. */
function tool(...lines: readonly string[]) {
  const home = folder()
  const asked = join(home, 'asked')
  writeFileSync(asked, '')
  program(join(home, 'nvidia-smi'), [`echo x >> ${asked}`, ...lines])
  return {
    environment: {PATH: `${home}:/usr/bin:/bin`},
    times: () => readFileSync(asked, 'utf8').split('\n').length - 1,
  }
}

const table = (...rows: readonly string[]) => rows.map(row => `echo '${row}'`)
const mega = 2 ** 20

/** Looks at a run every few milliseconds; everything that was seen. */
function look(dir: string, environment: Record<string, string>, patience = 2000) {
  const seen: Seen[] = []
  const end = new AbortController()
  ends.push(end)
  const done = observeRun(dir, one => seen.push(one), {signal: end.signal, environment, every: 10, patience})
  const uses = () => seen.flatMap(one => (one.seen === 'machine' ? [one.use] : []))
  return {seen, uses, end: () => end.abort(), done}
}

async function until<T>(find: () => T | undefined | false): Promise<T> {
  for (let i = 0; i < 2000; i++) {
    const found = find()
    if (found) return found
    await sleep(5)
  }
  throw new Error('nothing came')
}

const none = {PATH: '/nowhere'}

describe('the end of a log', () => {
  it('is empty where there is none', async () => {
    expect(await readLogTail(folder())).toEqual({lines: [], isCut: false})
  })

  it('steers no terminal, and of a bar that was drawn over and over has what is seen at last', async () => {
    const dir = folder()
    const text = 'one\n\u001b[31mred\u001b[0m\u001b]0;title\u0007\n1/3\r2/3\r3/3\r\n\tin\u202e\u0000dented\n'
    writeFileSync(join(dir, 'log.txt'), text)
    const {lines} = await readLogTail(dir)
    expect(lines).toEqual(['one', 'red', '3/3', '    indented'])
  })

  it('is read alone of one of gigabytes, in whole lines of a length that one can read', async () => {
    const dir = folder()
    const path = join(dir, 'log.txt')
    writeFileSync(path, '')
    truncateSync(path, 6e9)
    writeFileSync(path, `\n${'x'.repeat(50_000)}\nlast\n`, {flag: 'a'})
    const {lines, isCut} = await readLogTail(dir)
    expect(isCut).toBe(true)
    expect(lines.at(-1)).toBe('last')
    expect(Math.max(...lines.map(({length}) => length))).toBeLessThanOrEqual(2000)
  })

  it('has a thousand lines at most', async () => {
    const dir = folder()
    writeFileSync(join(dir, 'log.txt'), 'a\n'.repeat(5000))
    const {lines, isCut} = await readLogTail(dir)
    expect([lines.length, isCut]).toEqual([1000, true])
  })

  it.skipIf(process.platform === 'win32')('is not read where it is a link to somewhere else', async () => {
    const [dir, other] = [folder(), folder()]
    writeFileSync(join(other, 'secret'), 'secret\n')
    symlinkSync(join(other, 'secret'), join(dir, 'log.txt'))
    await expect(readLogTail(dir)).rejects.toMatchObject({code: 'is-a-link'})
    mkdirSync(join(other, 'run', 'log.txt'), {recursive: true})
    await expect(readLogTail(join(other, 'run'))).rejects.toMatchObject({code: 'is-a-folder'})
    // A second name of a file gives away nothing that could not be read anyway.
    linkSync(join(other, 'secret'), join(other, 'log.txt'))
    expect((await readLogTail(other)).lines).toEqual(['secret'])
  })
})

describe('what a run takes of the machine', () => {
  it('is told while its trainer is at work, and its log when that has changed', async () => {
    const dir = folder()
    writeAlive(dir, process.pid)
    const {seen, uses} = look(dir, none)
    await until(() => uses().length > 2)
    expect(seen.filter(one => one.seen === 'log')).toHaveLength(1)
    expect(uses().at(-1)?.memoryTotal).toBeGreaterThan(1e6)
    if (process.platform === 'linux') expect(uses().at(-1)?.memory).toBeGreaterThan(1e7)
    for (const {cpu} of uses()) if (cpu !== undefined) expect(cpu).toBeLessThanOrEqual(1)
    writeFileSync(join(dir, 'log.txt'), 'news\n')
    await until(() =>
      seen.find(one => one.seen === 'log' && 'lines' in one.log && one.log.lines[0] === 'news'),
    )
  })

  it('is not told of a run that nobody trains, nor of a folder that is gone', async () => {
    const dir = folder()
    const [idle, gone] = [look(dir, none), look(join(dir, 'gone'), none)]
    await sleep(60)
    expect([...idle.uses(), ...gone.uses()]).toEqual([])
    gone.end()
    await gone.done
  })

  it('of a trainer on another machine is that it is there', async () => {
    const dir = folder()
    writeAlive(dir, process.pid)
    const path = join(dir, 'alive')
    const alive = JSON.parse(readFileSync(path, 'utf8'))
    writeFileSync(path, JSON.stringify({...alive, host: 'elsewhere'}))
    const {seen, uses} = look(dir, none)
    await until(() => seen.find(one => one.seen === 'elsewhere' && one.host === 'elsewhere'))
    expect(uses()).toEqual([])
  })
})

describe.skipIf(process.platform === 'win32')('graphics cards', () => {
  it('are told with what is known of them: of parts of a card nothing but its name', async () => {
    const {environment} = tool(
      ...table(
        '0, GPU-aa, NVIDIA H100, 40, 1000, 80000',
        '1, GPU-bb, NVIDIA A100-SXM4 MIG, [N/A], [N/A], [N/A]',
        '2, GPU-cc, NVIDIA A2, [Not Supported], 3000, 16000',
        'No devices were found',
      ),
    )
    expect(await askNvidiaSmi({environment, patience: 5000})).toEqual([
      {
        index: '0',
        uuid: 'GPU-aa',
        name: 'NVIDIA H100',
        use: 0.4,
        memory: 1000 * mega,
        memoryTotal: 80_000 * mega,
      },
      {index: '1', uuid: 'GPU-bb', name: 'NVIDIA A100-SXM4 MIG'},
      {index: '2', uuid: 'GPU-cc', name: 'NVIDIA A2', memory: 3000 * mega, memoryTotal: 16_000 * mega},
    ])
  })

  it('are seen beside the run', async () => {
    const dir = folder()
    writeAlive(dir, process.pid)
    const {environment} = tool(...table('0, GPU-aa, NVIDIA H100, 40, 1000, 80000'))
    const {uses} = look(dir, environment)
    const use = await until(() => uses().find(({cards}) => cards !== undefined))
    expect(use.cards?.[0]?.use).toBe(0.4)
  })

  it.each([
    ['fails', ['echo NVIDIA-SMI has failed', 'exit 9']],
    ['has none to tell of', ['echo No devices were found']],
    ['hangs', ['exec sleep 60']],
  ])('are asked for once where the tool %s', async (_, lines) => {
    const dir = folder()
    writeAlive(dir, process.pid)
    const {environment, times} = tool(...lines)
    const {uses} = look(dir, environment, 300)
    await until(() => times() === 1)
    const before = uses().length
    // It goes on without them, meanwhile and afterwards.
    await sleep(500)
    await until(() => uses().length > before + 3)
    expect(times()).toBe(1)
    expect(uses().every(({cards}) => cards === undefined)).toBe(true)
  })

  it('are waited for no longer than that, whatever holds the tool’s output open', async () => {
    const {environment} = tool('sleep 60')
    const began = Date.now()
    await expect(askNvidiaSmi({environment, patience: 200})).rejects.toThrow('does not answer')
    expect(Date.now() - began).toBeLessThan(20_000)
  })
})

describe('readings of the system', () => {
  it.skipIf(process.platform !== 'linux')(
    'memory is that of a process and of those that it has started',
    () => {
      const proc = folder()
      const put = (pid: number, kilobytes: number, children = '') => {
        mkdirSync(join(proc, `${pid}/task/${pid}`), {recursive: true})
        writeFileSync(join(proc, `${pid}/status`), `Name:\tnode\nVmRSS:\t   ${kilobytes} kB\n`)
        writeFileSync(join(proc, `${pid}/task/${pid}/children`), children)
      }
      put(10, 1000, '11 12 ')
      put(11, 200, '13 ')
      put(12, 30)
      put(13, 4, '10 ')
      expect(processMemory(12, proc)).toBe(30 * 1024)
      expect(processMemory(11, proc)).toBeGreaterThanOrEqual(204 * 1024)
      expect(processMemory(99, proc)).toBe(undefined)
      expect(processMemory(process.pid)).toBeGreaterThan(1e6)
    },
  )

  it('the use of the processors is that since the reading before', () => {
    let at = 0
    const readings = [
      [{times: {user: 10, sys: 0, idle: 90}}],
      [{times: {user: 40, sys: 10, idle: 150}}],
      [{times: {user: 40, sys: 10, idle: 150}}],
      [],
    ]
    const read = openProcessorUse(() => readings[at++] ?? [])
    expect(read()).toBe(undefined)
    expect(read()).toBeCloseTo(0.4)
    expect(read()).toBe(undefined)
    expect(read()).toBe(undefined)
  })
})
