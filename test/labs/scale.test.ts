import {describe, expect, it} from 'vitest'
import type {Link} from '../../src/labs/scale/links.ts'
import {links} from '../../src/labs/scale/links.ts'
import {measured, measuredOverhead, measuredStep} from '../../src/labs/scale/measured.ts'
import {
  allReduce,
  deviceCounts,
  fastest,
  type Machines,
  scaled,
  stops,
  straightLine,
  type Work,
} from '../../src/labs/scale/model.ts'
import {column, compute, fact} from './compute.ts'

const link = (gigabytesPerSecond: number, microseconds = 0): Link => ({
  title: {en: 'a', zh: '甲'},
  gigabytesPerSecond,
  microseconds,
})

/** 1 GB of gradients, sent at once. */
const work: Work = {
  parameters: 250_000_000,
  bucket: 1000,
  msPerStep: 100,
  overhead: 20,
  batch: 64,
  samples: 6400,
  overlap: 0,
}
const gradients = {bytes: 1e9, pieces: 1}
const machines: Machines = {
  devicesPerHost: 4,
  hosts: 16,
  within: link(100),
  between: link(10),
  reached: 1,
}

describe('a ring all-reduce', () => {
  it('sends 2(n−1)/n of the bytes over the slowest link that is used', () => {
    expect(allReduce(machines, gradients, 1)).toBe(0)
    expect(allReduce(machines, gradients, 2)).toBeCloseTo(10)
    expect(allReduce(machines, gradients, 4)).toBeCloseTo(15)
    expect(allReduce(machines, gradients, 8)).toBeCloseTo(175)
    expect(allReduce({...machines, reached: 0.5}, gradients, 2)).toBeCloseTo(20)
    // No device has a neighbour in its own host: its inner link is of no account.
    expect(allReduce({...machines, devicesPerHost: 1, within: link(1)}, gradients, 2)).toBeCloseTo(100)
  })

  it('waits for every hop of every piece, those between hosts being longer', () => {
    const slow = {
      ...machines,
      within: link(Number.POSITIVE_INFINITY, 10),
      between: link(Number.POSITIVE_INFINITY, 1000),
    }
    expect(allReduce(slow, gradients, 4)).toBeCloseTo(0.06)
    expect(allReduce(slow, gradients, 8)).toBeCloseTo(0.12 + 2)
    expect(allReduce(slow, {...gradients, pieces: 4}, 8)).toBeCloseTo(4 * 2.12)
  })
})

describe('a step on several devices', () => {
  it('shares the batch out, but for its fixed part, and lasts as long as the gradients take', () => {
    const row = scaled(machines, work, 4, 'strong')
    expect(row).toMatchObject({perDevice: 16, globalBatch: 64, stepsPerEpoch: 100})
    expect(row.computing).toBeCloseTo(20 + 80 / 4)
    expect(row.step).toBeCloseTo(40 + 15)
    expect(row.speedup).toBeCloseTo(100 / 55)
    expect(row.efficiency).toBeCloseTo(100 / 55 / 4)
  })

  it('or gives every device a batch, and takes fewer steps', () => {
    const row = scaled(machines, work, 4, 'weak')
    expect(row).toMatchObject({perDevice: 64, globalBatch: 256, stepsPerEpoch: 25, computing: 100})
    expect(row.epochSeconds).toBeCloseTo((25 * 115) / 1000)
  })

  it('hides communication behind backpropagation, and no more than that lasts', () => {
    expect(scaled(machines, {...work, overlap: 0.5}, 4, 'weak').waiting).toBeCloseTo(7.5)
    expect(scaled(machines, {...work, overlap: 1}, 4, 'weak').waiting).toBeCloseTo(0)
    expect(scaled(machines, {...work, overlap: 1}, 8, 'weak').waiting).toBeCloseTo(175 - 200 / 3)
  })

  it('never has more samples in a batch than there are', () => {
    expect(scaled(machines, {...work, samples: 100}, 4, 'weak')).toMatchObject({
      perDevice: 25,
      globalBatch: 100,
      stepsPerEpoch: 1,
    })
  })
})

describe('where devices stop paying', () => {
  const free = {...machines, within: link(Number.POSITIVE_INFINITY), between: link(Number.POSITIVE_INFINITY)}

  it('is said with its reason', () => {
    expect(stops(machines, work, 'weak')).toEqual({devices: 5, why: 'communication'})
    // 64 samples on 6 devices are up to 11 each: 20 + 80 · 11/64 is more than twice 100/6.
    expect(stops(free, work, 'strong')).toEqual({devices: 6, why: 'small-batches'})
    expect(stops(free, {...work, overhead: 0, batch: 2}, 'strong')).toEqual({devices: 5, why: 'no-samples'})
    expect(stops(free, work, 'weak')).toBeUndefined()
  })

  it('is not the same as the shortest epoch', () => {
    expect(fastest(free, work, 'strong').devices).toBe(64)
    expect(fastest(machines, work, 'strong').devices).toBe(4)
  })
})

it('devices are doubled until a host is full, then hosts', () => {
  expect(deviceCounts({devicesPerHost: 8, hosts: 8})).toEqual([1, 2, 4, 8, 16, 32, 64])
  expect(deviceCounts({devicesPerHost: 6, hosts: 3})).toEqual([1, 2, 4, 6, 12, 18])
  expect(deviceCounts({devicesPerHost: 1, hosts: 1})).toEqual([1])
})

it('the fixed part of a step is where its line meets no samples', () => {
  const {fixed, perUnit} = straightLine([
    [8, 28],
    [16, 36],
    [32, 52],
  ])
  expect([fixed, perUnit]).toEqual([expect.closeTo(20), expect.closeTo(1)])
  // Less than nothing is no time.
  expect(
    straightLine([
      [1, 1],
      [2, 4],
    ]).fixed,
  ).toBe(0)
  expect(measuredOverhead).toBeGreaterThan(0)
  expect(measuredOverhead).toBeLessThan(measuredStep)
  expect(measured.milliseconds.has(measured.batch)).toBe(true)
})

describe('the lab', () => {
  it('sends the gradients in buckets', () => {
    const whole = scaled(machines, {...work, overlap: 0}, 2, 'weak').communication
    const late = {...machines, within: link(100, 1000)}
    expect(scaled(late, work, 2, 'weak').communication).toBeCloseTo(whole + 2)
    expect(scaled(late, {...work, bucket: 300}, 2, 'weak').communication).toBeCloseTo(whole + 4 * 2)
  })

  it('counts what is sent from the chapter, unless it is said', () => {
    expect(fact(compute('scale'), 'bytes')).toBe(11_173_962 * 4)
    expect(fact(compute('scale', {parameters: 1000}), 'bytes')).toBe(4000)
    expect(column(compute('scale', {samples: 320, batch: 32}), 'strong', 'devices')).toEqual([
      1, 2, 4, 8, 16, 32, 64,
    ])
  })

  it('shows for its defaults what the formula says of them', () => {
    const bytes = 11_173_962 * 4
    const {gigabytesPerSecond, microseconds} = links['10gbe']
    const sending =
      ((2 * 63) / 64) * (bytes / (gigabytesPerSecond * 0.8 * 1e6)) + (2 * 2 * 63 * microseconds) / 1000
    const row = (name: string) => column(compute('scale'), 'weak', name).at(-1)
    expect(row('communication')).toBeCloseTo(sending)
    expect(row('step')).toBeCloseTo(measuredStep + sending)
    // 24 whole batches of 2,048 and one of 848, 14 samples each at most.
    const perSample = (measuredStep - measuredOverhead) / measured.batch
    const last = measuredOverhead + perSample * 14 + sending
    expect(row('epochSeconds')).toBeCloseTo((24 * (measuredStep + sending) + last) / 1000)
  })

  it.each([
    [{network: 'lenett'}, 'not-a-choice'],
    [{network: ''}, 'lab-setting-untold'],
    [{network: '', parameters: 10}, 'lab-setting-untold'],
    [{network: 'stock-lstm'}, 'lab-setting-untold'],
    [{msPerStep: 10, overhead: 11}, 'overhead-above-step'],
  ])('refuses %j', (given, code) => {
    expect(() => compute('scale', given)).toThrow(expect.objectContaining({code, usage: true}))
  })

  it('says where the step comes from: measured, assumed, or given', () => {
    const note = (given: Readonly<Record<string, unknown>>, preset?: string) =>
      compute('scale', given, preset === undefined ? {} : {preset}).facts[0]?.note?.en
    expect(note({})).toContain(measured.on)
    expect(note({}, 'gpus')).toContain('assumed')
    expect(note({msPerStep: 700})).toContain('as you give it')
  })

  it('needs no chapter where everything is said', () => {
    expect(fact(compute('scale', {network: '', parameters: 10, samples: 100}), 'bytes')).toBe(40)
  })
})
