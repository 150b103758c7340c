import {describe, expect, it} from 'vitest'
import {withEpochs} from '../../../src/runs/planned.ts'
import {bytesOf, curvesOf, play, specOf} from '../run.ts'
import {scratchFolder} from '../scratch.ts'

const specs = {
  iris: specOf('iris', {epochs: 8, optimizer: 'momentum'}),
  mnist: specOf('mnist', {epochs: 2, units: 12, dropout: 0.3}),
  'iris, best only': specOf('iris', {epochs: 8, optimizer: 'adam', bestOnly: true}),
}

describe.each(Object.entries(specs))('a finished run of %s that is taken further', (_, spec) => {
  it('ends with the bytes and curves of one that was to have as many epochs from the start', async () => {
    const [straight, further] = [scratchFolder(), scratchFolder()]
    const more = withEpochs(spec, Number(spec.hyperparameters.epochs) + 5)
    const told = [...(await play(spec, further)), ...(await play(more, further, {again: true}))]
    const whole = await play(more, straight)
    const kind = spec.hyperparameters.bestOnly ? 'best' : 'last'
    for (const file of ['weights.bin', 'optimizer.bin'])
      expect(bytesOf(further, kind, file), file).toBe(bytesOf(straight, kind, file))
    expect(curvesOf(told)).toEqual(curvesOf(whole))
    expect(told.at(-1)).toMatchObject({event: 'finished', epochs: more.hyperparameters.epochs})
  })
})

it('says that the optimizer begins anew where a checkpoint has weights alone', async () => {
  const [spec, dir] = [specOf('iris', {epochs: 2, optimizer: 'adam', weightsOnly: true}), scratchFolder()]
  const first = await play(spec, dir)
  const second = await play(withEpochs(spec, 3), dir, {again: true})
  const anew = {event: 'warning', code: 'optimizer-anew', detail: {optimizer: 'adam'}}
  expect(second).toContainEqual(anew)
  expect(first).not.toContainEqual(anew)
})
