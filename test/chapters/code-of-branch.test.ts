import {describe, expect, it} from 'vitest'
import type {Chapter} from '../../src/chapters/chapter.ts'
import {printCode} from '../../src/chapters/code/print-code.ts'
import type {Beginning} from '../../src/chapters/code/program.ts'
import {chapterById} from '../../src/chapters/index.ts'
import {defaults} from '../../src/settings/tunable.ts'

const mnist = chapterById('mnist') as Chapter
const print = (begins: Beginning, lang: 'python' | 'ts' = 'python') =>
  printCode(mnist, {lang, style: 'sequential', h: defaults(mnist), begins})

describe('the program of a run that begins with other weights than its seed’s', () => {
  it('loads those of its parent, and counts epochs on', () => {
    const text = print({parent: {run: 'mnist-1', checkpoint: 'best', epoch: 3}}).join('\n')
    expect(text).toContain('tfnotes export "mnist-1" --from best --format keras --out parent.keras\n')
    expect(text).toContain('model.load_weights("parent.keras")')
    expect(text).toContain('initial_epoch=3,')
  })

  it('loads the file', () => {
    const lines = print({initFrom: {file: '/a/b.keras'}})
    expect(lines).toContain('model.load_weights("/a/b.keras")')
    expect(lines.join('\n')).not.toContain('initial_epoch')
  })

  it.each(['python', 'ts'] as const)('names what a stranger called it in one line of %s', lang => {
    for (const bad of ['x\nimport os', 'x\u2028y', 'x\r\u0085y', '"; import os; "'])
      for (const begins of [{initFrom: {file: bad}}, {parent: {run: bad, checkpoint: 'last', epoch: 1}}]) {
        const lines = print(begins, lang)
        expect(lines.every(line => !/[\n\r\u0085\u2028\u2029]/.test(line))).toBe(true)
        expect(lines.length).toBe(
          print({initFrom: {file: 'x'}}, lang).length + (lang === 'python' && 'parent' in begins ? 2 : 0),
        )
      }
  })
})
