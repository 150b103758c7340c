import type {PageStep} from '../../chapters/page-steps.ts'
import type {Setting} from '../../settings/setting.ts'
import {perObject} from '../per-object.ts'
import {changedKeys, type Form, type FormField, parseForm, type Subject, shownFields} from './form.ts'

/** Key of the row that opens and closes what a step has further. */
export const moreKey = (step: PageStep | undefined): string => `more ${step ?? ''}`.trim()

const listed = (fields: readonly FormField[], language: 'en' | 'zh', comma: string) =>
  fields.map(({setting}) => setting.label[language]).join(comma)

/** A row like that of a flag: it is either open or not. */
const moreSetting = (fields: readonly FormField[]): Setting => ({
  kind: 'flag',
  default: false,
  label: {en: 'more', zh: '更多'},
  help: {
    en: `Enter opens and closes: ${listed(fields, 'en', ', ')}`,
    zh: `按 Enter 展开或收起：${listed(fields, 'zh', '、')}`,
  },
})

/**
 * The rows of the form: what matters with the other values, and behind each step's fields one row for those that are not
 * wanted every time. A field whose text cannot be taken is in sight whether or not its step was opened.
 */
export const formFields = (subject: Subject, form: Form): readonly FormField[] => rows(subject)(form)

const rows = perObject((subject: Subject) => perObject((form: Form) => rowsOf(subject, form)))

function rowsOf(subject: Subject, form: Form): readonly FormField[] {
  const {failures} = parseForm(subject, form)
  const shown = shownFields(subject, form)
  const changed = changedKeys(subject, form)
  return [...new Set(shown.map(({step}) => step))].flatMap(step => {
    const ofStep = shown.filter(field => field.step === step)
    const front = ofStep.filter(({setting}) => !setting.more)
    const further = ofStep.filter(({setting}) => setting.more)
    if (further.length === 0) return front
    const key = moreKey(step)
    const isOpen = form.opened?.includes(key) || further.some(field => failures[field.key] !== undefined)
    const row: FormField = {
      key,
      setting: moreSetting(further),
      ...(step && {step}),
      behind: {
        isOpen,
        count: further.length,
        changed: further.filter(field => changed.has(field.key)).length,
      },
    }
    return [...front, row, ...(isOpen ? further : [])]
  })
}

/** The form with a row `more` opened, or closed again. */
export function toggleMore(form: Form, key: string): Form {
  const opened = form.opened ?? []
  return {...form, opened: opened.includes(key) ? opened.filter(one => one !== key) : [...opened, key]}
}
