import {inversions, preparations} from '../../../datasets/facts/facts.ts'
import {priceOptions} from '../../../datasets/facts/prices.ts'
import type {Command} from '../command.ts'
import {from, json, oneOf, optionFlags} from './flags.ts'

const preparing = {
  prepare: {
    ...oneOf(...preparations),
    help: {
      en: 'how a picture file is prepared (default: as suits the data set)',
      zh: '图片文件的预处理方式（默认按数据集选择）',
    },
  },
  invert: {
    ...oneOf(...inversions),
    help: {
      en: 'turn dark-on-light round; auto judges the border (default: as suits the data set)',
      zh: '把深色字浅色底反过来；auto 由边缘判断（默认按数据集选择）',
    },
  },
} as const

const newerPrices = {
  csv: {value: 'file', help: {en: 'a newer price history', zh: '更新的价格历史文件'}},
  ...optionFlags(...priceOptions),
}

/** What a trained network is for. */
export const applying = {
  classify: {
    summary: {
      en: 'say what picture files, or those of a folder, show',
      zh: '识别图片文件，或文件夹中的全部图片',
    },
    usage: '<run> <image>...',
    arguments: [2, Number.POSITIVE_INFINITY],
    completes: ['run', 'file'],
    flags: {
      ...preparing,
      ...from,
      out: {
        value: 'file',
        help: {
          en: 'write file, class and probability of each as CSV, in place of a line for each',
          zh: '把每张的文件名、类别与概率写成 CSV，不再逐行输出',
        },
      },
      pixels: {
        help: {
          en: 'with --json: the picture as the network sees it',
          zh: '与 --json 合用：附上网络看到的图像',
        },
      },
      ...json,
    },
    examples: [
      'classify latest:mnist digit.png',
      'classify latest:cifar10 photos --out photos.csv',
      'ls *.jpg | tfnotes classify latest:mnist - --json',
    ],
    load: async () => (await import('../../applying/classify.ts')).classifyPictures,
  },
  inspect: {
    summary: {
      en: 'look at what a network of pictures has learnt: confusion matrix, mistakes, filters, feature maps',
      zh: '查看图像网络学到了什么：混淆矩阵、错例、卷积核与特征图',
    },
    usage: '<run> [picture]',
    arguments: [1, 2],
    completes: ['run', 'file'],
    flags: {
      mistakes: {
        value: 'n',
        help: {
          en: 'most confident mistakes to list (default 20)',
          zh: '列出多少个置信度最高的错例（默认 20）',
        },
      },
      each: {
        value: 'n',
        help: {
          en: 'besides, the n most confident of each class that is taken for another (default 0)',
          zh: '此外，每种混淆（某类被判为另一类）各列出置信度最高的 n 个（默认 0）',
        },
      },
      maps: {
        value: 'n',
        help: {
          en: 'with a picture and --pixels: maps of each layer at most (default 64)',
          zh: '给出图片并用 --pixels 时：每层最多几张特征图（默认 64）',
        },
      },
      ...preparing,
      ...from,
      pixels: {
        help: {en: 'with --json: the pictures, too', zh: '与 --json 合用：附上图像'},
      },
      ...json,
    },
    examples: ['inspect latest:cifar10', 'inspect latest:lenet cat.jpg', 'inspect latest:mnist 7'],
    load: async () => (await import('../../applying/inspect.ts')).inspectRun,
  },
  measure: {
    summary: {en: 'name the species of four measurements', zh: '由四个测量值判断品种'},
    usage: '<run> <4 numbers>',
    arguments: [2, 5],
    completes: ['run'],
    flags: {...from, ...json},
    examples: ['measure latest:iris 5.1 3.5 1.4 0.2'],
    load: async () => (await import('../../applying/measure.ts')).measureFlower,
  },
  next: {
    summary: {en: 'say which letter comes next', zh: '预测下一个字母'},
    usage: '<run> [letters]',
    arguments: [1, 2],
    completes: ['run'],
    flags: {
      count: {value: 'n', help: {en: 'letters to go on with (default 8)', zh: '续写几个字母（默认 8）'}},
      trace: {
        help: {en: 'the hidden state after each letter', zh: '每个字母之后的隐藏状态'},
      },
      codes: {
        help: {
          en: 'the codes an embedding has learnt; needs no letters',
          zh: 'Embedding 学到的编码；可不给字母',
        },
      },
      ...from,
      ...json,
    },
    examples: ['next latest:letters-embedding-4 abcd', 'next latest:letters-embedding-4 --codes'],
    load: async () => (await import('../../applying/next.ts')).nextLetter,
  },
  forecast: {
    summary: {en: 'forecast a price history', zh: '预测价格'},
    usage: '<run>',
    arguments: [1, 1],
    completes: ['run'],
    flags: {
      ...newerPrices,
      days: {value: 'n', help: {en: 'days beyond the file (default 5)', zh: '文件之后的天数（默认 5）'}},
      out: {value: 'file', help: {en: 'write everything as CSV', zh: '把全部结果写成 CSV'}},
      ...from,
      ...json,
    },
    load: async () => (await import('../../applying/forecast.ts')).forecastPrices,
  },
  gates: {
    summary: {
      en: 'show what recurrent layers compute over a window of prices: gates and states day by day',
      zh: '查看循环层在一个价格窗口中逐日算出的门与状态',
    },
    usage: '<run> [window]',
    arguments: [1, 2],
    completes: ['run'],
    flags: {
      ...newerPrices,
      ...from,
      ...json,
    },
    examples: ['gates latest:stock-lstm', 'gates latest:stock-gru 17 --json'],
    load: async () => (await import('../../applying/gates.ts')).showGates,
  },
  extract: {
    summary: {
      en: 'write all weights as text: name, shape, values',
      zh: '把全部参数写成文本：名称、形状、数值',
    },
    usage: '<run>',
    arguments: [1, 1],
    completes: ['run'],
    flags: {
      out: {
        value: 'file',
        help: {
          en: 'where to; - for here (default: weights.txt of the run)',
          zh: '写到哪里；- 为直接输出（默认写入训练目录的 weights.txt）',
        },
      },
      ...from,
      values: {
        value: 'n',
        help: {en: 'with --json: only the first n values of each', zh: '与 --json 合用：每组只给前 n 个值'},
      },
      ...json,
    },
    load: async () => (await import('../../applying/extract.ts')).extractWeights,
  },
  export: {
    summary: {
      en: 'write a trained network or its curves in another program’s format',
      zh: '把训练好的网络或曲线写成其他程序的格式',
    },
    usage: '<run> --format keras|tfjs|npz|csv|tensorboard|svg|html',
    arguments: [1, 1],
    completes: ['run'],
    flags: {
      format: {
        ...oneOf('keras', 'tfjs', 'npz', 'csv', 'tensorboard', 'svg', 'html'),
        help: {
          en: 'keras: a .keras file; tfjs: model.json and weights; npz: weights for NumPy; csv and tensorboard: the curves; svg: the curves as a drawing; html: one page that tells of the run and needs nothing else',
          zh: 'keras：.keras 文件；tfjs：model.json 与权重；npz：供 NumPy 读取的权重；csv 与 tensorboard：曲线；svg：曲线图；html：独立的一页，说明这次训练',
        },
      },
      out: {
        value: 'path',
        help: {
          en: 'file or folder to write (default: the run’s id with the format’s ending, here)',
          zh: '写到哪个文件或文件夹（默认在当前文件夹，以训练编号命名）',
        },
      },
      ...from,
      ...json,
    },
    examples: ['export latest:mnist --format keras', 'export latest:lenet --format tensorboard --out logs'],
    load: async () => (await import('../../applying/export.ts')).exportRun,
  },
} as const satisfies Record<string, Command>
