import {expect, it} from 'vitest'
import {whyOfRun, whyWords} from '../../src/text/why.ts'

it.each([
  ['auto', 'the best that computes here', '此处可用的最优后端'],
  ['native-missing', 'tfjs-node is not installed', '未安装 tfjs-node'],
  [
    'native-unavailable: no library',
    'native TensorFlow does not work here: no library',
    '原生 TensorFlow 在此不可用：no library',
  ],
  [
    'wasm 2 ms < native 3 ms',
    'WebAssembly 2 ms < native TensorFlow 3 ms',
    'WebAssembly 2 ms < 原生 TensorFlow 3 ms',
  ],
])('says %s in both languages', (why, en, zh) => {
  expect(whyWords(why, 'en')).toBe(en)
  expect(whyWords(why, 'zh')).toBe(zh)
})

it.each([
  ['auto', ''],
  ['chosen', ''],
  ['native-unavailable: native-missing', ''],
  ['native-unavailable: no library', 'native TensorFlow does not work here: no library'],
])('%s is not said of every run', (why, en) => {
  expect(whyOfRun(why, 'en')).toBe(en)
})
