import {describe, expect, it} from 'vitest'
import {integer} from '../../../src/random/distributions.ts'
import {createRandom} from '../../../src/random/random.ts'
import type {EventBody} from '../../../src/runs/events.ts'
import {bytesOf, curvesOf, play, specOf} from '../run.ts'
import {scratchFolder} from '../scratch.ts'

const random = createRandom(2026, 'where to die')

const runs = {
  iris: specOf('iris', {epochs: 5, validationFreq: 2, optimizer: 'momentum'}),
  mnist: specOf('mnist', {epochs: 3, validationFreq: 1, dropout: 0.3, units: 12}),
  augmented: specOf('mnist', {epochs: 2, augment: true, units: 12}),
}

/** Dies at random checkpoints, three times, and once more without dying. */
async function playWithDeaths(spec: (typeof runs)['iris'], dir: string): Promise<EventBody[]> {
  const told: EventBody[] = []
  for (let deaths = 0; deaths < 3; deaths++) {
    let left = integer(random, 6) + 1
    told.push(
      ...(await play(spec, dir, {
        again: told.length > 0,
        dieAt: ({event}) => event === 'checkpoint' && --left === 0,
      })),
    )
  }
  return [...told, ...(await play(spec, dir, {again: true}))]
}

describe.each(Object.keys(runs) as (keyof typeof runs)[])('%s, killed three times at random steps', name => {
  it('ends with the bytes and the curves of a run that never was', async () => {
    const spec = runs[name]
    const [straight, broken] = [scratchFolder(), scratchFolder()]
    const whole = await play(spec, straight)
    const pieces = await playWithDeaths(spec, broken)
    for (const file of ['weights.bin', 'optimizer.bin']) {
      expect(bytesOf(broken, 'last', file), file).toBe(bytesOf(straight, 'last', file))
      expect(bytesOf(broken, 'best', file), file).toBe(bytesOf(straight, 'best', file))
    }
    const resumed = pieces.flatMap(event =>
      event.event === 'started' && event.resumed ? [event.resumed] : [],
    )
    expect(resumed).toHaveLength(3)
    expect(
      resumed.some(({step}) => step > 0),
      'one of them in the middle of an epoch',
    ).toBe(true)
    expect(curvesOf(pieces)).toEqual(curvesOf(whole))
  })
})
