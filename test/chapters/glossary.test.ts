import {readFileSync} from 'node:fs'
import {expect, it} from 'vitest'
import {pageById} from '../../src/chapters/book.ts'
import {findTerms} from '../../src/chapters/glossary/find-terms.ts'
import {pagesOf, termsOf} from '../../src/chapters/glossary/occurrences.ts'
import {terms} from '../../src/chapters/glossary/terms.ts'

const page = (id: string) => {
  const found = pageById(id)
  if (!found) throw new Error(id)
  return found
}

it('has each term once, in both languages, and says what it means', () => {
  expect(terms.length).toBeGreaterThanOrEqual(60)
  for (const language of ['en', 'zh'] as const) {
    const names = terms.map(({name}) => name[language].toLowerCase())
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([])
    for (const {says} of terms) expect(says[language]).toMatch(/[.。]$/)
  }
})

it('calls each term as the rest of the program does', () => {
  const table = readFileSync(new URL('../../docs/terms.md', import.meta.url), 'utf8')
  const pairs = [...table.matchAll(/^\| ([\w -]+?) \| ([^|,（]+?) \|/gm)].map(([, en = '', zh = '']) => [
    en,
    zh,
  ])
  const shared = pairs.filter(([en]) => terms.some(({name}) => name.en === en))
  expect(shared.length).toBeGreaterThan(10)
  for (const [en, zh] of shared) expect(terms.find(({name}) => name.en === en)?.name.zh, en).toBe(zh)
})

it('finds where in the book a term is, from the texts of either language', () => {
  expect(pagesOf(findTerms('receptive field')[0] ?? (terms[0] as never))).toContain('convolution')
  expect(termsOf(page('stock-lstm')).map(({name}) => name.en)).toContain('gate')
  expect(termsOf(page('iris')).map(({name}) => name.en)).not.toContain('gate')
  // A term is a word by itself: `lr` is in no `already`.
  const empty = terms.filter(term => pagesOf(term).length === 0)
  expect(empty.length).toBeLessThan(6)
})

it('finds a term by either language, another spelling, or a part of it', () => {
  const names = (word: string) => findTerms(word).map(({name}) => name.en)
  expect(names('Momentum')).toEqual(['momentum'])
  expect(names('丢弃')).toEqual(['dropout'])
  expect(names('过拟合')).toEqual(['over-fitting'])
  expect(names('overfitting')).toEqual(['over-fitting'])
  expect(names('gate')).toEqual(['gate'])
  expect(names('squared')).toContain('mean squared error')
  expect(names('quux')).toEqual([])
  expect(findTerms(' ')).toBe(terms)
})
