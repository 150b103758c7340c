import type {Hyperparameter} from '../../chapters/hyperparameters.ts'
import {parseHyperparameter} from '../../chapters/values.ts'

const limits = (kind: 'integer' | 'number', min: number, max: number): Hyperparameter => {
  const text = {en: '', zh: ''}
  const described = {label: text, help: text, step: 'fit' as const, default: min, min, max}
  return kind === 'integer' ? {kind, ...described} : {kind, walk: 'linear', ...described}
}

/** A whole number given as an option; undefined when it was not. @throws TfnotesError `not-a-number` … (usage) */
export const readCount = (name: string, given: unknown, min: number, max: number): number | undefined =>
  given === undefined ? undefined : Number(parseHyperparameter(name, limits('integer', min, max), given))

/** The same for any number. */
export const readNumber = (name: string, given: unknown, min: number, max: number): number =>
  Number(parseHyperparameter(name, limits('number', min, max), given))
