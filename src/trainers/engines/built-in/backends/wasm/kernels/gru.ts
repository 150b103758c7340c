import {type Fused, fusedTable} from './fused.ts'
import {gradientsOf, sizesOf, stepBytes, withWork} from './sequence.ts'

const gru: Fused<'Gru'> = ({inputs, backend}) => {
  const {x, kernel, recurrentKernel, bias} = inputs
  const {n, t, f, u} = sizesOf(x, recurrentKernel)
  const h = backend.allocate([n, t, u], 'float32')
  const gates = backend.allocate([n, t, 3 * u], 'float32')
  const candidate = backend.allocate([n, t, u], 'float32')
  const at = [x, kernel, recurrentKernel, bias, gates, candidate, h].map(tensor => backend.address(tensor))
  const addresses = at as [number, number, number, number, number, number, number]
  withWork(backend, backend.wasm.gruWork(n, f, u), work => {
    backend.wasm.gru(...addresses, work, n, t, f, u)
  })
  return [h, gates, candidate]
}

const gruGrad: Fused<'GruGrad'> = ({inputs, attrs, backend}) => {
  const {x, kernel, recurrentKernel, h, gates, recurrentCandidate, dh} = inputs
  const sizes = sizesOf(x, recurrentKernel)
  const {n, t, f, u} = sizes
  const width = 3 * u
  const to = gradientsOf(backend, sizes, [2, width], attrs.inputGradient)
  const [dz, dcandidate] = [backend.address(gates), backend.address(recurrentCandidate)]
  const at = [kernel, recurrentKernel, gates, recurrentCandidate, h, dh].map(tensor =>
    backend.address(tensor),
  )
  const addresses = at as [number, number, number, number, number, number]
  withWork(backend, backend.wasm.gruBackWork(n, f, u), work => {
    backend.wasm.gruBack(...addresses, stepBytes(dh, u), to.dx, work, n, t, f, u)
  })
  // Update and reset have the same gradient seen from the input and from the state; the candidate has not.
  const own = 2 * u * 4
  const stateBias = to.dbias + width * 4
  backend.wasm.weightsOf(backend.address(x), backend.address(h), n, t, f, u)
  backend.wasm.weightsPart(dz, width, 2 * u, to.dkernel, to.drecurrent, width, to.dbias)
  backend.wasm.weightsPart(dz + own, width, u, to.dkernel + own, 0, width, to.dbias + own)
  backend.wasm.weightsPart(dcandidate, u, u, 0, to.drecurrent + own, width, stateBias + own)
  backend.wasm.weightGradients()
  backend.wasm.copyRows(to.dbias, 0, stateBias, 0, 1, 2 * u)
  return to.tensors
}

export const gruKernels = fusedTable({Gru: gru, GruGrad: gruGrad})
