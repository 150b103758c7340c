import {describe, expect, it} from 'vitest'
import {formatSetting} from '../../src/settings/format-setting.ts'
import {parseSetting} from '../../src/settings/parse-setting.ts'
import type {Kind} from '../../src/settings/setting.ts'

const choice: Kind = {kind: 'choice', choices: ['own-pictures', 'meanSquaredError'], titles: {}}
const count: Kind = {kind: 'count', min: 1, max: 100}
const integer: Kind = {kind: 'integer', min: 0, max: 9}

describe('parseSetting', () => {
  it.each([
    ['own-pictures', 'own-pictures'],
    ['OwnPictures', 'own-pictures'],
    ['mean-squared-error', 'meanSquaredError'],
  ])('finds the choice that %s means', (text, expected) => {
    expect(parseSetting('a', choice, text)).toBe(expected)
  })

  it('takes nothing for all of a count, and for no path', () => {
    expect(parseSetting('a', count, ' ')).toBeUndefined()
    expect(parseSetting('a', count, '20')).toBe(20)
    expect(parseSetting('a', {kind: 'path'}, '')).toBeUndefined()
    expect(formatSetting(undefined)).toBe('')
  })

  it.each([
    [integer, 'abc', 'not-a-number'],
    [integer, '1.5', 'not-an-integer'],
    [integer, '10', 'out-of-range'],
    [count, '0', 'out-of-range'],
    [count, '1.5', 'not-an-integer'],
    [{kind: 'flag'}, 'constructor', 'not-a-flag'],
  ] as const)('%j refuses %s: %s', (setting, text, code) => {
    expect(() => parseSetting('a', setting, text)).toThrow(code)
  })
})
