import {runInNewContext} from 'node:vm'
import {transformSync} from 'esbuild'
import {describe, expect, it} from 'vitest'
import type {Chapter} from '../../src/chapters/chapter.ts'
import {printCode} from '../../src/chapters/code/print-code.ts'
import type {CodeOptions} from '../../src/chapters/code/program.ts'
import {quoted} from '../../src/chapters/code/text.ts'
import {literal} from '../../src/chapters/code/typescript/layers.ts'
import {chapterById} from '../../src/chapters/index.ts'
import {defaults} from '../../src/settings/tunable.ts'

function print(id: string, options: Omit<CodeOptions, 'h'>): string {
  const chapter = chapterById(id) as Chapter
  return printCode(chapter, {h: defaults(chapter), ...options}).join('\n')
}

describe('a printed program', () => {
  const own = {dataset: 'own-pictures', images: 'photos'} as const
  const [python, ts] = [
    {lang: 'python', style: 'sequential'},
    {lang: 'ts', style: 'sequential'},
  ] as const

  it('has as many outputs as the own pictures have classes', () => {
    for (const id of ['custom-dataset', 'lenet', 'resnet18']) {
      expect(print(id, {...python, ...own})).toContain('Dense(len(names), activation="softmax"')
      expect(print(id, {...ts, ...own})).toMatch(/dense\(\{units: names\.length, activation: 'softmax'/)
      expect(print(id, {...python, style: 'class', ...own})).toContain('Dense(len(names), ')
    }
    expect(print('lenet', python)).toContain('layers.Dense(10, activation="softmax")')
  })

  it('takes the classes from folders where there is no file of labels', () => {
    expect(print('custom-dataset', {...python, ...own})).toContain('os.scandir(folder)')
    expect(print('custom-dataset', {...ts, ...own})).toContain('readdirSync(folder')
    const labelled = {...own, labels: 'names.txt'}
    expect(print('custom-dataset', {...python, ...labelled})).toContain('open("names.txt"')
    expect(print('custom-dataset', {...ts, ...labelled})).toContain("readFileSync('names.txt'")
    expect(print('custom-dataset', {...ts, ...labelled})).not.toContain('readdirSync')
  })

  it('reads arrays where the own pictures are in a file of such', () => {
    const arrays = {dataset: 'own-pictures', images: 'digits.npz'} as const
    expect(print('custom-dataset', {...python, ...arrays})).toContain('np.load("digits.npz")')
    expect(print('custom-dataset', {...python, ...arrays})).not.toMatch(/listdir|rsplit/)
    const unpacked = print('custom-dataset', {...ts, ...arrays})
    expect(unpacked).toContain("unzipSync(readFileSync('digits.npz'))")
    expect(unpacked).toMatch(/npm install .* fflate /)
    expect(unpacked).not.toContain('readdirSync')
    const pair = {dataset: 'own-pictures', images: 'x.npy', labels: 'y.npy'} as const
    expect(print('lenet', {...python, ...pair})).toMatch(/np\.load\("x\.npy"\).*np\.load\("y\.npy"\)/)
    expect(print('lenet', {...ts, ...pair})).toContain("'y.npy': readFileSync('y.npy')")
    expect(print('lenet', {...ts, ...pair})).not.toContain('fflate')
  })

  it('writes a path that would break out of its quotation marks as what it is', () => {
    const path = `a'"\\\\'"\${b}\`\n#*/\r\u2028\u0085\u202e\u{e0041}é`
    for (const lang of ['python', 'ts'] as const)
      for (const ending of ['', '.npz', '.npy']) {
        const options = {lang, style: 'sequential', dataset: 'own-pictures'} as const
        const odd = print('custom-dataset', {...options, images: path + ending, labels: path})
        const plain = print('custom-dataset', {...options, images: `a${ending}`, labels: 'a'})
        expect(odd.split('\n')).toHaveLength(plain.split('\n').length)
        expect(odd).not.toMatch(/[\r\u2028\u0085\u202e\u{e0041}]/u)
        if (lang === 'ts') expect(() => transformSync(odd, {loader: 'ts', format: 'esm'})).not.toThrow()
      }
    expect(runInNewContext(literal(path))).toBe(path)
    expect(quoted(path)).toBe(String.raw`"a'\"\\\\'\"${'$'}{b}${'`'}\n#*/\r\u2028\u0085\u202e\U000e0041é"`)
  })

  it('makes a photograph look like the training pictures: ink is cut out, a garment inverted', () => {
    expect(print('mnist', python)).toContain('np.where(picture < 200, 255, 0)')
    expect(print('fashion', python)).toContain('255 - picture')
    expect(print('fashion', ts)).toContain('1 - value / 255')
    expect(print('cifar10', python)).not.toContain('255 - picture')
  })

  it('imports what it uses', () => {
    for (const id of ['iris', 'mnist', 'letters-onehot-1', 'stock-lstm', 'iris-manual']) {
      const program = print(id, python)
      expect(program.includes('import tensorflow as tf'), id).toBe(/\btf\./.test(program))
    }
  })
})
