import {expect, it} from 'vitest'
import {whyWords} from '../../src/text/why.ts'

it.each([
  ['auto', 'the best that computes here', '此处可用的最佳引擎'],
  ['native-missing', 'tfjs-node is not installed', '未安装 tfjs-node'],
  [
    'native-unavailable: no library',
    'native does not work here: no library',
    'native 在此不可用：no library',
  ],
  ['wasm 2 ms < native 3 ms', 'wasm 2 ms < native 3 ms', 'wasm 2 ms < native 3 ms'],
])('says %s in both languages', (why, en, zh) => {
  expect(whyWords(why, 'en')).toBe(en)
  expect(whyWords(why, 'zh')).toBe(zh)
})
