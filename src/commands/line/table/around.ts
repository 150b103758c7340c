import {distributions} from '../../../chapters/code/distribution.ts'
import {priceOptions} from '../../../datasets/facts/prices.ts'
import type {Command} from '../command.ts'
import {json, oneOf, optionFlags, running} from './flags.ts'

/** The book and the machine. */
export const around = {
  code: {
    summary: {
      en: 'print a chapter, or what a run trained, as a program for Keras or TensorFlow.js',
      zh: '把一章（或一次训练所用的）输出为 Keras 或 TensorFlow.js 程序',
    },
    usage: '<chapter|run>',
    arguments: [1, 1],
    completes: ['chapter', 'run'],
    tunes: 'chapter',
    flags: {
      lang: {
        ...oneOf('python', 'ts'),
        help: {en: 'language (default python)', zh: '语言（默认 python）'},
      },
      style: {
        ...oneOf('sequential', 'class'),
        help: {en: 'how the network is written (default sequential)', zh: '网络的写法（默认 sequential）'},
      },
      distribute: {
        ...oneOf(...distributions),
        help: {
          en: 'Python on several devices: mirrored, the GPUs of one host (TensorFlow); data-parallel, devices of one host or several (JAX)',
          zh: '在多个设备上训练的 Python 程序：mirrored 用一台主机的多块 GPU（TensorFlow），data-parallel 用一台或多台主机的设备（JAX）',
        },
      },
      out: {value: 'file', help: {en: 'write it to a file', zh: '写入文件'}},
      data: {
        value: 'file.npz',
        help: {
          en: 'write the very data that is trained on for the program to read (docs/program-data.md)',
          zh: '把训练所用的数据原样写入此文件，供程序读取（见 docs/program-data.md）',
        },
      },
      ...running,
      ...json,
    },
    examples: [
      'code lenet --style class',
      'code resnet18 --distribute data-parallel',
      'code mnist --lang ts --epochs 3 --out mnist.ts',
      'code stock-lstm --csv prices.csv --data prices.npz --out prices.py',
      'code latest',
    ],
    load: async () => (await import('../../book/code.ts')).printProgram,
  },
  lab: {
    summary: {en: 'compute a lab of chapter 1', zh: '计算第一章的实验'},
    usage: '<lab>',
    arguments: [1, 1],
    completes: ['lab'],
    tunes: 'lab',
    flags: {
      preset: {value: 'name', help: {en: 'values to start from', zh: '作为起点的一组值'}},
      ...optionFlags('seed'),
      csv: {
        value: 'file',
        help: {
          en: 'regularization: points of your own, x1,x2,label',
          zh: 'regularization：你自己的点，x1,x2,label',
        },
      },
      ...json,
    },
    examples: [
      'lab gradient-descent --lr 0.999',
      'lab tensors --expression "softmax(constant([1., 2., 3.]))"',
    ],
    load: async () => (await import('../../book/lab.ts')).computeLabCommand,
  },
  dataset: {
    summary: {
      en: 'list data sets, show or check pictures or a price file, fetch files, make a set',
      zh: '列出数据集、查看或检查图片与价格文件、下载官方文件，或用图片制作',
    },
    usage: '<list|show|check|fetch|make> [name | folder labels.txt | file]',
    arguments: [1, 3],
    completes: ['dataset', 'file'],
    flags: {
      out: {value: 'file', help: {en: 'for make: the .npz to write', zh: '用于 make：要写的 .npz 文件'}},
      size: {
        value: 'n',
        help: {
          en: 'for make and show: side of own pictures in pixels (default 28)',
          zh: '用于 make 与 show：自备图片的边长，像素（默认 28）',
        },
      },
      color: {
        ...oneOf('grey', 'rgb'),
        help: {
          en: 'for make and show: own pictures in grey or colour (default grey)',
          zh: '用于 make 与 show：自备图片灰度或彩色（默认灰度）',
        },
      },
      ...optionFlags(...priceOptions),
      column: {
        value: 'name',
        help: {en: 'for show prices: the column that would be forecast', zh: '用于 show prices：要预测的列'},
      },
      class: {
        value: 'name',
        help: {en: 'for show: only this class', zh: '用于 show：只看这一类'},
      },
      part: {
        ...oneOf('train', 'test'),
        help: {
          en: 'for show: training or test pictures (default train)',
          zh: '用于 show：训练集或测试集（默认 train）',
        },
      },
      at: {value: 'n', help: {en: 'for show: how many to pass over', zh: '用于 show：跳过前几张'}},
      count: {
        value: 'n',
        help: {
          en: 'how many: for show (default 6), doubted labels for check (default 20)',
          zh: '数量：用于 show（默认 6），用于 check 时是可疑标签数（默认 20）',
        },
      },
      run: {
        value: 'run',
        help: {
          en: 'for check: the data of this run, and the labels that its network doubts most',
          zh: '用于 check：检查此训练的数据，并列出网络最怀疑的标签',
        },
      },
      writeExclude: {
        value: 'file',
        help: {
          en: 'for check --run: write the listed files for make --exclude',
          zh: '用于 check --run：把列出的文件写成 make --exclude 用的清单',
        },
      },
      exclude: {
        value: 'file',
        help: {
          en: 'for make: without the pictures it names, one a line: path below the folder, or number from 0',
          zh: '用于 make：去掉清单中的图片，每行一张：相对路径，或从 0 起的序号',
        },
      },
      pixels: {
        help: {en: 'for check --run --json: with the pictures', zh: '用于 check --run --json：附上图片'},
      },
      csv: {
        value: 'file',
        help: {en: 'for show prices: the price history', zh: '用于 show prices：价格历史文件'},
      },
      ...optionFlags('images', 'labels', 'from', 'seed'),
      ...json,
    },
    examples: [
      'dataset list',
      'dataset show cifar10 --class cat',
      'dataset show prices.csv',
      'dataset check digits digits.txt',
      'dataset check --run latest --count 100 --write-exclude doubted.txt',
      'dataset fetch mnist',
      'dataset make digits digits.txt --out digits.npz',
    ],
    load: async () => (await import('../../data/dataset.ts')).manageDatasets,
  },
  config: {
    summary: {
      en: 'say what is set, and by whom; write the settings file',
      zh: '列出各项设置及其来源；修改设置文件',
    },
    usage: '[set|unset] [name] [value]',
    arguments: [0, 3],
    completes: ['setting'],
    flags: json,
    examples: ['config', 'config set language zh', 'config unset presets.mnist.mine'],
    heedless: true,
    load: async () => (await import('../../machine/config.ts')).configure,
  },
  doctor: {
    heedless: true,
    summary: {en: 'say what this machine offers', zh: '检查本机条件'},
    usage: '',
    arguments: [0, 1],
    completes: ['file'],
    flags: {
      linkTensorflow: {
        help: {
          en: 'build tfjs-node against an installed Python TensorFlow; a path to it may follow',
          zh: '用已安装的 Python TensorFlow 编译 tfjs-node；其后可给出路径',
        },
      },
      unlinkTensorflow: {help: {en: 'undo that', zh: '撤销上一项'}},
      ...json,
    },
    load: async () => (await import('../../machine/doctor.ts')).examineMachine,
  },
  completion: {
    summary: {en: 'print the completions for a shell', zh: '输出 shell 补全脚本'},
    usage: '<bash|zsh|fish>',
    arguments: [1, 1],
    completes: ['shell'],
    heedless: true,
    flags: {},
    examples: ['completion bash >> ~/.bashrc'],
    load: async () => (await import('../completion.ts')).printCompletion,
  },
} as const satisfies Record<string, Command>
