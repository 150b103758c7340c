import type {Chapter} from '../../../chapters/chapter.ts'
import {augmenting} from '../../../chapters/hyperparameters/augmenting.ts'
import {facts, takes} from '../../../datasets/facts/index.ts'
import {runOptions} from '../../../settings/run-options.ts'
import type {Language} from '../../../text/localised.ts'
import type {Form} from '../../form/form.ts'
import {optionFlags, readForm} from './command.ts'

/** Options that decide which pictures a data set consists of. */
const ofPictures: readonly string[] = ['from', 'images', 'labels', 'skipMissing', 'seed']

/** The form's data set, and the options with which `tfnotes dataset show` finds the same pictures. */
export function shownData(chapter: Chapter, form: Form): [dataset: string, flags: string[]] {
  const {values, options} = readForm(chapter, form)
  const {imageSize, colorMode} = values
  const {brings} = facts[options.dataset]
  const brought = [
    ...(imageSize === brings.imageSize ? [] : ['--size', String(imageSize)]),
    ...(colorMode === brings.colorMode ? [] : ['--color', colorMode === 'rgb' ? 'rgb' : 'grey']),
  ]
  const isOther = (key: string) => key !== 'seed' || options.seed !== runOptions.seed.default
  return [
    options.dataset,
    [
      ...optionFlags(chapter, options, key => ofPictures.includes(key) && isOther(key)),
      ...(takes(options.dataset, 'images') ? brought : []),
    ],
  ]
}

/** What the form's augmentation may do, in words: `rotation ±45`. */
export function rangesOf(
  chapter: Chapter,
  form: Form,
  language: Language,
): {readonly ranges: readonly string[]; readonly isOn: boolean} {
  const {values} = readForm(chapter, form)
  const ranges = Object.entries(augmenting).flatMap(([key, {kind, label}]) => {
    const value = values[key]
    if (kind === 'number') return value === 0 ? [] : [`${label[language]} ±${value}`]
    return key === 'augment' || value !== true ? [] : [label[language]]
  })
  return {ranges, isOn: values.augment === true}
}
