import type {Localised} from '../text/localised.ts'
import {readSplit, splitsAsWritten} from '../text/split.ts'
import {devicesAsWritten, readDevices} from './devices.ts'
import {greatest} from './greatest.ts'
import {hostsAsWritten, readHosts} from './hosts.ts'
import type {Kind, Setting, ValueOf} from './setting.ts'

/** What decides a run beside its chapter's hyperparameters. */
export type RunOption<K extends Kind = Kind> = Setting<K> & {
  /** Which step of a chapter's page shows it. */
  readonly step: 'data' | 'fit'
  /** Its flag, in camelCase. @default its key, which is its name in `run.json` */
  readonly flag?: string
  /** What stands for its value in the help. @default as for other values of its kind */
  readonly placeholder?: string
  /** What the command's help says, where that is something else than on the page. */
  readonly usage?: Localised
  /** The environment variable that says it where no flag does. */
  readonly environment?: string
  /** The equivalent command says it whether or not it was changed. */
  readonly always?: boolean
}

const asFound: Localised = {en: 'as found', zh: '自动识别'}

/** In the order of a chapter's page. Which data sets there are, and which of them take an option, the chapters know. */
export const runOptions = {
  dataset: {
    kind: 'choice',
    default: '',
    choices: [] as readonly string[],
    titles: {},
    step: 'data',
    label: {en: 'data set', zh: '数据集'},
    help: {
      en: 'the network takes any of these; input shape and classes come from the data',
      zh: '此网络可用以下任一数据集；输入形状和类别数由数据决定',
    },
    usage: {en: 'another data set that fits the network', zh: '换用适合该网络的另一个数据集'},
  },
  from: {
    kind: 'choice',
    default: 'auto',
    choices: ['auto', 'generated'],
    flag: 'dataSource',
    placeholder: 'auto|generated',
    step: 'data',
    label: {en: 'source', zh: '来源'},
    help: {
      en: 'automatic: your data, Keras’ cache, our cache; generated: drawn by the program, labelled as such',
      zh: '自动（auto）：给定文件夹、Keras 缓存、本程序缓存；程序生成（generated）：处处注明',
    },
  },
  csv: {
    kind: 'path',
    default: undefined,
    step: 'data',
    label: {en: 'price file', zh: '价格文件'},
    help: {
      en: 'a CSV file; o shows its columns. Empty: the file that is found, or a generated series',
      zh: 'CSV 文件；按 o 看各列。留空则用找到的文件，没有则生成',
    },
    whenEmpty: asFound,
    usage: {en: 'a price history of your own', zh: '你自己的价格历史文件'},
  },
  images: {
    kind: 'path',
    default: undefined,
    placeholder: 'folder',
    step: 'data',
    label: {en: 'pictures', zh: '图片'},
    help: {en: 'a folder of pictures, .npz, or pixels in .csv', zh: '图片文件夹、.npz，或 .csv 像素表'},
    usage: {en: 'pictures of your own', zh: '你自己的图片文件夹'},
  },
  labels: {
    kind: 'path',
    default: undefined,
    step: 'data',
    label: {en: 'labels', zh: '标签'},
    help: {
      en: 'a text file of lines `name label`; not needed where each class has its own folder',
      zh: '每行「文件名 标签」的文本文件；每类一个文件夹时不需要',
    },
  },
  skipMissing: {
    kind: 'flag',
    default: false,
    step: 'data',
    label: {en: 'skip missing', zh: '跳过缺失'},
    help: {
      en: 'go on without pictures that are missing or broken, or rows without a price',
      zh: '跳过缺失或损坏的图片，或没有价格的行',
    },
  },
  timeColumn: {
    kind: 'text',
    default: '',
    maxLength: 200,
    placeholder: 'name',
    step: 'data',
    label: {en: 'time column', zh: '时间列'},
    help: {
      en: 'name or number; date,time for two; none to do without. Empty: as found',
      zh: '列名或序号；两列写作 日期,时间；不用时间写 none。留空则自动识别',
    },
    whenEmpty: asFound,
    usage: {
      en: 'the column of dates of a price file, by name or number; `date,time` for two, `none` for no time',
      zh: '价格文件的时间列（列名或序号）；两列写作“日期,时间”，none 表示没有时间',
    },
  },
  order: {
    kind: 'choice',
    default: 'auto',
    choices: ['auto', 'oldest-first', 'newest-first'],
    step: 'data',
    label: {en: 'row order', zh: '行序'},
    help: {
      en: 'how the rows of the file stand; automatic goes by their times, else oldest first',
      zh: '文件中各行的先后；自动（auto）按时间判断，没有时间则最早的在前',
    },
    usage: {en: 'how the rows of a price file stand', zh: '价格文件各行的先后'},
  },
  dateOrder: {
    kind: 'choice',
    default: 'auto',
    choices: ['auto', 'day-first', 'month-first', 'year-first', 'roc'],
    step: 'data',
    label: {en: 'date order', zh: '日期次序'},
    help: {
      en: 'how 03/04/10 is meant; roc: years of the Republic of China',
      zh: '03/04/10 的含义：日在前、月在前、年在前，或民国纪年（roc）',
    },
  },
  decimal: {
    kind: 'choice',
    default: 'auto',
    choices: ['auto', 'point', 'comma'],
    step: 'data',
    label: {en: 'decimal sign', zh: '小数点'},
    help: {
      en: 'what separates decimals in the file; automatic tells it from the figures',
      zh: '文件中的小数点用点还是逗号；自动（auto）由数字判断',
    },
  },
  encoding: {
    kind: 'text',
    default: '',
    maxLength: 30,
    placeholder: 'name',
    step: 'data',
    label: {en: 'encoding', zh: '编码'},
    help: {
      en: 'of the file: utf-8, gb18030, big5, shift_jis, euc-kr, windows-1252 … Empty: as found',
      zh: '文件编码：utf-8、gb18030、big5、shift_jis、euc-kr、windows-1252 等。留空则自动识别',
    },
    whenEmpty: asFound,
    usage: {
      en: 'encoding of a price file, as utf-8, gb18030, big5, windows-1252',
      zh: '价格文件的编码，如 utf-8、gb18030、big5、windows-1252',
    },
  },
  since: {
    kind: 'text',
    default: '',
    maxLength: 10,
    placeholder: 'yyyy-mm-dd',
    step: 'data',
    label: {en: 'since', zh: '起始日'},
    help: {
      en: 'leave out the rows before this day, as 2015-01-01. Empty: none',
      zh: '去掉这一天之前的行，如 2015-01-01。留空则不去掉',
    },
    usage: {en: 'leave out the rows of a price file before this day', zh: '去掉价格文件中这一天之前的行'},
  },
  trainSamples: {
    kind: 'count',
    default: undefined,
    min: 1,
    max: greatest,
    step: 'data',
    label: {en: 'training samples', zh: '训练样本数'},
    help: {
      en: 'a seeded, class-balanced part; empty for all',
      zh: '按随机种子、各类均衡地取一部分；留空为全部',
    },
    usage: {en: 'train on a seeded, class-balanced part', zh: '只用训练集的一部分（按随机种子、各类均衡）'},
  },
  testSamples: {
    kind: 'count',
    default: undefined,
    min: 1,
    max: greatest,
    step: 'data',
    label: {en: 'test samples', zh: '测试样本数'},
    help: {
      en: 'a seeded, class-balanced part; empty for all',
      zh: '按随机种子、各类均衡地取一部分；留空为全部',
    },
    usage: {en: 'test on a seeded, class-balanced part', zh: '只用测试集的一部分（按随机种子、各类均衡）'},
  },
  holdOut: {
    kind: 'number',
    default: 0,
    min: 0,
    max: 0.5,
    increment: 0.05,
    step: 'data',
    more: true,
    label: {en: 'hold out', zh: '留出比例'},
    help: {
      en: 'this share of the training data chooses the best epoch; the test set is evaluated once, at the end',
      zh: '从训练数据中留出这一比例来选最优轮次；测试集只在最后评估一次',
    },
    usage: {
      en: 'a seeded, balanced share of the training data to choose the best epoch by, as 0.1; of prices the last days. The test set is then evaluated once, at the end',
      zh: '从训练数据中按随机种子、各类均衡地留出一部分（如 0.1；价格数据则为最后若干天）来选最优轮次，测试集只在最后评估一次',
    },
  },
  split: {
    kind: 'text',
    default: '',
    maxLength: 7,
    form: {fits: text => text === '' || readSplit(text) !== undefined, accepted: splitsAsWritten},
    placeholder: 'i/k',
    step: 'data',
    more: true,
    label: {en: 'split', zh: '滚动划分'},
    help: {
      en: 'i/k of a walk forward: the history as it ended (k − i) test sets earlier. Empty: all of it',
      zh: '滚动验证的第 i/k 段：历史提前 (k−i) 个测试集结束。留空则用全部',
    },
    usage: {
      en: 'one of k splits of a price history, as 2/5: it ends (k − i) test sets earlier, nothing later is seen',
      zh: '价格历史的第 i 段（共 k 段），如 2/5：历史提前 (k−i) 个测试集结束，看不到之后的数据',
    },
  },
  seed: {
    kind: 'integer',
    default: 1,
    min: 0,
    max: greatest,
    increment: 1,
    always: true,
    step: 'fit',
    label: {en: 'seed', zh: '随机种子'},
    help: {
      en: 'one seed governs weights, shuffling, dropout and augmentation',
      zh: '一个随机种子决定初始参数、打乱次序、Dropout 和数据增强',
    },
    usage: {
      en: 'governs weights, shuffling, dropout and augmentation (default 1)',
      zh: '决定初始参数、打乱、Dropout 与增强（默认 1）',
    },
  },
  backend: {
    kind: 'choice',
    default: 'auto',
    choices: ['auto', 'native', 'wasm', 'cpu', 'keras'],
    environment: 'TFNOTES_BACKEND',
    step: 'fit',
    label: {en: 'backend', zh: '后端'},
    help: {
      en: 'automatic takes what computes fastest here; Keras: Keras 3 in a Python, on GPUs too',
      zh: '自动（auto）选用本机算得最快的；Keras：用 Python 里的 Keras 3，可用 GPU',
    },
    usage: {en: 'what computes (or TFNOTES_BACKEND)', zh: '用什么计算（也可用 TFNOTES_BACKEND）'},
  },
  devices: {
    kind: 'text',
    default: '',
    maxLength: 100,
    form: {fits: text => readDevices(text) !== undefined, accepted: devicesAsWritten},
    placeholder: devicesAsWritten.join('|'),
    step: 'fit',
    when: {backend: ['keras']},
    label: {en: 'devices', zh: '设备'},
    help: {
      en: 'how many, or which: 2, gpu:0,1, cpu:0. Empty: all GPUs, else the CPU',
      zh: '几个或哪几个：2、gpu:0,1、cpu:0。留空则用全部 GPU，没有则用 CPU',
    },
    whenEmpty: {en: 'all', zh: '全部'},
    usage: {
      en: 'of --backend keras: how many devices of this host, or which (default: all GPUs, else the CPU)',
      zh: '用于 --backend keras：本机的几个或哪几个设备（默认全部 GPU，没有则用 CPU）',
    },
  },
  hosts: {
    kind: 'text',
    default: '',
    maxLength: 1000,
    form: {fits: text => readHosts(text) !== undefined, accepted: hostsAsWritten},
    placeholder: hostsAsWritten.join('|'),
    step: 'fit',
    when: {backend: ['keras']},
    label: {en: 'further hosts', zh: '其他主机'},
    help: {
      en: 'by ssh: node2,node3; or how many will join by `tfnotes worker`. jax only',
      zh: '用 ssh 连接：node2,node3；或写台数，各自用 `tfnotes worker` 加入。仅限 jax',
    },
    whenEmpty: {en: 'none', zh: '无'},
    usage: {
      en: 'of --backend keras on jax: hosts that compute beside this one, by ssh, or how many will join',
      zh: '用于 --backend keras（jax）：一起计算的其他主机（用 ssh 连接），或将加入的台数',
    },
  },
  threads: {
    kind: 'integer',
    default: 0,
    min: 0,
    max: 256,
    increment: 1,
    environment: 'TFNOTES_THREADS',
    step: 'fit',
    label: {en: 'threads', zh: '线程数'},
    help: {en: '0: as many as pay, up to the cores', zh: '0 表示自动选择，不超过核心数'},
    usage: {
      en: '0: as many as pay, up to the cores (or TFNOTES_THREADS)',
      zh: '0 表示自动选择，不超过核数（也可用 TFNOTES_THREADS）',
    },
  },
} as const satisfies Record<string, RunOption>

export type RunOptionName = keyof typeof runOptions

export const optionNames = Object.keys(runOptions) as RunOptionName[]

type NameOf<S extends RunOption['step']> = {
  [K in RunOptionName]: (typeof runOptions)[K]['step'] extends S ? K : never
}[RunOptionName]

/** Whether an option says which data is taken: those stand together in `run.json`. */
export const isOfData = (key: RunOptionName): key is NameOf<'data'> => runOptions[key].step === 'data'

export type BackendChoice = ValueOf<(typeof runOptions)['backend']>
