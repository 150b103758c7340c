import {axes} from '../../../runs/axis.ts'
import {measures} from '../../../studies/comparison/measure.ts'
import {flagOf} from '../../../text/flag-name.ts'
import type {Command, Flags} from '../command.ts'
import {json, oneOf} from './flags.ts'

/** Which runs are meant, by what is known of them. */
const where: Flags = {
  where: {
    value: 'query',
    help: {
      en: 'those for which all of it holds: lr<0.01 acc>97% adam tag:x chapter:mnist -failed "two words"',
      zh: '满足全部条件的训练：lr<0.01 acc>97% adam tag:x chapter:mnist -failed "two words"',
    },
  },
}

/** The runs there are: listing, comparing and naming them, putting them away. */
export const listing = {
  runs: {
    summary: {en: 'list the runs, newest first', zh: '列出训练，最新的在前'},
    usage: '',
    arguments: [0, 0],
    completes: [],
    flags: {
      ...where,
      sort: {
        value: 'name',
        help: {
          en: 'by age, epoch, time, lr …; by acc or loss as leader boards, one for each chapter and data set',
          zh: '排序：age、epoch、time、lr 等；按 acc 或 loss 时，每个章节与数据集各成一榜',
        },
      },
      reverse: {help: {en: 'the other way round', zh: '倒序'}},
      limit: {value: 'n', help: {en: 'the first n alone, of each leader board', zh: '只列前 n 个（每榜）'}},
      csv: {
        help: {
          en: 'as a CSV table, with all settings in which the runs differ',
          zh: '输出 CSV 表，含各训练间不同的全部设置',
        },
      },
      md: {help: {en: 'as a Markdown table', zh: '输出 Markdown 表'}},
      ...json,
    },
    examples: [
      "runs --where 'chapter:mnist lr<0.01 -failed' --sort acc",
      'runs --sort acc --limit 10 --csv > runs.csv',
      'runs --sort age --reverse --md',
    ],
    load: async () => (await import('../../listing/runs.ts')).printRuns,
  },
  compare: {
    summary: {
      en: 'compare runs: what differed, how they did, their curves over one axis',
      zh: '比较多次训练：不同之处、结果，以及同一横轴上的曲线',
    },
    usage: '[run]…',
    arguments: [0, 1000],
    completes: ['run'],
    flags: {
      ...where,
      measure: {
        ...oneOf(...measures.map(flagOf)),
        help: {
          en: 'what the curves are of, and what runs are sorted by (default: what says most of these)',
          zh: '曲线画哪一项，也按它排序（默认取最能说明问题的一项）',
        },
      },
      by: {
        ...oneOf(...axes),
        help: {en: 'the axis of the curves (default epoch)', zh: '曲线的横轴（默认 epoch）'},
      },
      csv: {help: {en: 'the table as CSV', zh: '以 CSV 输出表格'}},
      svg: {help: {en: 'the curves as an SVG drawing', zh: '以 SVG 图形输出曲线'}},
      out: {
        value: 'file',
        help: {en: 'of --csv and --svg: into this file', zh: '用于 --csv 与 --svg：写入此文件'},
      },
      ...json,
    },
    examples: [
      'compare latest mnist-2026',
      'compare latest:lenet latest:vgg16 --measure val-accuracy --by minutes',
      "compare --where 'chapter:mnist tag:rates' --svg --out curves.svg",
    ],
    load: async () => (await import('../../comparing/compare.ts')).compareCommand,
  },
  note: {
    summary: {
      en: 'give a run a name, tags or a note, or show them',
      zh: '为训练命名、加标签或备注；不带选项时显示',
    },
    usage: '[run] [text]',
    arguments: [0, 2],
    completes: ['run'],
    flags: {
      ...where,
      name: {
        value: 'name',
        help: {en: 'another name for it, which commands take, too', zh: '另一个名称，各命令都认'},
      },
      unname: {help: {en: 'take the name away', zh: '去掉名称'}},
      tag: {value: 'tag,…', help: {en: 'add these tags', zh: '加上这些标签'}},
      untag: {value: 'tag,…', help: {en: 'take these tags away', zh: '去掉这些标签'}},
      ...json,
    },
    examples: [
      'note latest "why does it stop at 0.97?" --name baseline --tag night,wide',
      "note --where 'acc>0.97 chapter:mnist' --tag good",
      'note latest ""',
    ],
    load: async () => (await import('../../listing/note.ts')).labelRuns,
  },
  delete: {
    summary: {
      en: 'put runs into the trash, where they are kept for seven days',
      zh: '把训练移入回收站，保留七天',
    },
    usage: '[run]…',
    arguments: [0, Number.POSITIVE_INFINITY],
    completes: ['run'],
    flags: {
      ...where,
      now: {help: {en: 'for good, without the trash', zh: '不经回收站，直接彻底删除'}},
      emptyTrash: {
        help: {en: 'take what is in the trash away for good', zh: '清空回收站'},
      },
      ...json,
    },
    examples: ['delete mnist-20260301-120500-1a2b', "delete --where 'failed age>7d'", 'delete --empty-trash'],
    load: async () => (await import('../../listing/delete.ts')).deleteRuns,
  },
  restore: {
    summary: {
      en: 'bring deleted runs back; without one, list the trash',
      zh: '恢复已删除的训练；不带参数时列出回收站',
    },
    usage: '[run]…',
    arguments: [0, Number.POSITIVE_INFINITY],
    completes: [],
    flags: json,
    examples: ['restore', 'restore mnist-20260301-120500-1a2b'],
    load: async () => (await import('../../listing/restore.ts')).restoreRuns,
  },
} as const satisfies Record<string, Command>
