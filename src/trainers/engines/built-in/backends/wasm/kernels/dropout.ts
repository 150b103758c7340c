import {deriveKey} from '../../../ops/counter-random.ts'
import {dropThreshold} from '../../../ops/dropout.ts'
import {sizeOf} from '../backend.ts'
import {fusedTable} from './fused.ts'

export const dropoutKernels = fusedTable({
  SeededDropout: ({inputs: {x}, attrs: {rate, seed, stream, step}, backend}) => {
    const [a, b] = deriveKey(seed, stream, step)
    const y = backend.allocate(x.shape, 'float32')
    const kept = 1 / (1 - rate)
    const threshold = dropThreshold(rate)
    backend.wasm.dropout(backend.address(x), backend.address(y), sizeOf(x.shape), a, b, threshold, kept)
    return [y]
  },
})
