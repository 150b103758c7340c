import {expect, it} from 'vitest'
import {jsonLine, strip, stripLines} from '../../src/text/strip.ts'

it.each([
  ['two words\u00a0— 两个词', 'two words\u00a0— 两个词'],
  ['a\u001b[31mred\u001b[0m', 'ared'],
  ['\u001b]0;title\u0007a\u009b2Jb', 'ab'],
  ['one\r\n\ttwo\u0000', 'one two'],
  ['moc.\u202elive\u200b', 'moc.live'],
  ['c\u3164a\u034ft\u{e0041}\ufe0f', 'cat'],
])('%j is printed as %j', (text, printed) => expect(strip(text)).toBe(printed))

it('lines stay lines where a text has several', () => {
  expect(stripLines('Error: a\u009b2J\n\tat b')).toBe('Error: a\n at b')
})

it('JSON keeps every character and shows none that would steer a terminal', () => {
  const value = {'a\u202e': 'b\u0085\u007f\u2028\u2066\u{e0041}é猫\u001b'}
  expect(jsonLine(value)).toBe('{"a\\u202e":"b\\u0085\\u007f\\u2028\\u2066\\udb40\\udc41é猫\\u001b"}')
  expect(JSON.parse(jsonLine(value))).toEqual(value)
})
