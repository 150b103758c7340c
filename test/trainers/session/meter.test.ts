import {expect, it} from 'vitest'
import {openMeter} from '../../../src/trainers/session/meter.ts'

it('what an engine’s other processes take is added to the trainer’s own', () => {
  let at = 0
  const others = {memory: 0, cpuSeconds: 100}
  const meter = openMeter(
    () => at,
    () => others,
  )
  at = 60_000
  Object.assign(others, {memory: 5e12, cpuSeconds: 280})
  const {memory, cpu} = meter.read()
  expect(memory).toBeGreaterThan(5e12)
  expect(cpu).toBeGreaterThanOrEqual(3)
  expect(cpu).toBeLessThan(3.5)
  // A process that took another's place has used nothing yet.
  at = 120_000
  others.cpuSeconds = 0
  expect(meter.read().cpu).toBe(0)
})
