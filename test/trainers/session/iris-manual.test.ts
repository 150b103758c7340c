import {join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {readCheckpoint} from '../../../src/trainers/session/checkpoints/read.ts'
import reference from '../../fixtures/labs/reference.json' with {type: 'json'}
import {bytesOf, curvesOf, play, specOf} from '../run.ts'
import {scratchFolder} from '../scratch.ts'

const spec = (hyperparameters = {}) =>
  specOf('iris', hyperparameters, {chapter: 'iris-manual', id: 'iris-manual-20260101-000000-0000'})

describe('the network written by hand (§1.5)', () => {
  it('goes the way of the notes’ program, weight by weight, to 30 of 30 test flowers', async () => {
    const dir = scratchFolder()
    const curves = curvesOf(await play(spec(), dir, {now: () => performance.now()}))
    expect(curves).toHaveLength(500)
    const last = curves.at(-1)
    expect(last?.loss).toBeGreaterThan(0.02)
    expect(last?.loss).toBeLessThan(0.05)
    expect(last?.valAccuracy).toBe(1)

    const {sgd} = reference.iris
    const weights = [...((await readCheckpoint(join(dir, 'last')))?.weights.values() ?? [])].flatMap(w => [
      ...w,
    ])
    expect(weights).toHaveLength(15)
    sgd.weights.forEach((weight, i) => {
      expect(weights[i]).toBeCloseTo(weight, 3)
    })
    // The notes print the mean of the batches, and the last batch is smaller; so the curves lie close, not together.
    sgd.losses.forEach((loss, epoch) => {
      expect(Math.abs((curves[epoch]?.loss ?? 0) - loss)).toBeLessThan(0.01)
    })
  })

  it('takes the rows in one order, so that only the first weights depend on the seed', async () => {
    const dirs = [scratchFolder(), scratchFolder()] as const
    const settings = {epochs: 3, learningRate: 1e-8, initialDeviation: 0.001}
    const [one, two] = await Promise.all([
      play(spec(settings), dirs[0]),
      play({...spec(settings), seed: 2}, dirs[1]),
    ])
    expect(bytesOf(dirs[0], 'last', 'weights.bin')).not.toBe(bytesOf(dirs[1], 'last', 'weights.bin'))
    const epoch = curvesOf(one)[0]?.loss ?? 0
    expect(curvesOf(two)[0]?.loss).toBeCloseTo(epoch, 2)
    const shuffled = curvesOf(
      await play(spec({...settings, learningRate: 0.1, shuffle: true}), scratchFolder()),
    )
    const ordered = curvesOf(await play(spec({...settings, learningRate: 0.1}), scratchFolder()))
    expect(shuffled[2]?.loss).not.toBe(ordered[2]?.loss)
  })

  it('stopped in the middle of an epoch, it ends with the same bytes', async () => {
    const [dir, straight] = [scratchFolder(), scratchFolder()]
    await play(spec({epochs: 4}), straight)
    await play(spec({epochs: 4}), dir, {
      react: event =>
        event.event === 'batch' && event.epoch === 2 && event.step === 2
          ? {request: 'stop', when: 'now', keep: true}
          : undefined,
    })
    await play(spec({epochs: 4}), dir, {again: true})
    expect(bytesOf(dir, 'last', 'weights.bin')).toBe(bytesOf(straight, 'last', 'weights.bin'))
  })
})
