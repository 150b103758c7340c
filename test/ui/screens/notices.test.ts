import {render} from 'ink-testing-library'
import {createElement} from 'react'
import {expect, it} from 'vitest'
import {errors} from '../../../src/text/errors.ts'
import {App} from '../../../src/ui/app.tsx'
import {noticeLines} from '../../../src/ui/components/notice.ts'
import {initialState} from '../../../src/ui/initial.ts'
import type {AppState, Sentence} from '../../../src/ui/state.ts'
import {createAppStore} from '../../../src/ui/store.ts'
import {failureWords} from '../../../src/ui/text/failure.ts'
import {texts} from '../../../src/ui/text/index.ts'

const languages = ['en', 'zh'] as const
type Language = (typeof languages)[number]

const stateOf = (language: Language, words: Sentence): AppState => ({
  ...initialState({LANG: 'C.UTF-8', TFNOTES_GLYPHS: 'lines'}, language, {columns: 80, rows: 24}),
  notice: {words, tone: 'bad'},
})

/** Whether all of it is said in 78 columns. */
function isWhole(language: Language, words: Sentence): boolean {
  const rows = noticeLines(stateOf(language, words), 78).map(row => row.map(({text}) => text).join(''))
  const bare = (text: string) => text.replaceAll(/\s/g, '')
  return bare(rows.join('')).includes(bare(words(texts[language], language)))
}

/** What a notice fills in at its longest: the id of a run with the longest name of a chapter. */
const longest = `${'letters-embedding-4'}-20250301-100000-ab12`

/** Every sentence of a part of the catalogue, with its longest values. */
function sentencesIn(part: unknown): string[] {
  if (typeof part === 'string') return [part]
  if (typeof part === 'function') {
    const value = (): string => part(...Array.from({length: part.length}, () => longest))
    const list = (): string => part([longest], 30, 4, 5)
    const number = (): string => part(30, 40, 50, 60)
    return [value, list, number].flatMap(attempt => {
      try {
        return [String(attempt())]
      } catch {
        return []
      }
    })
  }
  return typeof part === 'object' && part !== null ? Object.values(part).flatMap(sentencesIn) : []
}

const noticesOf = (language: Language): string[] => {
  const text = texts[language]
  return [
    text.refused,
    text.notices,
    text.studies.requested,
    text.studies.notOpen,
    text.studies.twinsAsked,
    text.labelling.badName,
    text.labelling.badTag,
    text.labelling.badNote,
    text.labelling.nameTaken,
    text.columns.notNumbers,
    text.runs.noMatch,
    text.runs.none,
  ].flatMap(sentencesIn)
}

it.each(languages)('every notice is said whole at 80 × 24, in %s', language => {
  expect(noticesOf(language).length).toBeGreaterThan(60)
  expect(noticesOf(language).filter(words => !isWhole(language, () => words))).toEqual([])
})

it.each(languages)('every error is said whole at 80 × 24, in %s', language => {
  const detail = new Proxy<Record<string, string>>(
    {},
    {get: (_, key) => (typeof key === 'string' ? 'a/long-path/'.repeat(4) : undefined), has: () => true},
  )
  expect(Object.keys(errors).filter(code => !isWhole(language, failureWords({code, detail})))).toEqual([])
})

it('a long one leaves header and footer where they are', () => {
  const words = () => 'a sentence that goes on and on '.repeat(12)
  const store = createAppStore(stateOf('en', words), () => {})
  const {lastFrame, unmount} = render(createElement(App, {store}))
  const rows = (lastFrame() ?? '').split('\n')
  unmount()
  expect(rows).toHaveLength(23)
  expect(rows[0]).toContain('tfnotes')
  expect(rows.at(-1)).toMatch(/help|more/)
  expect(rows.filter(row => row.includes('goes on'))).toHaveLength(5)
})
