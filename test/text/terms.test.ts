import {readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {expect, it} from 'vitest'
import {terms} from '../../src/chapters/glossary/terms.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** A row of the glossary: what is written, and what is not. */
const rows = readFileSync(join(root, 'docs/terms.md'), 'utf8')
  .split('\n')
  .filter(line => /^\| \w/.test(line) && !line.startsWith('| English'))
  .map(line => {
    const [en = '', zh = '', not = ''] = line.split('|').slice(1, -1)
    return {en: en.trim(), zh: zh.trim(), not: not.split(',').map(word => word.trim())}
  })

/** Comments are read by those who write the program. The walks are recorded from it. */
const withoutComments = (source: string) =>
  source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '')

const texts = [
  ...readdirSync(join(root, 'src'), {recursive: true, encoding: 'utf8'})
    .filter(name => /\.tsx?$/.test(name))
    .map(name => ({name, text: withoutComments(readFileSync(join(root, 'src', name), 'utf8'))})),
  ...readdirSync(join(root, 'docs'))
    .filter(name => name.endsWith('.md') && !/^(terms|walk)/.test(name))
    .map(name => ({name, text: readFileSync(join(root, 'docs', name), 'utf8')})),
  {name: 'README.md', text: readFileSync(join(root, 'README.md'), 'utf8')},
]

it('the glossary has its terms in the order of the alphabet, each once', () => {
  const terms = rows.map(({en}) => en.toLowerCase().replace(/[^a-z ]/g, ''))
  expect(terms.length).toBeGreaterThan(20)
  expect(terms).toEqual([...new Set(terms)].sort())
})

it('the glossary of the screens calls the same things the same', () => {
  const written = new Map(rows.map(({en, zh}) => [en.replace(/ \(.*/, ''), zh.replace(/（.*/, '')]))
  const both = terms.filter(({name}) => written.has(name.en))
  expect(both.length).toBeGreaterThan(10)
  for (const {name} of both) expect(`${name.en}: ${written.get(name.en)}`).toBe(`${name.en}: ${name.zh}`)
})

it.each(rows)('$en is $zh everywhere', ({not}) => {
  const found = texts.flatMap(({name, text}) =>
    not.filter(word => text.includes(word)).map(word => `${name}: ${word}`),
  )
  expect(found).toEqual([])
})

/** Chinese typography: signs between Chinese characters are full-width ones. */
const halfWidth = /[\u4e00-\u9fff][,;:!?]\s?[\u4e00-\u9fff]|[\u4e00-\u9fff]\([\u4e00-\u9fff]+\)/g
/** Shapes of tensors, and how two columns are typed. What columns are called in the files of others is no text of ours. */
const asTyped = /\[[^\]\n]*\]|日期,时间/g
const typeset = texts.filter(({name}) => !name.endsWith('headings.ts'))
/** A Latin letter or a figure stands apart from Chinese by a blank. */
const unspaced = /[\u4e00-\u9fff][A-Za-z0-9]|[A-Za-z0-9][\u4e00-\u9fff]/g

const matches = (pattern: RegExp) =>
  typeset.flatMap(({name, text}) =>
    (text.replace(asTyped, '').match(pattern) ?? []).map(one => `${name}: ${one}`),
  )

it('signs between Chinese characters are full-width', () => {
  expect(matches(halfWidth)).toEqual([])
})

it('Chinese and Latin stand apart', () => {
  // A T-shirt is one word.
  expect(matches(unspaced).filter(one => !one.endsWith('T恤'))).toEqual([])
})
