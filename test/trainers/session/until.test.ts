import {describe, expect, it} from 'vitest'
import {bytesOf, curvesOf, play, specOf} from '../run.ts'
import {scratchFolder} from '../scratch.ts'

describe('a session that is to end after an epoch', () => {
  it('stops there, and goes on to the bytes of a run that never did', async () => {
    const spec = specOf('iris', {epochs: 5})
    const [straight, broken] = [scratchFolder(), scratchFolder()]
    const whole = await play(spec, straight)
    const first = await play(spec, broken, {until: 2})
    expect(first.at(-1)).toMatchObject({event: 'finished', reason: 'stopped', epochs: 2})
    const second = await play(spec, broken, {again: true, until: 5})
    expect(second.at(-1)).toMatchObject({event: 'finished', reason: 'completed', epochs: 5})
    expect(curvesOf([...first, ...second])).toEqual(curvesOf(whole))
    expect(bytesOf(broken, 'last', 'weights.bin')).toBe(bytesOf(straight, 'last', 'weights.bin'))
  })
})
