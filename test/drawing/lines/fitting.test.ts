import {describe, expect, it} from 'vitest'
import {inAscii} from '../../../src/drawing/lines/ascii.ts'
import {line} from '../../../src/drawing/lines/span.ts'
import {clauses, joinFitting} from '../../../src/drawing/lines/width.ts'

const textOf = (row: readonly {text: string}[]) => row.map(({text}) => text).join('')

describe('where there is little room', () => {
  it('a sentence loses its last clauses, not the middle of a word', () => {
    const words = '3 layers, 101,770 parameters, 101,632 multiply-adds a sample'
    expect(clauses(words, 60, '…')).toBe(words)
    expect(clauses(words, 40, '…')).toBe('3 layers, 101,770 parameters')
    expect(clauses(words, 10, '…')).toBe('3 layers')
    expect(clauses(words, 5, '…')).toBe('3 la…')
    expect(clauses('8 轮，每批 32 个，每轮验证', 12, '…')).toBe('8 轮')
  })

  it('typography stays as wide where only ASCII can be shown', () => {
    expect(textOf(inAscii(line('the notes’ 28×28 → “7” ± −1 …')))).toBe('the notes\' 28x28 > "7" ~ -1 .')
    expect(textOf(inAscii(line('Trying a batch…'), 1))).toBe('Trying a batch.')
    expect(textOf(inAscii(line('Trying a batch…'), 2))).toBe('Trying a batch...')
  })

  it('a row of facts loses the last ones whole', () => {
    const facts = [line('backend wasm'), line('seed 1'), line('not installed')]
    expect(textOf(joinFitting(facts, '  ', 40))).toBe('backend wasm  seed 1  not installed')
    expect(textOf(joinFitting(facts, '  ', 25))).toBe('backend wasm  seed 1')
  })
})
