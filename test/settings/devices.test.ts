import {expect, it} from 'vitest'
import {devicesAsWritten, readDevices} from '../../src/settings/devices.ts'
import {parseSetting} from '../../src/settings/parse-setting.ts'
import {runOptions} from '../../src/settings/run-options.ts'

it.each([
  ['', {}],
  ['all', {}],
  ['2', {count: 2}],
  ['GPU', {kind: 'gpu'}],
  ['gpu:0,1', {kind: 'gpu', indices: [0, 1]}],
  [' cpu:3 ', {kind: 'cpu', indices: [3]}],
  ['tpu:1, 0', {kind: 'tpu', indices: [1, 0]}],
])('devices written %j mean %j', (written, meant) => {
  expect(readDevices(written)).toEqual(meant)
})

it.each([
  '0',
  '-1',
  '2.5',
  '1e2',
  'gpu:',
  'gpu:a',
  'gpu:0,0',
  'gpu:00,0',
  'gpu:0:1',
  '0,1',
  'card:0',
  'gpu:99999',
])('devices cannot be written %j', written => {
  expect(readDevices(written)).toBe(undefined)
})

it('what is accepted is what is read, and an option that is not so written says it', () => {
  for (const example of devicesAsWritten) expect(readDevices(example)).toBeDefined()
  expect(parseSetting('devices', runOptions.devices, 'gpu:0')).toBe('gpu:0')
  expect(() => parseSetting('devices', runOptions.devices, 'two')).toThrow(
    expect.objectContaining({
      code: 'not-as-written',
      usage: true,
      detail: {name: 'devices', value: 'two', accepted: devicesAsWritten},
    }),
  )
})
