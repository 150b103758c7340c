import {type Fused, fusedTable} from './fused.ts'
import {project, sizesOf, stepBytes, weightGradients, withBuffers, withWork} from './sequence.ts'

const simpleRnn: Fused<'SimpleRnn'> = ({inputs, backend}) => {
  const {x, recurrentKernel, bias} = inputs
  const sizes = sizesOf(x, recurrentKernel)
  const {n, t, u} = sizes
  const h = backend.allocate([n, t, u], 'float32')
  const hAt = backend.address(h)
  project(backend, inputs, backend.address(bias), hAt, sizes)
  const recurrent = backend.address(recurrentKernel)
  withWork(backend, sizes, backend.wasm.simpleRnnWork(u), (packed, work) => {
    backend.wasm.simpleRnn(hAt, recurrent, packed, work, n, t, u)
  })
  return [h]
}

const simpleRnnGrad: Fused<'SimpleRnnGrad'> = ({inputs, attrs, backend}) => {
  const {x, kernel, recurrentKernel, h, dh} = inputs
  const sizes = sizesOf(x, recurrentKernel)
  const {n, t, u} = sizes
  const [recurrent, hAt, dhAt] = [recurrentKernel, h, dh].map(tensor => backend.address(tensor)) as [
    number,
    number,
    number,
  ]
  return withBuffers(backend, [n * t * u, n * t * u], ([dz, previous]) => {
    const at = {dz: dz as number, previous: previous as number}
    withWork(backend, sizes, backend.wasm.simpleRnnWork(u), (packed, work) => {
      const step = stepBytes(dh, u)
      backend.wasm.simpleRnnBack(recurrent, hAt, dhAt, step, at.dz, at.previous, packed, work, n, t, u)
    })
    return weightGradients(backend, x, kernel, at, sizes, attrs.inputGradient)
  })
}

export const simpleRnnKernels = fusedTable({SimpleRnn: simpleRnn, SimpleRnnGrad: simpleRnnGrad})
