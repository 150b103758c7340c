import {expect, it} from 'vitest'
import {strip} from '../../src/text/strip.ts'

it.each([
  ['two words\u00a0— 两个词', 'two words\u00a0— 两个词'],
  ['a\u001b[31mred\u001b[0m', 'ared'],
  ['\u001b]0;title\u0007a\u009b2Jb', 'ab'],
  ['one\r\n\ttwo\u0000', 'one two'],
  ['moc.\u202elive\u200b', 'moc.live'],
])('%j is printed as %j', (text, printed) => expect(strip(text)).toBe(printed))
