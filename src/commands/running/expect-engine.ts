import type {RunSpec} from '../../runs/spec.ts'
import type {Context} from '../line/command.ts'

/**
 * Looks for what an engine needs that is not ours, before a run is created for it. Quick: what the trainer alone has to
 * know, which of several backends sees a GPU, is not asked.
 * @throws TfnotesError those of `findKeras`
 */
export async function expectEngine(
  {backend}: Pick<RunSpec, 'backend'>,
  {env}: Pick<Context, 'env'>,
): Promise<void> {
  if (backend !== 'keras') return
  const {findKeras} = await import('../../trainers/engines/keras/find-keras.ts')
  await findKeras(env, {hardware: undefined})
}
