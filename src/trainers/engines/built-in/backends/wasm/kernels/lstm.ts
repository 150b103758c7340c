import {type Fused, fusedTable} from './fused.ts'
import {project, sizesOf, stepBytes, weightGradients, withBuffers, withWork} from './sequence.ts'

const lstm: Fused<'Lstm'> = ({inputs, backend}) => {
  const {x, recurrentKernel, bias} = inputs
  const sizes = sizesOf(x, recurrentKernel)
  const {n, t, u} = sizes
  const h = backend.allocate([n, t, u], 'float32')
  const cell = backend.allocate([n, t, u], 'float32')
  const gates = backend.allocate([n, t, 4 * u], 'float32')
  const [hAt, cellAt, gatesAt] = [backend.address(h), backend.address(cell), backend.address(gates)]
  project(backend, inputs, backend.address(bias), gatesAt, sizes)
  const recurrent = backend.address(recurrentKernel)
  withWork(backend, sizes, backend.wasm.lstmWork(u), (packed, work) => {
    backend.wasm.lstm(gatesAt, recurrent, cellAt, hAt, packed, work, n, t, u)
  })
  return [h, cell, gates]
}

const lstmGrad: Fused<'LstmGrad'> = ({inputs, attrs, backend}) => {
  const {x, kernel, recurrentKernel, h, cell, gates, dh} = inputs
  const sizes = sizesOf(x, recurrentKernel)
  const {n, t, u} = sizes
  const tensors = [recurrentKernel, gates, cell, h, dh].map(tensor => backend.address(tensor))
  const [recurrent, gatesAt, cellAt, hAt, dhAt] = tensors as [number, number, number, number, number]
  return withBuffers(backend, [n * t * 4 * u, n * t * u], ([dz, previous]) => {
    const at = {dz: dz as number, previous: previous as number}
    const step = stepBytes(dh, u)
    withWork(backend, sizes, backend.wasm.lstmWork(u), (packed, work) => {
      backend.wasm.lstmBack(
        ...([
          recurrent,
          gatesAt,
          cellAt,
          hAt,
          dhAt,
          step,
          at.dz,
          at.previous,
          packed,
          work,
          n,
          t,
          u,
        ] as const),
      )
    })
    return weightGradients(backend, x, kernel, at, sizes, attrs.inputGradient)
  })
}

export const lstmKernels = fusedTable({Lstm: lstm, LstmGrad: lstmGrad})
