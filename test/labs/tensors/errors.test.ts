import {describe, expect, it} from 'vitest'
import {TfnotesError} from '../../../src/errors.ts'
import {evaluateEntry, newSession} from '../../../src/labs/tensors/session.ts'
import {errorSentence} from '../../../src/text/sentence.ts'
import {tensorErrors} from '../../../src/text/tensor-errors.ts'
import broken from '../../fixtures/labs/tensor-errors.json' with {type: 'json'}

function errorOf(entry: string): TfnotesError {
  try {
    evaluateEntry(entry, newSession(1))
  } catch (error) {
    if (error instanceof TfnotesError) return error
    throw error
  }
  throw new Error(`no error: ${entry}`)
}

describe('broken entries', () => {
  it('are many, and of almost every kind', () => {
    expect(broken.length).toBeGreaterThanOrEqual(150)
    const seen = new Set(broken.map(({code}) => `tensors-${code}`))
    const unseen = Object.keys(tensorErrors).filter(code => !seen.has(code))
    // These need more than one line to provoke; they have tests of their own below.
    expect(unseen.sort()).toEqual([
      'tensors-list-too-long',
      'tensors-session-full',
      'tensors-too-long',
      'tensors-too-many-statements',
    ])
  })

  it.each(broken)('$entry', ({entry, code, at, from}) => {
    const error = errorOf(entry)
    expect(error.code).toBe(`tensors-${code}`)
    expect(error.usage).toBe(true)
    expect(error.detail.at).toBe(from)
    expect(entry.slice(error.detail.at as number, error.detail.end as number)).toBe(at)
    for (const language of ['en', 'zh'] as const) {
      const sentence = errorSentence(error, language)
      expect(sentence).not.toMatch(/\{\w+\}|undefined|\?(?!\s|$|”)|\bInfinity\b/)
      expect(sentence).toMatch(language === 'en' ? /[.?]$/ : /[。？]$/)
    }
  })

  it('points at the line that is wrong in an entry of several', () => {
    const entry = 'a = constant([1, 2])\nb = a + 1\nc = b + [1, 2, 3]'
    const {detail} = errorOf(entry)
    expect(entry.slice(detail.at as number, detail.end as number)).toBe('+')
    expect(detail.at).toBe(entry.lastIndexOf('+'))
  })

  it('leave the session as it was', () => {
    const {session} = evaluateEntry('w = variable(4)', newSession(1))
    expect(() => evaluateEntry('assignSub(w, 1); w = nothing', session)).toThrow(TfnotesError)
    expect(evaluateEntry('w', session).results[0]?.value).toBe(4)
  })

  it('that would cost too much are refused before they cost it', () => {
    const started = performance.now()
    for (const [entry, code] of [
      [`x = [1, 2]; ${'x = [x, x]; '.repeat(30)}`, 'list-too-long'],
      ['1;'.repeat(60), 'too-many-statements'],
      [`constant(${'1'.repeat(5000)})`, 'too-long'],
      ['zeros([1000, 1000]) + zeros([1000, 1, 1])', 'too-large'],
      ['zeros([1000, 1000]) @ zeros([1000, 1000])', 'too-much-work'],
      [Array.from({length: 10}, (_, i) => `x${i} = zeros([1000, 990])`).join(';'), 'session-full'],
      ['randomNormal([1000, 1000], seed=1); randomNormal([1000, 1000], seed=2)', 'too-much-work'],
    ] as const)
      expect(errorOf(entry).code, entry.slice(0, 60)).toBe(`tensors-${code}`)
    expect(performance.now() - started).toBeLessThan(5000)
  })
})
