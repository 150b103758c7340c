import {chapters} from '../../src/chapters/index.ts'
import {type Preference, preferences} from '../../src/config/preferences.ts'
import type {Setting} from '../../src/settings/setting.ts'
import {type Binding, type Command, type Context, keyTable} from '../../src/ui/keys/table.ts'
import {en} from '../../src/ui/text/en.ts'

const object = (properties: object, more: object = {}) => ({
  type: 'object',
  properties,
  additionalProperties: false,
  ...more,
})

const preferenceSchema = ({environment, help, ...kind}: Preference) => ({
  description: `${help.en} (${environment})`,
  ...(kind.kind === 'choice'
    ? {enum: kind.choices}
    : kind.kind === 'flag'
      ? {type: 'boolean'}
      : {type: 'string', minLength: 1}),
})

const keys = {$ref: '#/definitions/keys'}

const contextSchema = (context: Context) => {
  const bindings: readonly Binding[] = keyTable[context]
  return object(
    Object.fromEntries(
      bindings.map(({command, keys: own}) => [
        command,
        {description: `${en.commands[command as Command][1]} (${own.join(' ')})`, ...keys},
      ]),
    ),
    {description: en.contexts[context]},
  )
}

function settingSchema(setting: Setting) {
  const description = setting.help.en
  switch (setting.kind) {
    case 'integer':
    case 'number':
      return {description, type: setting.kind, minimum: setting.min, maximum: setting.max}
    case 'choice':
      return {description, enum: setting.choices}
    case 'flag':
      return {description, type: 'boolean'}
    default:
      return {description, type: ['string', 'number']}
  }
}

/** The JSON schema of a settings file, for editors. */
export const settingsSchema = () => ({
  $schema: 'http://json-schema.org/draft-07/schema#',
  title: 'tfnotes settings',
  definitions: {
    keys: {anyOf: [{type: 'string'}, {type: 'array', items: {type: 'string'}, minItems: 1}]},
  },
  ...object({
    $schema: {type: 'string'},
    ...Object.fromEntries(Object.entries(preferences).map(([name, one]) => [name, preferenceSchema(one)])),
    keys: object(
      Object.fromEntries((Object.keys(keyTable) as Context[]).map(name => [name, contextSchema(name)])),
      {description: 'keys of your own, by screen and command'},
    ),
    presets: object(
      Object.fromEntries(
        chapters.map(({id, settings}) => [
          id,
          {
            type: 'object',
            additionalProperties: object(
              Object.fromEntries(Object.entries(settings).map(([key, one]) => [key, settingSchema(one)])),
            ),
          },
        ]),
      ),
      {description: 'presets of your own, by chapter and name'},
    ),
  }),
})

/** A line for each property of the outer objects. */
export const written = (value: object, depth = 0): string => {
  const indent = ' '.repeat(depth + 1)
  const rows = Object.entries(value).map(([key, one]) => {
    const isOuter = depth < 4 && typeof one === 'object' && !Array.isArray(one)
    return `${indent}${JSON.stringify(key)}: ${isOuter ? written(one, depth + 1) : JSON.stringify(one)}`
  })
  return `{\n${rows.join(',\n')}\n${' '.repeat(depth)}}`
}
