import {describe, expect, it} from 'vitest'
import {cifar10} from '../../../src/chapters/pages/cifar10.ts'
import {mnist} from '../../../src/chapters/pages/mnist.ts'
import {labById} from '../../../src/labs/index.ts'
import type {Lab} from '../../../src/labs/lab.ts'
import {
  changedKeys,
  newForm,
  nextPreset,
  parseForm,
  setField,
  wrongFields,
} from '../../../src/ui/form/form.ts'
import {chapterSubject, labSubject} from '../../../src/ui/form/subjects.ts'

describe('a form', () => {
  it('is read once, however often a frame and the keys tried for its footer ask', () => {
    const form = newForm(chapterSubject(mnist))
    expect(newForm(chapterSubject(mnist))).toBe(form)
    expect(parseForm(chapterSubject(mnist), form)).toBe(parseForm(chapterSubject(mnist), form))
    expect(parseForm(chapterSubject(cifar10), form)).not.toBe(parseForm(chapterSubject(mnist), form))
  })

  it('is not hindered by a wrong value that does not matter now', () => {
    const subject = chapterSubject(mnist)
    const form = setField(newForm(subject), 'momentum', 'much')
    expect(wrongFields(subject, form)).toEqual([])
    const keys = wrongFields(subject, setField(form, 'optimizer', 'momentum')).map(({key}) => key)
    expect(keys).toEqual(['momentum'])
  })

  it('takes the preset’s value for one that it cannot read, and says why', () => {
    const subject = chapterSubject(mnist)
    const {values, failures} = parseForm(subject, setField(newForm(subject), 'batchSize', '1.5'))
    expect(values.batchSize).toBe(32)
    expect(failures).toEqual({
      batchSize: {code: 'not-an-integer', detail: {name: 'batch-size', value: '1.5', min: 1, max: 4096}},
    })
  })

  it('goes through the presets and leaves alone what is none of theirs', () => {
    const subject = chapterSubject(cifar10)
    const form = setField(setField(newForm(subject), 'seed', '7'), 'epochs', '3')
    const next = nextPreset(subject, form)
    expect([form.preset, next.preset, nextPreset(subject, next).preset]).toEqual([
      'recommended',
      'notes',
      'recommended',
    ])
    expect(next.raw).toMatchObject({seed: '7', epochs: '9', learningRate: '0.1'})
    expect([...changedKeys(subject, next)]).toEqual(['seed'])
  })

  it('of a lab begins without a preset, and has the reader’s own points where the lab reads them', () => {
    const subject = labSubject(labById('regularization') as Lab)
    expect(newForm(subject).preset).toBe('')
    expect(subject.fields.at(-1)?.key).toBe('csv')
    expect(nextPreset(subject, setField(newForm(subject), 'csv', 'a.csv')).raw.csv).toBe('a.csv')
  })
})
