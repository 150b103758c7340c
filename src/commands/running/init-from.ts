import {resolve} from 'node:path'
import type {NewRunSpec} from '../../runs/create.ts'
import type {InitFile} from '../../runs/spec.ts'
import type {Context} from '../line/command.ts'

/** What a run begins with that takes its first weights from a file. */
export interface FoundInit {
  readonly initFrom: InitFile
  /** For the run's own folder. */
  readonly files: ReadonlyMap<string, Uint8Array>
}

/**
 * Reads the file that a run takes its first weights from, and checks that they fit.
 * @throws TfnotesError `init-file-broken`, `branch-other-shape`, `init-other-layers`; why it cannot be read
 */
export async function readInitFrom(
  {cwd}: Pick<Context, 'cwd'>,
  typed: string,
  spec: NewRunSpec,
): Promise<FoundInit> {
  const file = resolve(cwd, typed)
  const {readBytes} = await import('../../datasets/read-bytes.ts')
  const {expectSameShapes} = await import('../../trainers/branching/same-shapes.ts')
  const {initWeights, initWeightsFile} = await import('../../trainers/branching/init-weights.ts')
  const bytes = await readBytes(file)
  const {weights, sha256} = initWeights(bytes, typed)
  expectSameShapes(spec, weights, typed)
  return {initFrom: {file, sha256}, files: new Map([[initWeightsFile, bytes]])}
}
