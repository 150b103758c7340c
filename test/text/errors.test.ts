import {readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {describe, expect, it} from 'vitest'
import {TfnotesError} from '../../src/errors.ts'
import {errors} from '../../src/text/errors.ts'
import {errorSentence, failureSentence, warningSentence} from '../../src/text/sentence.ts'
import type {Template} from '../../src/text/templates.ts'
import {verdicts} from '../../src/text/verdicts.ts'
import {warnings} from '../../src/text/warnings.ts'
import {words} from '../../src/text/words/index.ts'

const src = fileURLToPath(new URL('../../src', import.meta.url))

const sources = readdirSync(src, {recursive: true, encoding: 'utf8'})
  .filter(name => /\.tsx?$/.test(name))
  .map(name => ({name, text: readFileSync(join(src, name), 'utf8')}))

/** Every code that some source throws or warns of, with the file. */
const thrown = new Map(
  sources.flatMap(({name, text}) =>
    [...text.matchAll(/(?:new TfnotesError\(|\brefuse\(|event: 'warning', code: )\s*'([a-z0-9-]+)'/g)].map(
      match => [match[1] as string, name] as const,
    ),
  ),
)

const placesOf = (template: Template) =>
  new Set(
    [...(typeof template === 'string' ? template : String(template)).matchAll(/\{(\w+)(?:\|\w+)?\}/g)].map(
      match => match[1],
    ),
  )

describe('sentences', () => {
  it('name a run in a line for the shell as one word, whatever its folder is called', () => {
    const sentence = (run: string) => failureSentence({code: 'run-crashed', detail: {run}}, 'en')
    expect(sentence('iris-1')).toMatch(/tfnotes train --resume iris-1$/)
    expect(sentence("a';rm -rf ~;\u202e")).toMatch(/tfnotes train --resume 'a'\\'';rm -rf ~;'$/)
    expect(words.en.goesOn('a;b')).toMatch(/tfnotes attach 'a;b'$/)
    expect(words.zh.resumeWith('$(a)')).toMatch(/tfnotes train --resume '\$\(a\)'$/)
  })

  it('tell choices, and why an engine does not compute, in words', () => {
    const why = 'native-unavailable: native-missing'
    const warning = {code: 'backend-unavailable', detail: {wanted: 'native', used: 'wasm', why}}
    expect(warningSentence(warning, 'en')).toBe(
      'The backend native TensorFlow is not available here (tfjs-node is not installed); WebAssembly takes its place.',
    )
    expect(warningSentence(warning, 'zh')).toBe(
      '后端“原生 TensorFlow”在此不可用（未安装 tfjs-node），改用 WebAssembly。',
    )
    const detail = {loss: 'sparseCategoricalCrossentropy', accepted: ['meanSquaredError']}
    expect(failureSentence({code: 'loss-needs-classes', detail}, 'en')).toMatch(
      /The loss cross-entropy .*: take mean squared error \(--loss meanSquaredError\)\.$/,
    )
  })

  it('there is one for every code in the sources', () => {
    expect(thrown.size).toBeGreaterThan(40)
    const missing = [...thrown].filter(([code]) => !(code in errors) && !(code in warnings))
    expect(missing).toEqual([])
  })

  const tables = Object.entries({...errors, ...warnings, ...verdicts})

  it.each(tables)(
    '%s: Chinese is Chinese, ends as a sentence, and names what English names',
    (_, {en, zh}) => {
      const sentence = typeof zh === 'string' ? zh : zh({})
      expect(sentence).toMatch(/[\u4e00-\u9fff]/)
      expect(typeof en === 'string' ? en : en({})).not.toMatch(/[\u4e00-\u9fff]/)
      expect([...placesOf(zh)].sort()).toEqual([...placesOf(en)].sort())
    },
  )

  it('fills places, joins lists in the language’s manner and counts what it leaves out', () => {
    const error = new TfnotesError('npz-missing', {file: 'a.npz', missing: ['x', 'y']})
    expect(errorSentence(error, 'en')).toBe('a.npz lacks the arrays x, y.')
    expect(errorSentence(error, 'zh')).toBe('a.npz 缺少数组 x、y。')
    const many = new TfnotesError('npz-missing', {
      file: 'a',
      missing: Array.from({length: 20}, (_, i) => `n${i}`),
    })
    expect(errorSentence(many, 'en')).toBe('a lacks the arrays n0, n1, n2, n3, n4, n5, n6, n7, and 12 more.')
    expect(errorSentence(many, 'zh')).toContain('n7、等 20 项')
  })

  it('writes bytes for people', () => {
    const error = new TfnotesError('too-large', {file: 'a', limit: 2_500_000_000})
    expect(errorSentence(error, 'en')).toContain('2.5 GB')
    expect(errorSentence(new TfnotesError('too-large', {file: 'a', limit: 0}), 'en')).toContain('0 B')
  })

  it('lets no control character of a file’s name through', () => {
    const error = new TfnotesError('file-missing', {path: 'a\u001b[31m\u009bb\r\nc\u202ed'})
    const sentence = errorSentence(error, 'en')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be there
    expect(sentence).not.toMatch(/[\x00-\x1f\x7f-\x9f\u202e]/)
    expect(sentence).toContain('ab cd')
  })

  it('says something of details of any shape: they may be of a stranger', () => {
    const keys = ['path', 'reason', 'message', 'problem', 'kind', 'code', 'signal', 'found', 'name']
    for (const odd of [{toString: null}, [[{toString: null}]], null, {}]) {
      const detail = Object.fromEntries(keys.map(key => [key, odd]))
      for (const code of [...Object.keys(errors), ...Object.keys(warnings), 'nonsense'])
        for (const language of ['en', 'zh'] as const)
          expect(warningSentence({code, detail}, language)).not.toBe('')
    }
  })

  it('names the way out for files that a backup by hard links has tied together', () => {
    const detail = {path: '/run/events.jsonl', kind: 'hard-link'}
    expect(failureSentence({code: 'foreign-file', detail}, 'en')).toContain('cp -r')
  })

  it('says something of errors and codes it does not know', () => {
    expect(errorSentence(new Error('boom\nat x'), 'en')).toBe(
      'Unexpected error: boom. Set TFNOTES_DEBUG=1 to see where it arose.',
    )
    expect(failureSentence({code: 'toString', detail: {a: 1}}, 'en')).toContain('toString')
    expect(warningSentence({code: 'plateau', detail: {epochs: 3}}, 'zh')).toContain('3 轮')
  })
})
