import {type Fused, fusedTable} from './fused.ts'
import {
  inputGradient,
  project,
  sizesOf,
  stepBytes,
  weightGradient,
  withBuffers,
  withWork,
} from './sequence.ts'

const gru: Fused<'Gru'> = ({inputs, backend}) => {
  const {x, recurrentKernel, bias} = inputs
  const sizes = sizesOf(x, recurrentKernel)
  const {n, t, u} = sizes
  const h = backend.allocate([n, t, u], 'float32')
  const gates = backend.allocate([n, t, 3 * u], 'float32')
  const candidate = backend.allocate([n, t, u], 'float32')
  const [hAt, gatesAt, candidateAt] = [backend.address(h), backend.address(gates), backend.address(candidate)]
  const inputBias = backend.address(bias)
  const stateBias = inputBias + 12 * u
  project(backend, inputs, inputBias, gatesAt, sizes)
  const recurrent = backend.address(recurrentKernel)
  withWork(backend, sizes, backend.wasm.gruWork(u), (packed, work) => {
    backend.wasm.gru(gatesAt, recurrent, stateBias, candidateAt, hAt, packed, work, n, t, u)
  })
  return [h, gates, candidate]
}

const gruGrad: Fused<'GruGrad'> = ({inputs, attrs, backend}) => {
  const {x, kernel, recurrentKernel, h, gates, recurrentCandidate, dh} = inputs
  const sizes = sizesOf(x, recurrentKernel)
  const {n, t, f, u} = sizes
  const rows = n * t
  const tensors = [recurrentKernel, gates, recurrentCandidate, h, dh].map(tensor => backend.address(tensor))
  const [recurrent, gatesAt, candidateAt, hAt, dhAt] = tensors as [number, number, number, number, number]
  return withBuffers(backend, [rows * 3 * u, rows * u, rows * u], buffers => {
    const [dz, dcandidate, previous] = buffers as [number, number, number]
    const step = stepBytes(dh, u)
    withWork(backend, sizes, backend.wasm.gruWork(u), (packed, work) => {
      backend.wasm.gruBack(
        ...([recurrent, gatesAt, candidateAt, hAt, dhAt, step, dz, dcandidate, previous] as const),
        ...([packed, work, n, t, u] as const),
      )
    })
    const width = 3 * u
    const dkernel = backend.allocate([f, width], 'float32')
    const drecurrent = backend.allocate([u, width], 'float32')
    const dbias = backend.allocate([2, width], 'float32')
    const [dkernelAt, drecurrentAt, dbiasAt] = [dkernel, drecurrent, dbias].map(tensor =>
      backend.address(tensor),
    ) as [number, number, number]
    // Update and reset have the same gradient seen from the input and from the state; the candidate has not.
    const shared = {at: dz, row: width, columns: 2 * u}
    weightGradient(backend, backend.address(x), f, {...shared, columns: width}, dkernelAt, width, rows)
    weightGradient(backend, previous, u, shared, drecurrentAt, width, rows)
    const own = {at: dcandidate, row: u, columns: u}
    weightGradient(backend, previous, u, own, drecurrentAt + 8 * u, width, rows)
    backend.wasm.sumRows(dz, dbiasAt, rows, width, width)
    backend.wasm.sumRows(dz, dbiasAt + 4 * width, rows, 2 * u, width)
    backend.wasm.sumRows(dcandidate, dbiasAt + 4 * (width + 2 * u), rows, u, u)
    const weights = [dkernel, drecurrent, dbias] as const
    return attrs.inputGradient ? [...weights, inputGradient(backend, dz, kernel, sizes)] : [...weights]
  })
}

export const gruKernels = fusedTable({Gru: gru, GruGrad: gruGrad})
