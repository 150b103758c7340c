import {datasetNames} from '../../../datasets/facts/index.ts'
import {type RunOption, runOptions} from '../../../settings/run-options.ts'
import type {Flags} from '../command.ts'
import {flagOfOption} from '../flag-of-setting.ts'

/** A flag that takes one of a few words. */
export const oneOf = (...choices: readonly string[]) => ({value: choices.join('|'), choices})

export const json: Flags = {
  json: {help: {en: 'one JSON object a line, and nothing else', zh: '每行一个 JSON 对象，别无其他'}},
}

const {dataset, ...others} = runOptions

const optionFlags = (options: Readonly<Record<string, RunOption>>): Flags =>
  Object.fromEntries(
    Object.entries(options).map(([key, option]) => [option.flag ?? key, flagOfOption(option)]),
  )

/** What decides a run beside the chapter's hyperparameters. */
export const running: Flags = {
  ...optionFlags({dataset: {...dataset, choices: datasetNames}}),
  preset: {
    value: 'name',
    choices: ['notes', 'recommended'],
    help: {
      en: 'values to start from; recommended where there is one',
      zh: '作为起点的一组值；有推荐值时默认用推荐值',
    },
  },
  ...optionFlags(others),
}

export const noWait: Flags = {
  noWait: {help: {en: 'leave the request and do not wait for the trainer', zh: '只留下请求，不等待训练进程'}},
}

export const from: Flags = {
  from: {
    ...oneOf('best', 'last'),
    help: {
      en: 'which checkpoint (default: the best, where there is one)',
      zh: '使用哪个检查点（默认用最优，若有）',
    },
  },
}
