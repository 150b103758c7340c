import type {RunOption} from '../../settings/run-options.ts'
import type {Kind, Setting} from '../../settings/setting.ts'
import type {Flag} from './command.ts'

/** What stands for a value in the help; a flag has none. */
export const placeholders: {readonly [K in Kind['kind']]?: string} = {
  integer: 'n',
  number: 'x',
  count: 'n',
  choice: 'name',
  text: 'text',
  path: 'file',
  list: 'n,n,...',
  grid: 'n,n; n,n; ...',
}

/** A setting as an option. Its value is checked by the chapter or the lab, not by the command line. */
export function flagOfSetting({kind, help}: Pick<Setting, 'kind' | 'help'>): Flag {
  const value = placeholders[kind]
  return {help, ...(value !== undefined && {value})}
}

/** An option of a run; of its choices each is known to the command line. */
export const flagOfOption = (option: RunOption): Flag => ({
  ...flagOfSetting({...option, help: option.usage ?? option.help}),
  ...(option.placeholder !== undefined && {value: option.placeholder}),
  ...(option.kind === 'choice' && {choices: option.choices}),
})
