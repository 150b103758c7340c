import {readFile} from 'node:fs/promises'
import {setFlagsFromString} from 'node:v8'
import {TfnotesError} from '../../../../../errors.ts'
import {kernelsFolder} from '../../../../../system/kernels-folder.ts'
import {relaxedSimd} from '../../../../../system/relaxed-simd.ts'

export type Simd = 'relaxed' | 'plain'

/** The kernels, compiled, and the entry of the pool's workers. */
export interface Kernels {
  readonly module: WebAssembly.Module
  readonly simd: Simd
  readonly thread: URL
}

/** The flag may be set while Node runs. */
function supports(binary: Uint8Array): boolean {
  if (WebAssembly.validate(binary)) return true
  for (const flag of relaxedSimd) setFlagsFromString(flag)
  return WebAssembly.validate(binary)
}

/**
 * Compiles the kernels, with relaxed SIMD where the engine has it.
 *
 * @throws TfnotesError `simd-unsupported` when the engine lacks what was asked for
 */
export async function loadKernels(simd: Simd | 'auto'): Promise<Kernels> {
  const folder = await kernelsFolder()
  for (const variant of ['relaxed', 'plain'] as const) {
    if (simd !== 'auto' && simd !== variant) continue
    const binary = await readFile(new URL(`${variant}.wasm`, folder))
    if (!supports(binary)) continue
    return {
      module: await WebAssembly.compile(binary),
      simd: variant,
      thread: new URL('thread.mjs', folder),
    }
  }
  throw new TfnotesError('simd-unsupported', {asked: simd, node: process.version})
}
