import type {Chapter} from '../../../chapters/chapter.ts'
import {augmenting} from '../../../chapters/hyperparameters/augmenting.ts'
import {type DatasetName, takes} from '../../../datasets/facts/index.ts'
import type {Language} from '../../../text/localised.ts'
import {parseForm} from './fields.ts'
import type {Form} from './form.ts'

/** The form's data set, and the options with which `tfnotes dataset show` finds the same pictures. */
export function shownData(chapter: Chapter, form: Form): [dataset: string, flags: string[]] {
  const {values, own} = parseForm(chapter, form)
  const dataset = (own.dataset ?? chapter.dataset) as DatasetName
  const given = (flag: string, value: unknown) => (value === undefined ? [] : [flag, String(value)])
  const pictures = [
    ...given('--images', own.images),
    ...given('--labels', own.labels),
    ...given('--size', values.imageSize),
    ...given('--color', values.colorMode === 'rgb' ? 'rgb' : 'grey'),
    ...(own.skipMissing === 'yes' ? ['--skip-missing'] : []),
  ]
  return [
    dataset,
    [
      ...(own.from === 'generated' ? ['--data-source', 'generated'] : []),
      ...given('--seed', own.seed),
      ...(takes(dataset, 'images') ? pictures : []),
    ],
  ]
}

/** What the form's augmentation may do, in words: `rotation ±45`. */
export function rangesOf(
  chapter: Chapter,
  form: Form,
  language: Language,
): {readonly ranges: readonly string[]; readonly isOn: boolean} {
  const {values} = parseForm(chapter, form)
  const ranges = Object.entries(augmenting).flatMap(([key, {kind, label}]) => {
    const value = values[key]
    if (kind === 'number') return value === 0 ? [] : [`${label[language]} ±${value}`]
    return key === 'augment' || value !== true ? [] : [label[language]]
  })
  return {ranges, isOn: values.augment === true}
}
