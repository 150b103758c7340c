import {searches} from '../../../studies/searches.ts'
import type {Command, Flags} from '../command.ts'
import {json, oneOf, running} from './flags.ts'

/** How many seeds every setting is trained with; of `train` one and the same run. */
export const seeds: Flags = {
  seeds: {
    value: 'n',
    help: {
      en: 'train with so many seeds, from --seed on, and say how far they lie apart',
      zh: '用这么多个种子各训练一次（从 --seed 起），并给出差异',
    },
  },
}

const budget: Flags = {
  budget: {
    value: 'time',
    help: {
      en: 'begin no further trial that would end after so much training: 90s, 10m, 1.5h',
      zh: '训练总时间将超过此值时不再开始新试验：90s、10m、1.5h',
    },
  },
}

const plain: Flags = {plain: {help: {en: 'no progress line and no colour', zh: '不显示进度行与颜色'}}}

const detach: Flags = {
  detach: {
    help: {
      en: 'put it into the queue and return; queue show says how it stands',
      zh: '放入队列后立即返回，之后可用 queue show 查看',
    },
  },
}

/** Several runs with one question. */
export const studying = {
  sweep: {
    summary: {
      en: 'train a chapter with several values, and say which are best and whether that is luck',
      zh: '用多组超参数训练某一章，指出哪组最好、是否只是运气',
    },
    usage: '<chapter> --<value> a,b|a..b[:log][:n]',
    arguments: [0, 1],
    completes: ['chapter'],
    tunes: 'chapter',
    several: true,
    flags: {
      ...running,
      ...seeds,
      search: {
        ...oneOf(...searches),
        help: {
          en: 'grid: all of them (default); random: some, spread evenly; halving: many begun, the better third goes on',
          zh: 'grid：全部组合（默认）；random：均匀抽取若干；halving：先都训练几轮，较好的三分之一继续',
        },
      },
      trials: {
        value: 'n',
        help: {
          en: 'settings that random or halving draws (random: 20)',
          zh: 'random 或 halving 抽取的设置数（random 默认 20）',
        },
      },
      ...budget,
      parallel: {
        value: 'n',
        help: {
          en: 'trials at a time; they share the threads (default 1)',
          zh: '同时进行的试验数，共用线程（默认 1）',
        },
      },
      resume: {
        value: 'study',
        help: {en: 'go on with this study', zh: '继续这个研究'},
      },
      ...detach,
      ...plain,
      ...json,
    },
    examples: [
      'sweep iris --learning-rate 0.01,0.1,0.5 --seeds 3',
      'sweep mnist --learning-rate 1e-4..1e-2:log --units 64,128,256 --seeds 3 --budget 10m',
      'sweep mnist --learning-rate 1e-5..1e-1:log --search halving --trials 27',
      'sweep --resume latest',
    ],
    load: async () => (await import('../../studying/sweep.ts')).sweepChapter,
  },
  twins: {
    summary: {
      en: 'train a chapter with two settings, seed by seed, until it is sure which is better',
      zh: '用两组设置逐个种子训练某一章，直到能确定哪组更好',
    },
    usage: '<chapter> --a <name=value>… --b <name=value>…',
    arguments: [0, 1],
    completes: ['chapter'],
    tunes: 'chapter',
    flags: {
      ...running,
      a: {
        value: 'name=value',
        help: {
          en: 'what the first has in place of the rest of the line; several with a comma between them',
          zh: '第一组不同于命令其余部分的值；多个用逗号隔开',
        },
      },
      b: {value: 'name=value', help: {en: 'the same of the second', zh: '第二组的'}},
      seeds: {
        value: 'n',
        help: {
          en: 'pairs at most, from --seed on; it ends before when it is sure, or hopeless (default 5)',
          zh: '最多多少对（从 --seed 起）；能确定或已无望时提前结束（默认 5）',
        },
      },
      ...budget,
      ...detach,
      ...plain,
      ...json,
    },
    examples: [
      'twins mnist --a dropout=0 --b dropout=0.2',
      'twins cifar10 --b learning-rate=0.003 --epochs 3 --budget 10m',
      'twins iris --a optimizer=sgd --b optimizer=adam,lr=0.01 --seeds 10',
    ],
    load: async () => (await import('../../studying/twins.ts')).twinChapter,
  },
  queue: {
    summary: {
      en: 'list the studies that wait, show one, reorder, pause, drop',
      zh: '列出排队的研究，查看、调整次序、暂停或移出',
    },
    usage: '[show|move|pause|continue|drop] [study] [place]',
    arguments: [0, 3],
    completes: [],
    flags: {
      all: {help: {en: 'also those that are over', zh: '包括已结束的'}},
      watch: {
        help: {
          en: 'with --json: again whenever something has changed',
          zh: '与 --json 合用：有变化时再次输出',
        },
      },
      ...json,
    },
    examples: ['queue', 'queue show latest', 'queue move sweep-mnist 1', 'queue pause', 'queue continue'],
    load: async () => (await import('../../studying/queue.ts')).manageQueue,
  },
} as const satisfies Record<string, Command>
