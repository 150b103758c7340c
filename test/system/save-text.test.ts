import {mkdtempSync, readdirSync, readFileSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {basename, join} from 'node:path'
import {afterEach, beforeEach, expect, it} from 'vitest'
import {saveText} from '../../src/system/save-text.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tfnotes-save-'))
})
afterEach(() => rmSync(folder, {recursive: true}))

it('writes another text beside what is there, and the same one once', async () => {
  const names: string[] = []
  for (const text of ['one', 'two', 'two', 'one', 'three'])
    names.push(basename(await saveText(folder, 'mnist.py', text)))
  expect(names).toEqual(['mnist.py', 'mnist-2.py', 'mnist-2.py', 'mnist.py', 'mnist-3.py'])
  expect(readdirSync(folder)).toHaveLength(3)
  expect(readFileSync(join(folder, 'mnist.py'), 'utf8')).toBe('one')
})

it('says what is wrong with a place that cannot be written', async () => {
  await expect(saveText(join(folder, 'missing'), 'mnist.py', 'one')).rejects.toMatchObject({
    name: 'TfnotesError',
  })
})
