import {datasetNames} from '../../../datasets/facts/index.ts'
import {optionNames, type RunOption, type RunOptionName, runOptions} from '../../../settings/run-options.ts'
import type {Flags} from '../command.ts'
import {flagOfOption} from '../flag-of-setting.ts'

/** A flag that takes one of a few words. */
export const oneOf = (...choices: readonly string[]) => ({value: choices.join('|'), choices})

export const json: Flags = {
  json: {help: {en: 'one JSON object a line, and nothing else', zh: '每行一个 JSON 对象，别无其他'}},
}

/** Some options of a run as flags. */
export const optionFlags = (...names: readonly RunOptionName[]): Flags =>
  Object.fromEntries(
    names.map(name => {
      const option: RunOption = runOptions[name]
      return [option.flag ?? name, flagOfOption(option)]
    }),
  )

/** What decides a run beside the chapter's hyperparameters. */
export const running: Flags = {
  dataset: {...flagOfOption(runOptions.dataset), choices: datasetNames},
  preset: {
    value: 'name',
    choices: ['notes', 'recommended'],
    isOpen: true,
    help: {
      en: 'values to start from; recommended where there is one; also a preset of your own',
      zh: '作为起点的一组值；有推荐值时默认用推荐值；也可用自己的预设',
    },
  },
  ...optionFlags(...optionNames.filter(name => name !== 'dataset')),
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

/** How to be told. */
export const notify: Flags = {
  notify: {
    value: 'bell|osc9|command',
    help: {
      en: 'tell when a run finishes, fails or warns: ring, notify by the terminal (bell,osc9: both), or run a command of yours, which finds $TFNOTES_MESSAGE, _RUN, _RUN_DIR and _STATUS',
      zh: '训练完成、失败或告警时通知：响铃、终端通知（bell,osc9 两者皆用），或运行你的命令，其中可用 $TFNOTES_MESSAGE、_RUN、_RUN_DIR、_STATUS',
    },
  },
}
