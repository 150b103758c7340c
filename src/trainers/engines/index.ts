import type {BackendChoice} from '../../settings/run-options.ts'
import {openAuto} from './auto.ts'
import {builtIn} from './built-in/index.ts'
import type {Engine} from './engine.ts'
import {gpuHardware} from './keras/gpu-hardware.ts'
import {keras} from './keras/index.ts'

/** Which engine has the backend of a name. */
export type EngineTable = Readonly<Record<BackendChoice, Engine>>

export const engines: EngineTable = {
  auto: openAuto({builtIn, keras, hasGpu: environment => gpuHardware(environment) !== undefined}),
  native: builtIn,
  wasm: builtIn,
  cpu: builtIn,
  keras,
}

/**
 * The engine that has a backend, and what to ask it for. A name that nobody has (a run begun where there was another
 * engine) is taken for `auto`: what is chosen then is for the session to tell.
 */
export function engineFor(name: string, table: EngineTable): {engine: Engine; backend: BackendChoice} {
  const backend = Object.hasOwn(table, name) ? (name as BackendChoice) : 'auto'
  return {engine: table[backend], backend}
}
