import type {Kind, Setting, Values} from '../../settings/setting.ts'

/** A setting of a chapter; also says which step of the page shows it. */
export type Hyperparameter = Setting<
  Extract<Kind, {kind: 'integer' | 'number' | 'choice' | 'flag' | 'text'}>
> & {
  readonly step: 'data' | 'prepare' | 'build' | 'compile' | 'fit'
}

export type Hyperparameters = Readonly<Record<string, Hyperparameter>>

/** The values of a chapter's hyperparameters, as its builder and the trainer receive them. */
export type HyperparameterValues = Values<Hyperparameters>
