import type {LayersModel, SymbolicTensor} from '@tensorflow/tfjs-layers'
import type {Keras} from '../../../../src/chapters/keras.ts'
import {kerasLayers} from '../../../../src/trainers/engines/built-in/layers/index.ts'
import {layOut, type Network} from '../../../../src/trainers/engines/built-in/network.ts'
import type {Optimizer} from '../../../../src/trainers/engines/built-in/optimizers/index.ts'
import {readState} from '../../../../src/trainers/engines/built-in/state.ts'
import type {Training} from '../../../../src/trainers/engines/engine.ts'

type Build = (k: Keras<SymbolicTensor, LayersModel>) => LayersModel

/** A network for tests, on the active backend. */
export const tinyNetwork = (build: Build, seed = 1, clock = {step: 0}): Network =>
  layOut(build(kerasLayers({seed, clock})))

/** What a checkpoint is taken from. */
export const tinyTraining = (
  network: Network,
  optimizer: Optimizer,
): Pick<Training, 'topology' | 'state'> => ({
  topology: network.model.toJSON(undefined, false) as object,
  state: async ({weightsOnly}) => readState({network, optimizer}, weightsOnly),
})

/** Two layers on four numbers, three classes. */
export const twoLayers: Build = k => {
  const input = k.input([4])
  const hidden = k.dense({name: 'hidden', units: 5, activation: 'tanh', l2: 0.01})(input)
  return k.model(input, k.dense({name: 'output', units: 3, activation: 'softmax'})(hidden))
}
