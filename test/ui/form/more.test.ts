import {describe, expect, it} from 'vitest'
import type {Setting, Settings} from '../../../src/settings/setting.ts'
import {type FormField, newForm, type Subject, setField, wrongFields} from '../../../src/ui/form/form.ts'
import {formFields, toggleMore} from '../../../src/ui/form/more.ts'

const number = (more = false): Setting => ({
  kind: 'integer',
  default: 1,
  min: 0,
  max: 9,
  label: {en: 'a number', zh: '数'},
  help: {en: 'a number', zh: '数'},
  ...(more && {more}),
})

const settings: Settings = {
  first: number(),
  patience: number(true),
  monitor: {...number(true), when: {first: [2]}},
  last: number(),
}
const fields = Object.entries(settings).map(([key, setting]): FormField => ({key, setting, step: 'fit'}))
const subject: Subject = {id: 'x', settings, presets: {}, own: {}, fields, preset: ''}

const keys = (form = newForm(subject)) => formFields(subject, form).map(({key}) => key)
const behind = (form = newForm(subject)) => formFields(subject, form).find(row => row.behind)?.behind

describe('the row more', () => {
  it('stands behind the fields of its step and hides what is not wanted every time', () => {
    expect(keys()).toEqual(['first', 'last', 'more fit'])
    expect(keys(toggleMore(newForm(subject), 'more fit'))).toEqual(['first', 'last', 'more fit', 'patience'])
    expect(keys(toggleMore(toggleMore(newForm(subject), 'more fit'), 'more fit'))).toHaveLength(3)
  })

  it('counts what matters, and what is not as the preset says', () => {
    const both = setField(newForm(subject), 'first', '2')
    expect(behind(both)).toEqual({isOpen: false, count: 2, changed: 0})
    expect(behind(setField(both, 'patience', '3'))).toEqual({isOpen: false, count: 2, changed: 1})
  })

  it('is open where a field behind it is wrong, which is found as any other', () => {
    const wrong = setField(newForm(subject), 'patience', 'much')
    expect(wrongFields(subject, wrong).map(({key}) => key)).toEqual(['patience'])
    expect(keys(wrong)).toEqual(['first', 'last', 'more fit', 'patience'])
  })
})
