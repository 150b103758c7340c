import {type Fused, fusedTable} from './fused.ts'
import {gradientsOf, sizesOf, stepBytes, withWork} from './sequence.ts'

const lstm: Fused<'Lstm'> = ({inputs, backend}) => {
  const {x, kernel, recurrentKernel, bias} = inputs
  const {n, t, f, u} = sizesOf(x, recurrentKernel)
  const h = backend.allocate([n, t, u], 'float32')
  const cell = backend.allocate([n, t, u], 'float32')
  const gates = backend.allocate([n, t, 4 * u], 'float32')
  const at = [x, kernel, recurrentKernel, bias, gates, cell, h].map(tensor => backend.address(tensor))
  const addresses = at as [number, number, number, number, number, number, number]
  withWork(backend, backend.wasm.lstmWork(n, f, u), work => {
    backend.wasm.lstm(...addresses, work, n, t, f, u)
  })
  return [h, cell, gates]
}

const lstmGrad: Fused<'LstmGrad'> = ({inputs, attrs, backend}) => {
  const {x, kernel, recurrentKernel, h, cell, gates, dh} = inputs
  const sizes = sizesOf(x, recurrentKernel)
  const {n, t, f, u} = sizes
  const width = 4 * u
  const to = gradientsOf(backend, sizes, [width], attrs.inputGradient)
  const dz = backend.address(gates)
  const at = [kernel, recurrentKernel, gates, cell, dh].map(tensor => backend.address(tensor))
  const addresses = at as [number, number, number, number, number]
  withWork(backend, backend.wasm.lstmBackWork(n, f, u), work => {
    backend.wasm.lstmBack(...addresses, stepBytes(dh, u), to.dx, work, n, t, f, u)
  })
  backend.wasm.weightsOf(backend.address(x), backend.address(h), n, t, f, u)
  backend.wasm.weightsPart(dz, width, width, to.dkernel, to.drecurrent, width, to.dbias)
  backend.wasm.weightGradients()
  return to.tensors
}

export const lstmKernels = fusedTable({Lstm: lstm, LstmGrad: lstmGrad})
