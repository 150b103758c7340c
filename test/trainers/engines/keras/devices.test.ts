import {beforeAll, expect, it} from 'vitest'
import {describeKeras, patience} from '../../../keras-here.ts'
import {farthest, lossesOf, type Told} from './sharing.ts'

describeKeras('devices of one host', () => {
  let one: Told
  beforeAll(async () => {
    one = await lossesOf('mnist')
  }, patience)
  const isTorch = () => one.backend === 'torch'

  it('of all that there are, the processor is one', () => {
    expect(one.devices).toEqual(['CPU:0'])
    expect(one.remarks).toEqual([])
  })

  it('two parts of it give the losses of one, with whole batches and with an odd one', async context => {
    if (isTorch()) return context.skip()
    const two = await lossesOf('mnist', {devices: 'cpu:0,1'})
    expect(two.devices).toEqual(['CPU:0', 'CPU:1'])
    expect(two.remarks).toEqual([])
    expect(one.losses.length).toBe(4)
    expect(farthest(two.losses, one.losses)).toBeLessThan(1e-5)
    expect(farthest(two.judged, one.judged)).toBeLessThan(1e-5)
    expect(farthest(two.weights, one.weights)).toBeLessThan(1e-4)
  })

  it('a loop of many steps over them, too', async context => {
    if (isTorch()) return context.skip()
    const two = await lossesOf('mnist', {devices: 'cpu:0,1', now: () => performance.now()})
    expect(farthest(two.weights, one.weights)).toBeLessThan(1e-4)
  })

  it('three cannot share a batch of 32, which is said, and the losses are the same', async context => {
    if (isTorch()) return context.skip()
    const three = await lossesOf('mnist', {devices: 'cpu:0,1,2'})
    expect(three.remarks).toEqual(['batch-undivided'])
    expect(farthest(three.losses, one.losses)).toBeLessThan(1e-5)
    expect(farthest(three.judged, one.judged)).toBeLessThan(1e-5)
  })

  it('what is not there is named beside what is', async () => {
    const asking = (devices: string) => lossesOf('mnist', {devices})
    await expect(asking('gpu:5')).rejects.toMatchObject({
      code: 'keras-devices',
      detail: {wanted: 'gpu:5', there: expect.arrayContaining(['CPU:0'])},
    })
  })

  it('on torch several are refused', async context => {
    if (!isTorch()) return context.skip()
    await expect(lossesOf('mnist', {devices: 'cpu:0,1'})).rejects.toMatchObject({
      code: 'keras-one-device',
      detail: {wanted: 'cpu:0,1'},
      usage: true,
    })
  })
})
