import {expect, it} from 'vitest'
import {deviceNames} from '../../src/text/device-names.ts'

it.each([
  [[], ''],
  [['CPU:0'], 'CPU:0'],
  [
    ['GPU:0 NVIDIA H100', 'GPU:2 NVIDIA H100', 'GPU:1 NVIDIA A2', 'CPU:0'],
    'GPU:0,2 NVIDIA H100, GPU:1 NVIDIA A2, CPU:0',
  ],
  [['some board', 'CPU'], 'some board, CPU'],
])('%j is written %j', (devices, written) => {
  expect(deviceNames(devices)).toBe(written)
})
