import {type Fused, fusedTable} from './fused.ts'
import {gradientsOf, sizesOf, stepBytes, withWork} from './sequence.ts'

const simpleRnn: Fused<'SimpleRnn'> = ({inputs, backend}) => {
  const {x, kernel, recurrentKernel, bias} = inputs
  const {n, t, f, u} = sizesOf(x, recurrentKernel)
  const h = backend.allocate([n, t, u], 'float32')
  const at = [x, kernel, recurrentKernel, bias, h].map(tensor => backend.address(tensor))
  const addresses = at as [number, number, number, number, number]
  withWork(backend, backend.wasm.simpleRnnWork(n, f, u), work => {
    backend.wasm.simpleRnn(...addresses, work, n, t, f, u)
  })
  return [h]
}

const simpleRnnGrad: Fused<'SimpleRnnGrad'> = ({inputs, attrs, backend}) => {
  const {x, kernel, recurrentKernel, h, dh} = inputs
  const sizes = sizesOf(x, recurrentKernel)
  const {n, t, f, u} = sizes
  const to = gradientsOf(backend, sizes, [u], attrs.inputGradient)
  const at = [kernel, recurrentKernel, h, dh].map(tensor => backend.address(tensor))
  const addresses = at as [number, number, number, number]
  return withWork(backend, n * t * u * 4, dz => {
    withWork(backend, backend.wasm.simpleRnnBackWork(n, f, u), work => {
      backend.wasm.simpleRnnBack(...addresses, stepBytes(dh, u), dz, to.dx, work, n, t, f, u)
    })
    backend.wasm.weightsOf(backend.address(x), backend.address(h), n, t, f, u)
    backend.wasm.weightsPart(dz, u, u, to.dkernel, to.drecurrent, u, to.dbias)
    backend.wasm.weightGradients()
    return to.tensors
  })
}

export const simpleRnnKernels = fusedTable({SimpleRnn: simpleRnn, SimpleRnnGrad: simpleRnnGrad})
