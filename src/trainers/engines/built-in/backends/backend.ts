export type BackendName = 'native' | 'wasm' | 'cpu'

/** The engine that computes a run. */
export interface Backend {
  readonly name: BackendName
  readonly version: string
  /** Threads its kernels use. */
  readonly threads: number
  /** `chosen`, `auto`, or `<backend>-unavailable: <reason>` for the backend that was tried before, for the run's event. */
  readonly why: string
}

/** Brings a backend up and makes it tfjs' active one; throws when it cannot compute. */
export type StartBackend = (options: StartOptions) => Promise<Omit<Backend, 'why'>>

export interface StartOptions {
  /** 0: as many as the machine has cores. */
  readonly threads: number
  /** Where `doctor --link-tensorflow` puts the addon it builds; looked at before the installed package. */
  readonly nativeFolder?: string | undefined
}
