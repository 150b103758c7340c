import type {Summary} from '../../../chapters/summary.ts'
import type {Failure} from '../../../errors.ts'
import type {Task} from '../engine.ts'
import type {Ready} from './messages.ts'

/** What is to be said of how the devices share the work. */
export function remarksOf(
  {backend, devices, kinds, seen}: Ready,
  {checked, devices: wanted = ''}: Pick<Task, 'checked' | 'devices'>,
  {layers}: Pick<Summary, 'layers'>,
): Failure[] {
  const {batchSize} = checked.settings
  const count = kinds.length
  if (count === 1)
    return backend === 'torch' && seen > 1 && wanted === ''
      ? [{code: 'one-device', detail: {backend, seen, used: devices[0]}}]
      : []
  const shares = batchSize % count === 0
  return [
    ...(shares ? [] : [{code: 'batch-undivided', detail: {batchSize, devices: count}}]),
    ...(shares && backend === 'tensorflow' && layers.some(({kind}) => kind === 'batchNormalization')
      ? [{code: 'norm-per-device', detail: {devices: count, batchSize: batchSize / count}}]
      : []),
  ]
}
