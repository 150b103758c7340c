import * as tf from '@tensorflow/tfjs-core'
import {beforeAll, describe, expect, it} from 'vitest'
import {optimizerNames} from '../../../../../../src/chapters/hyperparameters/shared.ts'
import {activationBiasGradient} from '../../../../../../src/trainers/engines/built-in/ops/activation.ts'
import {batchNormTrain} from '../../../../../../src/trainers/engines/built-in/ops/batch-norm.ts'
import {
  smoothedSoftmaxCrossEntropy,
  sparseSoftmaxCrossEntropy,
} from '../../../../../../src/trainers/engines/built-in/ops/cross-entropy.ts'
import {dropoutMask} from '../../../../../../src/trainers/engines/built-in/ops/dropout.ts'
import type {
  FusedKernelName,
  KernelSignatures,
} from '../../../../../../src/trainers/engines/built-in/ops/kernels.ts'
import {carrySquares} from '../../../../../../src/trainers/engines/built-in/ops/occurrences.ts'
import {createOptimizer} from '../../../../../../src/trainers/engines/built-in/optimizers/index.ts'
import {agree, engines, numbers, registerEngines, tensor} from './engines.ts'

// The reference is the composed version in plain operations, which runs where a backend has no such kernel.
beforeAll(registerEngines, 120_000)

describe.each([
  [1, 2],
  [3, 5],
  [32, 10],
  [1000, 37],
])('cross-entropy of [%i,%i]', (rows, classes) => {
  const labels = Int32Array.from({length: rows}, (_, i) => (i * 7) % classes)
  it('agrees with the composed version, forward and backward', () => {
    agree(() => {
      const inputs = [tf.mul(tensor([rows, classes]), 20), tf.tensor1d(labels, 'int32')]
      const pass = sparseSoftmaxCrossEntropy.forward(inputs, {})
      const dy = tensor([rows], 3)
      const [dlogits] = sparseSoftmaxCrossEntropy.backward(dy, {inputs, ...pass}, {}, [true, false])
      return [pass.output, ...pass.saved, dlogits as tf.Tensor]
    })
  })

  it('agrees with smoothed labels, too', () => {
    agree(() => {
      const inputs = [tf.mul(tensor([rows, classes]), 20), tf.tensor1d(labels, 'int32')]
      const attrs = {smoothing: 0.1}
      const pass = smoothedSoftmaxCrossEntropy.forward(inputs, attrs)
      const dy = tensor([rows], 3)
      const memory = {inputs, ...pass}
      const [dlogits] = smoothedSoftmaxCrossEntropy.backward(dy, memory, attrs, [true, false])
      return [pass.output, ...pass.saved, dlogits as tf.Tensor]
    })
  })
})

it('cross-entropy of large logits is finite', () => {
  agree(
    () =>
      sparseSoftmaxCrossEntropy.forward([tf.tensor2d([[1000, -1000, 0]]), tf.tensor1d([1], 'int32')], {})
        .output,
    {reference: [[2000]]},
  )
})

it('softmax', () => {
  agree(() => [
    tf.softmax(tf.mul(tensor([7, 13]), 9)),
    tf.softmax(tensor([2, 3, 4])),
    tf.softmax(tensor([500, 26])),
  ])
  agree(() => tf.softmax(tensor([3, 4, 5]), 2))
})

it.each([1, 6, 130, 5000])('moving averages of %i channels follow in place', channels => {
  const others = numbers(channels, 2)
  agree(
    () => {
      const moving = tensor([channels], 1)
      // In the engine's own memory, as a variable is after its first step.
      const own = tf.add(moving, 0)
      const kernel = tf.getKernel('MoveTowards', tf.getBackend())?.kernelFunc
      kernel?.({
        inputs: {moving: own, batch: tensor([channels], 2)},
        attrs: {momentum: 0.99},
        backend: tf.backend(),
      })
      return own
    },
    {
      reference: [numbers(channels, 1).map((value, i) => 0.99 * value + 0.01 * (others[i] as number))],
      tolerance: 1e-6,
    },
  )
})

describe.each([[[1, 1]], [[5, 3]], [[32, 128]], [[2, 5, 5, 6]], [[9, 31, 33, 7]], [[700, 130]]])(
  'batch norm of %j',
  shape => {
    const channels = shape[shape.length - 1] as number
    it('normalises with its own statistics, far from zero too', () => {
      for (const offset of [0, 30]) {
        agree(
          () => {
            const inputs = [
              tf.add(tensor(shape), offset),
              tf.add(tensor([channels], 2), 1.5),
              tensor([channels], 3),
            ]
            const pass = batchNormTrain.forward(inputs, {epsilon: 1e-3})
            return [pass.output, ...pass.saved]
          },
          {tolerance: offset ? 2e-4 : 1e-5},
        )
      }
    })

    it('has the right gradients', () => {
      agree(
        () => {
          const inputs = [tensor(shape), tf.add(tensor([channels], 2), 1.5), tensor([channels], 3)]
          const pass = batchNormTrain.forward(inputs, {epsilon: 1e-3})
          return batchNormTrain.backward(tensor(shape, 4), {inputs, ...pass}, {epsilon: 1e-3}, [
            true,
            true,
            true,
          ]) as tf.Tensor[]
        },
        {tolerance: 5e-5},
      )
    })

    it('normalises with given statistics', () => {
      agree(() =>
        tf.batchNorm(
          tensor(shape) as tf.Tensor4D,
          tensor([channels], 2) as tf.Tensor1D,
          tf.add(tensor([channels], 3), 1.2) as tf.Tensor1D,
          tensor([channels], 4) as tf.Tensor1D,
          tensor([channels], 5) as tf.Tensor1D,
          1e-3,
        ),
      )
    })
  },
)

describe.each(['linear', 'relu', 'sigmoid', 'tanh'] as const)('bias gradient behind %s', activation => {
  it.each([[[1, 1]], [[7, 3]], [[32, 84]], [[3, 14, 14, 6]], [[600, 132]], [[2, 40, 40, 8]]])(
    'of %j',
    shape => {
      agree(() => {
        const y =
          activation === 'linear'
            ? tensor(shape)
            : {relu: tf.relu, sigmoid: tf.sigmoid, tanh: tf.tanh}[activation](tensor(shape))
        const {dz, dbias} = activationBiasGradient(y, tensor(shape, 2), activation, true)
        return [tf.clone(dz), dbias as tf.Tensor]
      })
    },
  )
})

describe.each([0.2, 0.5, 0.9])('dropout of %d', rate => {
  it.each([1, 6, 1023, 100_003])('%i elements, with the mask of the formula', size => {
    const attrs = {rate, seed: 2 ** 40 + 5, stream: 3, step: 77}
    const x = numbers(size)
    const mask = dropoutMask(size, attrs)
    const expected = Float32Array.from(x, (v, i) => Math.fround(v * (mask[i] as number)))
    agree(() => fused('SeededDropout', {x: tf.tensor1d(x)}, attrs), {reference: [expected], tolerance: 0})
  })
})

describe.each(optimizerNames)('%s', name => {
  it.each([1, 5, 1000, 70_001])('%i weights over five updates', size => {
    for (const squared of [false, true]) {
      agree(
        () => {
          const variable = tf.variable(tensor([size], 1))
          const optimizer = createOptimizer(name, {weights: [{name: 'w', variable}], weightDecay: 0.1})
          for (let step = 0; step < 5; step++) {
            const gradient = tensor([size], step + 2)
            optimizer.update(
              [squared ? carrySquares(gradient, tf.abs(tensor([size], 40 + step))) : gradient],
              0.01,
            )
          }
          const slots = optimizer.slots().map(slot => tf.clone(slot.tensor))
          const result = [tf.clone(variable), ...slots]
          variable.dispose()
          optimizer.dispose()
          return result
        },
        {tolerance: 2e-6},
      )
    }
  })

  it('puts what has become too small for a normal number to zero', () => {
    tf.setBackend('wasm-relaxed-1')
    const variable = tf.variable(tf.tensor1d([1, 1]))
    const optimizer = createOptimizer(name, {weights: [{name: 'w', variable}]})
    optimizer.update([tf.tensor1d([1e-30, 1e-30])], 1e-3)
    for (let step = 0; step < 2000; step++) optimizer.update([tf.zeros([2])], 1e-3)
    for (const {tensor} of optimizer.slots()) {
      for (const value of tensor.dataSync()) expect(value === 0 || Math.abs(value) > 1.17e-38).toBe(true)
    }
  })
})

it('has every engine register the fused kernels', () => {
  const names: FusedKernelName[] = [
    'SparseSoftmaxCrossEntropy',
    'BatchNormTrain',
    'SeededDropout',
    'ApplyAdam',
  ]
  for (const {name} of engines) for (const kernel of names) expect(tf.getKernel(kernel, name)).toBeDefined()
})

function fused<N extends FusedKernelName>(
  name: N,
  inputs: KernelSignatures[N]['inputs'],
  attrs: KernelSignatures[N]['attrs'],
): tf.Tensor[] {
  const kernel = tf.getKernel(name, tf.getBackend())
  const infos = kernel.kernelFunc({inputs, attrs: attrs as tf.NamedAttrMap, backend: tf.backend()})
  return (infos as tf.TensorInfo[]).map(({dataId, shape, dtype}) =>
    tf.engine().makeTensorFromDataId(dataId, shape, dtype),
  )
}
