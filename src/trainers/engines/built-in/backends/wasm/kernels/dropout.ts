import {deriveKey} from '../../../ops/counter-random.ts'
import {dropThreshold} from '../../../ops/dropout.ts'
import {sizeOf} from '../backend.ts'
import {fusedTable} from './fused.ts'

export const dropoutKernels = fusedTable({
  SeededDropout: ({inputs: {x}, attrs, backend}) => {
    const {rate, seed, stream} = attrs
    const y = backend.allocate(x.shape, 'float32')
    const kept = 1 / (1 - rate)
    const threshold = dropThreshold(rate)
    const [from, to, size] = [backend.address(x), backend.address(y), sizeOf(x.shape)]
    backend.perform(() => {
      const [a, b] = deriveKey(seed, stream, attrs.step)
      backend.wasm.dropout(from, to, size, a, b, threshold, kept)
    })
    return [y]
  },
})
