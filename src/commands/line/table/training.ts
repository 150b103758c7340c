import {checkpointKinds} from '../../../runs/events.ts'
import {curveNames, noTag} from '../../../runs/watched/curves.ts'
import {watchedEn, watchedZh} from '../../../text/words/watched.ts'
import type {Command} from '../command.ts'
import {json, notify, noWait, oneOf, running} from './flags.ts'
import {seeds} from './studying.ts'

/** Which tag of event files a curve is taken from. */
const tagFlags = Object.fromEntries(
  curveNames.map(name => [
    name,
    {
      value: 'tag',
      help: {
        en: `of event files: the tag to take as ${watchedEn.curves[name]}; ${noTag} for no curve`,
        zh: `用于事件文件：以哪个标签作为${watchedZh.curves[name]}；${noTag} 表示不画`,
      },
    },
  ]),
)

/** Making runs, watching them, and asking something of them. */
export const training = {
  train: {
    summary: {en: 'train a chapter’s network', zh: '训练某一章的网络'},
    usage: '<chapter>',
    arguments: [0, 1],
    completes: ['chapter'],
    tunes: 'chapter',
    flags: {
      ...running,
      ...seeds,
      walkForward: {
        value: 'k',
        help: {
          en: 'of prices: train on k splits, each judged by what follows it, and say what they come to together',
          zh: '用于价格：在 k 段上依次训练，每段用其后的数据评估，最后汇总',
        },
      },
      detach: {
        help: {
          en: 'start it and return; attach follows it later',
          zh: '启动后立即返回，之后可用 attach 查看',
        },
      },
      resume: {
        value: 'run',
        help: {
          en: 'go on where this run stands; with --epochs +5, or 13 in all, further than it was to go',
          zh: '从这次训练停下的地方继续；加 --epochs +5（或总数 13）可超出原定轮数',
        },
      },
      branch: {
        value: 'run',
        help: {
          en: 'a new run from the weights of this one (or <run>@best), with its values but for those said',
          zh: '由这次训练（或 <run>@best）的参数开始新的训练，未写明的值沿用原训练',
        },
      },
      initFrom: {
        value: 'file',
        help: {
          en: 'first weights out of a .keras file that export wrote, by the names of layers',
          zh: '初始参数取自 export 写出的 .keras 文件（按层名对应）',
        },
      },
      from: {
        ...oneOf(...checkpointKinds),
        help: {
          en: 'with --resume: from which checkpoint (default last)',
          zh: '与 --resume 合用：从哪个检查点继续（默认 last）',
        },
      },
      ...notify,
      plain: {help: {en: 'no progress line and no colour', zh: '不显示进度行与颜色'}},
      ...json,
    },
    examples: [
      'train mnist --epochs 5 --seed 1',
      'train mnist --dataset fashion --lr 0.0005',
      'train mnist --seeds 5',
      'train mnist --hold-out 0.1',
      'train stock-lstm --walk-forward 5',
      'train --resume latest',
      'train --resume latest --epochs +5',
      'train --resume latest --backend wasm',
      'train mnist --dataset fashion --init-from digits.keras --freeze hidden',
      'train --branch latest@best --learning-rate 3e-4 --epochs +5',
    ],
    load: async () => (await import('../../running/train.ts')).trainChapter,
  },
  worker: {
    summary: {
      en: 'compute with a run of another host, which says how: train --hosts',
      zh: '与另一台主机上的训练一起计算（由其 train --hosts 给出命令）',
    },
    usage: '',
    arguments: [0, 0],
    completes: [],
    flags: {
      join: {
        value: 'address:port',
        help: {
          en: 'of the session; its key is taken from TFNOTES_KEY',
          zh: '该训练的地址；密钥取自环境变量 TFNOTES_KEY',
        },
      },
    },
    examples: ['worker --join 10.0.0.5:41233'],
    load: async () => (await import('../../running/worker.ts')).workForSession,
  },
  preflight: {
    summary: {en: 'try a few real batches: speed, memory, time', zh: '试跑几个真实批次：速度、内存、时间'},
    usage: '<chapter>',
    arguments: [1, 1],
    completes: ['chapter'],
    tunes: 'chapter',
    flags: {...running, ...json},
    load: async () => (await import('../../running/preflight.ts')).preflightChapter,
  },
  'lr-find': {
    summary: {
      en: 'look for the learning rates with which a chapter’s network learns',
      zh: '寻找某一章的网络能学会的学习率范围',
    },
    usage: '<chapter>',
    arguments: [1, 1],
    completes: ['chapter'],
    tunes: 'chapter',
    flags: {...running, ...json},
    examples: ['lr-find mnist', 'lr-find cifar10 --optimizer sgd --json'],
    load: async () => (await import('../../running/lr-find.ts')).findLearningRate,
  },
  augment: {
    summary: {
      en: 'show what augmentation makes of one picture',
      zh: '查看数据增强对一张图片的效果',
    },
    usage: '<chapter> [picture]',
    arguments: [1, 2],
    completes: ['chapter', 'file'],
    tunes: 'chapter',
    flags: {...running, ...json},
    examples: ['augment augmentation', 'augment mnist 7 --rotation 20 --zoom 0.1'],
    load: async () => (await import('../../data/augment.ts')).previewAugmentation,
  },
  attach: {
    summary: {
      en: 'watch a run, or another program’s event files: on a screen, in text without a terminal',
      zh: '从头查看一次训练，或其他程序的事件文件：有终端时用界面，否则用文本',
    },
    usage: '[run|folder]',
    arguments: [0, 1],
    completes: ['run', 'file'],
    flags: {
      plain: {help: {en: 'in text, without progress line and colour', zh: '用文本，不显示进度行与颜色'}},
      ...notify,
      ...json,
      run: {
        value: 'name',
        help: {
          en: 'of a folder with event files: which of its runs',
          zh: '用于事件文件的文件夹：查看其中哪一次训练',
        },
      },
      ...tagFlags,
      once: {
        help: {
          en: 'of event files: print what there is and end',
          zh: '用于事件文件：输出现有内容后结束',
        },
      },
    },
    examples: ['attach latest', 'attach logs/fit --run 20260301', 'attach runs --loss Train/total --plain'],
    load: async () => (await import('../../running/attach.ts')).attachRun,
  },
  stop: {
    summary: {en: 'stop a run; it saves first', zh: '停止一次训练，停止前先保存'},
    usage: '<run>',
    arguments: [1, 1],
    completes: ['run'],
    flags: {
      epochEnd: {help: {en: 'finish the epoch first', zh: '先完成这一轮'}},
      discard: {help: {en: 'without saving', zh: '不保存'}},
      ...noWait,
    },
    load: async () => (await import('../../running/ask.ts')).stopRun,
  },
  pause: {
    summary: {en: 'pause a run', zh: '暂停一次训练'},
    usage: '<run>',
    arguments: [1, 1],
    completes: ['run'],
    flags: noWait,
    load: async () => (await import('../../running/ask.ts')).pauseRun,
  },
  continue: {
    summary: {en: 'let a paused run go on', zh: '让暂停的训练继续'},
    usage: '<run>',
    arguments: [1, 1],
    completes: ['run'],
    flags: noWait,
    load: async () => (await import('../../running/ask.ts')).continueRun,
  },
  lr: {
    summary: {en: 'set the learning rate of a live run', zh: '修改进行中的训练的学习率'},
    usage: '<run> <value>',
    arguments: [2, 2],
    completes: ['run'],
    flags: noWait,
    load: async () => (await import('../../running/ask.ts')).changeRate,
  },
} as const satisfies Record<string, Command>
