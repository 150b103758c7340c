import {TfnotesError} from '../../errors.ts'
import {parseSetting} from '../../settings/parse-setting.ts'
import type {RunOption} from '../../settings/run-options.ts'
import type {Kind, ValueOf} from '../../settings/setting.ts'
import {flagOf} from '../../text/flag-name.ts'
import type {Context, Given} from './command.ts'

/**
 * An option of a run: as its flag says, else the environment, else its default.
 * @throws TfnotesError (usage) as `parseSetting`, `bad-environment`
 */
export function readOption<K extends Kind>(
  key: string,
  option: RunOption<K> & K,
  {env}: Pick<Context, 'env'>,
  flags: Given = {},
): ValueOf<K> {
  const flag = option.flag ?? key
  if (flags[flag] !== undefined) return parseSetting<K>(flagOf(flag), option, flags[flag])
  const {environment: name = '', default: start} = option
  const value = env[name]
  if (value === undefined || value === '') return start as ValueOf<K>
  try {
    return parseSetting<K>(name, option, value)
  } catch (cause) {
    if (!(cause instanceof TfnotesError)) throw cause
    const {accepted = [`${cause.detail.min} … ${cause.detail.max}`]} = cause.detail
    throw new TfnotesError('bad-environment', {name, value, accepted}, {cause, usage: true})
  }
}
