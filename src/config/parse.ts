import {getNodeValue, type Node, type ParseError, parseTree, printParseErrorCode} from 'jsonc-parser'
import {TfnotesError} from '../errors.ts'
import {editDistance} from '../text/edit-distance.ts'
import type {ErrorCode} from '../text/errors.ts'
import {type Preference, type PreferenceName, preferenceNames, preferences} from './preferences.ts'
import type {OwnPreset, Placed, Said} from './said.ts'

/** What else a file may say. */
const others = ['keys', 'presets', '$schema'] as const

/** What was wanted where the text is no JSON; what is not listed is an `unexpected` character. */
const wanted: Readonly<Record<string, string>> = {
  PropertyNameExpected: '"…"',
  InvalidSymbol: '"…", true, false, 1, {…}, […]',
  ValueExpected: '"…", true, false, 1, {…}, […]',
  ColonExpected: ':',
  CommaExpected: ',',
  CloseBraceExpected: '}',
  CloseBracketExpected: ']',
  UnexpectedEndOfComment: '*/',
  UnexpectedEndOfString: '"',
}

/** Line and column of a place, both from 1, as editors count them. */
function placeIn(text: string, offset: number): string {
  const before = text.slice(0, offset).split('\n')
  return `${before.length}:${[...(before.at(-1) ?? '')].length + 1}`
}

/**
 * Reads the text of a settings file: JSON, in which comments and a comma behind the last one may stand. Whatever it says must be
 * known; that keys are free and values fit their chapters is checked by those who know them.
 * @param path the file, for `path:line:column` of what is wrong
 * @throws TfnotesError (usage) `not-json`, `unknown-setting`, `setting-twice`, `setting-shape`, each with its place
 */
export function parseSettingsFile(source: string, path: string): Said {
  const text = source.replace(/^\ufeff/, '')
  const at = (offset: number) => `${path}:${placeIn(text, offset)}`
  const refuse = (node: Pick<Node, 'offset'>, code: ErrorCode, detail: TfnotesError['detail']) =>
    new TfnotesError(code, {at: at(node.offset), ...detail}, {usage: true})

  const root = treeOf(text, at)
  const {object, text: string} = readers(refuse)

  const said: {
    preferences: Partial<Record<PreferenceName, Placed<string>>>
    keys: Said['keys']
    presets: Said['presets']
  } = {preferences: {}, keys: {}, presets: {}}
  for (const [name, key, value] of object(root, '{…}')) {
    const preference = preferenceNames.find(one => one === name)
    if (preference) said.preferences[preference] = placedPreference(preference, value)
    else if (name === 'keys') said.keys = keysOf(value)
    else if (name === 'presets') said.presets = presetsOf(value)
    else if (name !== '$schema') {
      const accepted = [...preferenceNames, ...others]
      const suggestion = accepted.find(one => editDistance(one, name.toLowerCase()) < 3)
      throw refuse(key, 'unknown-setting', {name, suggestion, accepted})
    }
  }
  return said

  function placedPreference(name: PreferenceName, node: Node): Placed<string> {
    const preference: Preference = preferences[name]
    const [accepted, fits] = acceptedBy(preference)
    if (!fits(node.value)) throw refuse(node, 'setting-shape', {name, value: shown(node), accepted})
    return {value: String(node.value), at: at(node.offset)}
  }

  function keysOf(node: Node): Said['keys'] {
    return byName(object(node, '{"run": {"pause": ["p"]}}'), context =>
      byName(object(context, '{"pause": ["p"]}'), binding => {
        const keys = binding.type === 'array' ? (binding.children ?? []) : [binding]
        const placed = keys.map(key => ({value: string(key, '"p", ["p", "ctrl-p"]'), at: at(key.offset)}))
        if (placed.length === 0)
          throw refuse(binding, 'setting-shape', {
            name: 'keys',
            value: '[]',
            accepted: ['"p"', '["p", "ctrl-p"]'],
          })
        return {value: placed, at: at(binding.offset)}
      }),
    )
  }

  function presetsOf(node: Node): Said['presets'] {
    return byName(object(node, '{"mnist": {"mine": {"epochs": 3}}}'), chapter =>
      byName(
        object(chapter, '{"mine": {"epochs": 3}}'),
        (preset): OwnPreset => ({
          at: at(preset.offset),
          values: byName(object(preset, '{"epochs": 3}'), (value, name) => {
            if (value.type !== 'string' && value.type !== 'number' && value.type !== 'boolean')
              throw refuse(value, 'setting-shape', {
                name,
                value: shown(value),
                accepted: ['"…"', '1', 'true', 'false'],
              })
            return {value: value.value, at: at(value.offset)}
          }),
        }),
      ),
    )
  }
}

/** What may be said, as it is written in JSON, and whether a value is that. */
function acceptedBy(
  preference: Preference,
): [accepted: readonly string[], fits: (value: unknown) => boolean] {
  switch (preference.kind) {
    case 'choice':
      return [
        preference.choices.map(one => `"${one}"`),
        value => preference.choices.some(choice => choice === value),
      ]
    case 'flag':
      return [['true', 'false'], value => typeof value === 'boolean']
    case 'text':
    case 'path':
      return [['"…"'], value => typeof value === 'string' && value.trim() !== '']
  }
}

/** The text as a tree, or where it is none. */
function treeOf(text: string, at: (offset: number) => string): Node {
  const errors: ParseError[] = []
  // What is nested too deeply for the parser is no settings file.
  let root: Node | undefined
  try {
    root = parseTree(text, errors, {allowTrailingComma: true})
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause
  }
  const [first] = errors
  if (root && !first) return root
  const {offset, length} = first ?? {offset: 0, length: 0}
  const found = text.slice(offset, offset + Math.max(1, length)).split('\n')[0]
  throw new TfnotesError(
    'not-json',
    {
      at: at(offset),
      found: found?.trim() ?? '',
      wanted: first && root ? wanted[printParseErrorCode(first.error)] : '{…}',
    },
    {usage: true},
  )
}

const shown = (node: Node) => JSON.stringify(getNodeValue(node))

type Property = readonly [name: string, key: Node, value: Node]

/** A record of what each property says. */
const byName = <T>(
  properties: readonly Property[],
  read: (value: Node, name: string) => T,
): Record<string, T> =>
  Object.assign(
    Object.create(null),
    Object.fromEntries(properties.map(([name, , value]) => [name, read(value, name)])),
  )

function readers(
  refuse: (node: Pick<Node, 'offset'>, code: ErrorCode, detail: TfnotesError['detail']) => TfnotesError,
) {
  const named = (node: Node) => String(node.parent?.children?.[0]?.value ?? 'config.json')
  return {
    /** The properties of an object, each said once. `example` is what would be right. */
    object(node: Node, example: string): readonly Property[] {
      if (node.type !== 'object')
        throw refuse(node, 'setting-shape', {name: named(node), value: shown(node), accepted: [example]})
      const seen = new Set<string>()
      return (node.children ?? []).flatMap(({children: [key, value] = []}): Property[] => {
        if (!key || !value) return []
        const name = String(key.value)
        if (seen.has(name)) throw refuse(key, 'setting-twice', {name})
        seen.add(name)
        return [[name, key, value]]
      })
    },
    text(node: Node, example: string): string {
      if (node.type !== 'string')
        throw refuse(node, 'setting-shape', {name: named(node), value: shown(node), accepted: [example]})
      return node.value
    },
  }
}
