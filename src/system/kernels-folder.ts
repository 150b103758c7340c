import {existsSync} from 'node:fs'
import {fileURLToPath, pathToFileURL} from 'node:url'
import {TfnotesError} from '../errors.ts'
import {besideProgram} from './beside-program.ts'

/**
 * Where the compiled WebAssembly is: in the built program beside it; from the sources it is built on demand.
 *
 * @throws TfnotesError kernels-missing
 */
export async function kernelsFolder(): Promise<URL> {
  const folder = besideProgram('kernels', 'plain.wasm')
  if (folder) return folder
  const script = new URL('../../scripts/build-kernels.mjs', import.meta.url)
  if (!existsSync(script)) throw new TfnotesError('kernels-missing', {looked: fileURLToPath(import.meta.url)})
  const {cachedKernels} = (await import(script.href)) as {cachedKernels(): Promise<string>}
  return pathToFileURL(`${await cachedKernels()}/`)
}
