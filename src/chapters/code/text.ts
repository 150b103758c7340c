import type {Localised} from '../../text/localised.ts'
import {escapeUnsafe} from '../../text/strip.ts'
import type {ProgramPart} from './program.ts'

/** camelCase → snake_case. */
export const snake = (name: string): string => name.replace(/[A-Z]/g, letter => `_${letter.toLowerCase()}`)

/** letters-onehot-1 → LettersOnehot1. */
export const pascal = (id: string): string =>
  id
    .split('-')
    .map(word => word.slice(0, 1).toUpperCase() + word.slice(1))
    .join('')

/** A number that is no integer in Python, either: Keras takes no learning rate of `1`. */
export const float = (value: unknown): string => (Number.isInteger(value) ? `${value}.0` : String(value))

/** A string as Python writes it. */
export const quoted = (text: string): string =>
  escapeUnsafe(JSON.stringify(text), character => {
    const point = (character.codePointAt(0) ?? 0).toString(16)
    return point.length > 4 ? `\\U${point.padStart(8, '0')}` : `\\u${point.padStart(4, '0')}`
  })

export const indented = (lines: readonly string[], by: number): string[] =>
  lines.map(line => (line === '' ? '' : ' '.repeat(by) + line))

/** Whole lines of text, as a template literal is most easily written: without its first line break and indentation. */
export function block(text: string): string[] {
  const lines = text.replace(/^\n/, '').trimEnd().split('\n')
  const margin = Math.min(
    ...lines.filter(line => line.trim() !== '').map(line => /^ */.exec(line)?.[0].length ?? 0),
  )
  return lines.map(line => line.slice(margin))
}

/** Headings of the six steps (§2.1). */
export const stepHeadings: Readonly<Record<ProgramPart, Localised>> = {
  import: {en: '1 import', zh: '1 导入模块'},
  data: {en: '2 data', zh: '2 数据'},
  network: {en: '3 network', zh: '3 搭建网络'},
  compile: {en: '4 compile', zh: '4 配置训练方法'},
  fit: {en: '5 fit', zh: '5 训练'},
  apply: {en: '6 summary and application', zh: '6 打印结构，应用网络'},
}
