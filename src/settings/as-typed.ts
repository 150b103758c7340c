import {flagName, flagOf} from '../text/flag-name.ts'
import {formatSetting} from './format-setting.ts'
import type {Value} from './setting.ts'

/** A value as it is typed on a command line. What begins with a minus would be taken for a flag of its own. */
export function asTyped(key: string, value: Value): readonly string[] {
  if (typeof value === 'boolean') return [value ? flagName(key) : `--no-${flagOf(key)}`]
  const text = formatSetting(value)
  return text.startsWith('-') ? [`${flagName(key)}=${text}`] : [flagName(key), text]
}
