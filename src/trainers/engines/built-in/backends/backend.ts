import type {Backend} from '../../engine.ts'

/** In the order in which they are tried. */
export const backendNames = ['native', 'wasm', 'cpu'] as const
export type BackendName = (typeof backendNames)[number]

/** Of the engine's own. */
export interface BuiltInBackend extends Backend {
  readonly name: BackendName
}

/** Brings a backend up and makes it tfjs' active one; throws when it cannot compute. */
export type StartBackend = (options: StartOptions) => Promise<Omit<BuiltInBackend, 'why'>>

export interface StartOptions {
  /** 0: as many as the machine has cores. */
  readonly threads: number
  /** How many of them are to take part at first, where that can be changed. @default all */
  readonly active?: number | undefined
  /** Where `doctor --link-tensorflow` puts the addon it builds; looked at before the installed package. */
  readonly nativeFolder?: string | undefined
}
