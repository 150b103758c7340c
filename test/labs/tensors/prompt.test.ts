import {describe, expect, it} from 'vitest'
import {completeEntry} from '../../../src/labs/tensors/complete.ts'
import {tensorFunctions} from '../../../src/labs/tensors/functions/index.ts'
import {emptyHistory, newer, older, remember, shownEntry} from '../../../src/labs/tensors/history.ts'
import {evaluateEntry, newSession} from '../../../src/labs/tensors/session.ts'

const complete = (text: string, session = newSession(1)) => completeEntry(text, text.length, session)
const inserts = (text: string) => complete(text).suggestions.map(({insert}) => insert)

describe('completion', () => {
  it('offers functions in the spelling that was begun', () => {
    expect(inserts('one')).toContain('oneHot(')
    expect(inserts('tf.one')).toContain('tf.one_hot(')
    expect(inserts('tf.nn.so')).toEqual(['tf.nn.softmax(', 'tf.nn.softmax_cross_entropy_with_logits('])
    expect(inserts('a = constant([1]) + red')).toContain('reduceMean(')
    expect(complete('a = one').from).toBe(4)
  })

  it('every offered function is one', () => {
    for (const word of ['', 'tf.'])
      for (const insert of inserts(word).filter(text => text.endsWith('(')))
        expect(() => evaluateEntry(`${insert})`, newSession(1)), insert).toThrow(/tensors-missing-argument/)
  })

  it('offers names that were bound, and the arguments not given yet', () => {
    const {session} = evaluateEntry('labels = constant([1, 0, 2])', newSession(1))
    expect(complete('oneHot(lab', session).suggestions.map(({insert}) => insert)).toEqual(['labels'])
    expect(inserts('oneHot([1, 0], ').slice(0, 2)).toEqual(['depth=', 'on_value='])
    expect(inserts('oneHot([1, 0], depth=2, ').slice(0, 2)).toEqual(['on_value=', 'off_value='])
    expect(inserts('reduceMean([[1, 2], [3, 4]], ax')).toEqual(['axis='])
  })

  it('says in whose brackets the cursor stands', () => {
    const {inside} = complete('add(1, oneHot([1, 0], ')
    expect(inside?.signature).toBe('oneHot(indices, depth, on_value?, off_value?, axis?, dtype?)')
    expect(inside?.parameter).toBe('depth')
    expect(complete('add(1, oneHot([1, 0], 2), ').inside?.signature).toBe('add(x, y)')
    expect(complete('(1 + ').inside).toBeUndefined()
  })

  it('every function says what it is for, in both languages, and has one name for itself', () => {
    for (const {name, meaning} of tensorFunctions) {
      expect(meaning.zh, name).toMatch(/[\u4e00-\u9fff]|max\(0, x\)/)
      expect(meaning.en.length, name).toBeGreaterThan(3)
      expect(meaning.en, name).not.toMatch(/[\u4e00-\u9fff]/)
    }
    const names = tensorFunctions.flatMap(({name, also}) => [name, ...also])
    expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([])
  })
})

describe('both spellings', () => {
  it.each([
    ['reduceMean([[1, 2]], keepDims=True)', 'tf.reduce_mean([[1, 2]], keepdims=True)'],
    ['oneHot([1], 2, onValue=5)', 'tf.one_hot([1], 2, on_value=5)'],
    ['matmul([[1, 2]], [[3, 4]], transposeB=true)', 'tf.matmul([[1, 2]], [[3, 4]], transpose_b=True)'],
    ['tf.oneHot([1], 2)', 'one_hot([1], 2)'],
    ['matMul([[1]], [[2]])', 'tf.linalg.matmul([[1]], [[2]])'],
    ['w = variable(4); w.assignSub(1)', 'w = tf.Variable(4); w.assign_sub(1)'],
  ])('%s is %s', (ours, theirs) => {
    const last = (entry: string) => evaluateEntry(entry, newSession(1)).results.at(-1)?.printed
    expect(last(ours)).toBe(last(theirs))
  })
})

describe('history', () => {
  it('goes back and forth and keeps the line being typed', () => {
    let history = ['a', 'b', 'b', '  ', 'c'].reduce(remember, emptyHistory)
    expect(history.entries).toEqual(['a', 'b', 'c'])
    history = older(history, 'draft')
    expect(shownEntry(history)).toBe('c')
    history = older(older(older(history, 'c'), 'b'), 'a')
    expect(shownEntry(history)).toBe('a')
    history = newer(newer(newer(newer(history))))
    expect(shownEntry(history)).toBe('draft')
  })

  it('keeps 200 entries', () => {
    const history = Array.from({length: 300}, (_, i) => `${i}`).reduce(remember, emptyHistory)
    expect(history.entries.length).toBe(200)
    expect(history.entries.at(-1)).toBe('299')
  })
})
