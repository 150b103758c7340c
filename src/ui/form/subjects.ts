import type {Chapter} from '../../chapters/chapter.ts'
import {chapters} from '../../chapters/index.ts'
import {pageSteps} from '../../chapters/page-steps.ts'
import {optionsOf} from '../../chapters/run-options.ts'
import type {Lab} from '../../labs/lab.ts'
import type {Setting} from '../../settings/setting.ts'
import {presetNames} from '../../settings/tunable.ts'
import {perObject} from '../per-object.ts'
import type {FormField, Subject} from './form.ts'

/** A chapter's page: its hyperparameters and the options of a run, by the steps. */
export const chapterSubject = perObject((chapter: Chapter): Subject => {
  const {id, settings, presets} = chapter
  const own = optionsOf(chapter)
  const options = Object.entries(own)
  const tuned = Object.entries(settings)
  const fields = pageSteps.flatMap(step =>
    // In the last step the chapter's values come first, the run's own after them.
    (step === 'fit' ? [...tuned, ...options] : [...options, ...tuned])
      .filter(([, setting]) => setting.step === step)
      .map(
        ([key, setting]): FormField => ({
          key,
          setting,
          step,
          ...('flag' in setting && {flag: setting.flag}),
        }),
      ),
  )
  return {id, settings, presets, own, fields, preset: presetNames(chapter)[0] ?? '', takesSeveral: true}
})

/** The file of the reader's own points, of a lab that reads them. */
const csv: Setting = {
  kind: 'path',
  default: undefined,
  label: {en: 'own points', zh: '自备数据点'},
  help: {
    en: 'a file of x1,x2,label; Enter and Tab complete the path',
    zh: '每行为 x1,x2,label 的文件；按 Enter 输入路径，Tab 补全',
  },
}

/** Networks to count are chosen from the book by the arrow keys. */
const withOffers = (setting: Setting): Setting =>
  setting.kind === 'text' ? {...setting, offers: ['', ...chapters.map(({id}) => id)]} : setting

/** A lab's page: its settings and, where it reads points, the reader's own file. */
export const labSubject = perObject(({id, settings, presets, reads}: Lab): Subject => {
  const own = reads === 'points' ? {csv} : {}
  const tuned = Object.entries(settings).map(
    ([key, setting]): FormField => ({
      key,
      setting: reads === 'networks' ? withOffers(setting) : setting,
    }),
  )
  const further = Object.entries(own).map(([key, setting]): FormField => ({key, setting}))
  return {id, settings, presets, own, fields: [...tuned, ...further], preset: ''}
})
