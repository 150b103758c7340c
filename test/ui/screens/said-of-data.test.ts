import {describe, expect, it} from 'vitest'
import type {ShownSet} from '../../../src/answers/inspection.ts'
import {glyphsFor} from '../../../src/drawing/glyphs.ts'
import {saidOf} from '../../../src/ui/screens/browse/state.ts'

const look = {glyphs: glyphsFor({}), theme: {depth: 'none', ground: 'dark', styled: false}} as const
const kept = {code: 'test-kept', detail: {used: 'val', count: 12, kept: ['test'], keptCount: 16}, message: ''}
const uneven = {
  code: 'classes-uneven',
  detail: {most: 90, mostName: 'cat', least: 1, leastName: 'dog', share: '98.9 %'},
  message: '',
}
const set = (remarks: readonly (typeof kept | typeof uneven)[]): ShownSet => ({
  kind: 'set',
  dataset: 'own-pictures',
  source: 'file',
  origin: '/pictures',
  part: 'train',
  inputShape: [8, 8, 1],
  classes: ['cat', 'dog'],
  total: 91,
  at: 0,
  remarks,
})
const text = (language: 'en' | 'zh', remarks: Parameters<typeof set>[0], width = 76) =>
  saidOf({set: set(remarks)}, {language, look}, width).map(row => row.map(({text}) => text).join(''))

describe('the pictures of a set', () => {
  it('stand below what there is to say of the data, in the language of the screen', () => {
    expect(text('en', [kept]).join(' ')).toMatch(/Validated with val \(12 pictures\); test \(16\)/)
    expect(text('zh', [kept, uneven]).join('')).toMatch(/val（12 张）.*cat.*dog/)
  })

  it('keep their room, and their place while nothing is known yet', () => {
    expect(saidOf({}, {language: 'en', look}, 76)).toHaveLength(1)
    expect(text('en', [kept, uneven, uneven, uneven], 40)).toHaveLength(4)
  })
})
