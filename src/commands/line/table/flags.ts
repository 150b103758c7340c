import {datasetNames} from '../../../datasets/facts/index.ts'
import type {Flags} from '../command.ts'

export const json: Flags = {
  json: {help: {en: 'one JSON object a line, and nothing else', zh: '每行一个 JSON 对象，别无其他'}},
}

/** What decides a run beside the chapter's hyperparameters. */
export const running: Flags = {
  dataset: {
    value: 'name',
    choices: datasetNames,
    help: {en: 'another data set that fits the network', zh: '换用适合该网络的另一个数据集'},
  },
  preset: {
    value: 'name',
    choices: ['notes', 'recommended'],
    help: {
      en: 'values to start from; recommended where there is one',
      zh: '作为起点的一组值；有推荐值时默认用推荐值',
    },
  },
  seed: {
    value: 'n',
    help: {
      en: 'governs weights, shuffling, dropout and augmentation (default 1)',
      zh: '决定初始参数、打乱、Dropout 与增强（默认 1）',
    },
  },
  trainSamples: {
    value: 'n',
    help: {en: 'train on a seeded, class-balanced part', zh: '只用训练集的一部分（按种子、各类均衡）'},
  },
  testSamples: {
    value: 'n',
    help: {en: 'validate on a seeded, class-balanced part', zh: '只用验证集的一部分（按种子、各类均衡）'},
  },
  csv: {value: 'file', help: {en: 'a price history of your own', zh: '你自己的价格历史文件'}},
  images: {value: 'folder', help: {en: 'pictures of your own', zh: '你自己的图片文件夹'}},
  labels: {
    value: 'file',
    help: {
      en: 'lines of `name label`; not needed where each class has its own folder',
      zh: '每行 `文件名 标签`；每类一个文件夹时不需要',
    },
  },
  skipMissing: {
    help: {
      en: 'own pictures: go on without what is missing or broken',
      zh: '自备图片：跳过缺失或损坏的图片',
    },
  },
  dataSource: {
    value: 'auto|generated',
    choices: ['auto', 'generated'],
    help: {
      en: 'generated: data drawn by the program, labelled as such',
      zh: 'generated：使用程序生成的数据，并注明',
    },
  },
  backend: {
    value: 'name',
    choices: ['auto', 'native', 'wasm', 'cpu'],
    help: {en: 'what computes (or TFNOTES_BACKEND)', zh: '用什么计算（也可用 TFNOTES_BACKEND）'},
  },
  threads: {
    value: 'n',
    help: {
      en: '0: as many as there are cores (or TFNOTES_THREADS)',
      zh: '0 表示与核数相同（也可用 TFNOTES_THREADS）',
    },
  },
}

export const noWait: Flags = {
  noWait: {help: {en: 'leave the request and do not wait for the trainer', zh: '只留下请求，不等待训练进程'}},
}

export const from: Flags = {
  from: {
    value: 'best|last',
    choices: ['best', 'last'],
    help: {
      en: 'which checkpoint (default: the best, where there is one)',
      zh: '使用哪个检查点（默认用最优，若有）',
    },
  },
}
