import type {Kind, Setting, Values} from '../../settings/setting.ts'
import type {PageStep} from '../page-steps.ts'

/** A setting of a chapter; also says which step of the page shows it. */
export type Hyperparameter = Setting<
  Extract<Kind, {kind: 'integer' | 'number' | 'choice' | 'flag' | 'text'}>
> & {
  readonly step: Exclude<PageStep, 'apply'>
}

export type Hyperparameters = Readonly<Record<string, Hyperparameter>>

/** The values of a chapter's hyperparameters, as its builder and the trainer receive them. */
export type HyperparameterValues = Values<Hyperparameters>
