import {readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {setTimeout as sleep} from 'node:timers/promises'
import {afterEach, describe, expect, it} from 'vitest'
import {type DeviceWatch, watchDevices} from '../../../src/trainers/session/device-use.ts'
import {scratch} from '../../runs/scratch.ts'
import {program} from '../engines/keras/fake-python.ts'

const folder = scratch()
const opened: DeviceWatch[] = []
afterEach(() => {
  for (const watch of opened.splice(0)) watch.close()
})

const table = [
  '0, GPU-aa, NVIDIA H100, 40, 1000, 80000',
  '1, GPU-bb, NVIDIA H100, 90, 2000, 80000',
  '2, GPU-cc, NVIDIA A2, 7, 3000, 16000',
]

/** A `nvidia-smi` that prints these lines and counts how often it was asked. */
function tool(lines: readonly string[], code = 0) {
  const home = folder()
  const asked = join(home, 'asked')
  const shown = join(home, 'shown')
  writeFileSync(asked, '')
  writeFileSync(shown, `${lines.join('\n')}\n`)
  program(join(home, 'nvidia-smi'), [`echo "$*" >> ${asked}`, `cat ${shown}`, `exit ${code}`])
  return {
    PATH: `${home}:/usr/bin:/bin`,
    times: () => readFileSync(asked, 'utf8').split('\n').length - 1,
    show: (now: readonly string[]) => writeFileSync(shown, `${now.join('\n')}\n`),
  }
}

const watch = (devices: readonly string[], environment: Record<string, string>) => {
  const made = watchDevices({devices, environment, every: 10})
  opened.push(made)
  return made
}

/** Waits for what comes by itself. */
async function until<T>(look: () => T | undefined | false): Promise<T> {
  for (let i = 0; i < 2000; i++) {
    const seen = look()
    if (seen) return seen
    await sleep(5)
  }
  throw new Error('nothing came')
}

describe.skipIf(process.platform === 'win32')('the use of devices', () => {
  it('is what nvidia-smi says of those that are computed on, the mean since it was last read', async () => {
    const {PATH, show, times} = tool(table)
    const devices = watch(['GPU:1 NVIDIA H100', 'CPU:0'], {PATH})
    expect(devices.read()).toBe(undefined)
    const mega = 2 ** 20
    const first = await until(() => devices.read())
    expect(first).toEqual([
      {name: 'GPU:1 NVIDIA H100', use: 0.9, memory: 2000 * mega, memoryTotal: 80000 * mega},
    ])
    show(table.map(line => line.replace('90, 2000', '50, 4000')))
    const before = times()
    await until(() => times() > before + 2)
    const [second] = devices.read() ?? []
    expect(second?.memory).toBe(4000 * mega)
    expect(second?.use).toBeGreaterThanOrEqual(0.5)
    expect(second?.use).toBeLessThan(0.9)
  })

  it('goes by the numbers that the engine gives to those that are visible', async () => {
    const {PATH} = tool(table)
    const devices = watch(['GPU:0', 'GPU:1'], {PATH, CUDA_VISIBLE_DEVICES: '2,GPU-aa'})
    const seen = await until(() => devices.read())
    expect(seen.map(({name, use}) => [name, use])).toEqual([
      ['GPU:0 NVIDIA A2', 0.07],
      ['GPU:1 NVIDIA H100', 0.4],
    ])
  })

  it.each([
    ['there is no such program', []],
    ['it fails', table],
    ['it does not say', table.map(line => line.replace(/, \d+, /, ', [N/A], '))],
    ['it knows fewer devices', table.slice(0, 1)],
    [
      'it counts them in another order',
      table.toReversed().map((line, at) => line.replace(/^\d/, String(at))),
    ],
  ])('is given up when %s', async (what, lines) => {
    const made = tool(lines, what === 'it fails' ? 9 : 0)
    const devices = watch(['GPU:0 NVIDIA H100', 'GPU:1'], {
      PATH: what.startsWith('there') ? folder() : made.PATH,
    })
    if (!what.startsWith('there')) await until(() => made.times() > 0)
    await sleep(60)
    expect(devices.read()).toBe(undefined)
    expect(made.times()).toBeLessThan(2)
  })

  it('is not looked for where nothing but the processor computes', async () => {
    const {PATH, times} = tool(table)
    const devices = watch(['CPU:0', 'TPU:0'], {PATH})
    await sleep(30)
    expect(devices.read()).toBe(undefined)
    expect(times()).toBe(0)
  })
})
