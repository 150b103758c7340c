import {checkpointKinds} from '../../../runs/events.ts'
import type {Command} from '../command.ts'
import {json, noWait, oneOf, running} from './flags.ts'

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
      detach: {
        help: {
          en: 'start it and return; attach follows it later',
          zh: '启动后立即返回，之后可用 attach 查看',
        },
      },
      resume: {
        value: 'run',
        help: {en: 'go on where this run stands', zh: '从这次训练停下的地方继续'},
      },
      from: {
        ...oneOf(...checkpointKinds),
        help: {
          en: 'with --resume: from which checkpoint (default last)',
          zh: '与 --resume 合用：从哪个检查点继续（默认 last）',
        },
      },
      plain: {help: {en: 'no progress line and no colour', zh: '不显示进度行与颜色'}},
      ...json,
    },
    examples: [
      'train mnist --epochs 5 --seed 1',
      'train mnist --dataset fashion --lr 0.0005',
      'train --resume latest',
    ],
    load: async () => (await import('../../running/train.ts')).trainChapter,
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
      en: 'watch a run from its beginning: on its screen, or in text where there is no terminal',
      zh: '从头查看一次训练：有终端时用界面，否则用文本',
    },
    usage: '[run]',
    arguments: [0, 1],
    completes: ['run'],
    flags: {
      plain: {help: {en: 'in text, without progress line and colour', zh: '用文本，不显示进度行与颜色'}},
      ...json,
    },
    load: async () => (await import('../../running/attach.ts')).attachRun,
  },
  runs: {
    summary: {en: 'list the runs, newest first', zh: '列出训练，最新的在前'},
    usage: '',
    arguments: [0, 0],
    completes: [],
    flags: json,
    load: async () => (await import('../../running/runs.ts')).printRuns,
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
