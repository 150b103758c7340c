import {expect, it} from 'vitest'
import {remarksOf} from '../../../../src/trainers/engines/keras/remarks.ts'
import {checkSpec} from '../../../../src/trainers/spec/check-spec.ts'
import {specOf} from '../../run.ts'

const checked = checkSpec(specOf('iris', {batchSize: 16}))
const ready = (backend: string, devices: readonly string[], seen: number = devices.length) => ({
  backend,
  devices,
  seen,
  version: '',
  keras: '',
  python: '',
  kinds: devices.map(() => 'gpu'),
  threads: 1,
})
const layer = {name: '', inputs: [], outputShape: [1], parameters: 0, trainable: 0, multiplyAdds: 0}
const dense = {layers: [{...layer, kind: 'dense' as const}]}
const normalising = {layers: [{...layer, kind: 'batchNormalization' as const}]}
const two = ['GPU:0 A', 'GPU:1 A']

it('two devices that share a batch are nothing to speak of', () => {
  expect(remarksOf(ready('tensorflow', two), {checked}, dense)).toEqual([])
  expect(remarksOf(ready('jax', two), {checked}, normalising)).toEqual([])
})

it('a batch that cannot be shared out is', () => {
  expect(remarksOf(ready('jax', [...two, 'GPU:2 A']), {checked}, dense)).toEqual([
    {code: 'batch-undivided', detail: {batchSize: 16, devices: 3}},
  ])
})

it('TensorFlow normalises on every device for itself', () => {
  expect(remarksOf(ready('tensorflow', two), {checked}, normalising)).toEqual([
    {code: 'norm-per-device', detail: {devices: 2, batchSize: 8}},
  ])
})

it('PyTorch leaves devices idle, unless one was asked for', () => {
  expect(remarksOf(ready('torch', ['GPU:0 A'], 4), {checked}, dense)).toEqual([
    {code: 'one-device', detail: {backend: 'torch', seen: 4, used: 'GPU:0 A'}},
  ])
  expect(remarksOf(ready('torch', ['GPU:0 A'], 4), {checked, devices: '1'}, dense)).toEqual([])
})
