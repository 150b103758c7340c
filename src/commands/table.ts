import {datasetNames} from '../datasets/names.ts'
import type {Command, Flag, Flags} from './command.ts'

const json: Flags = {
  json: {help: {en: 'one JSON object a line, and nothing else', zh: '每行一个 JSON 对象，别无其他'}},
}

/** What decides a run beside the chapter's hyperparameters. */
const running: Flags = {
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

const noWait: Flags = {
  noWait: {help: {en: 'leave the request and do not wait for the trainer', zh: '只留下请求，不等待训练进程'}},
}

const from: Flags = {
  from: {
    value: 'best|last',
    choices: ['best', 'last'],
    help: {
      en: 'which checkpoint (default: the best, where there is one)',
      zh: '使用哪个检查点（默认用最优，若有）',
    },
  },
}

/** Every subcommand: feeds dispatch, `--help`, the completions and the tests. */
export const commands: Readonly<Record<string, Command>> = {
  chapters: {
    summary: {en: 'list the chapters and labs', zh: '列出章节与实验'},
    usage: '',
    arguments: [0, 0],
    completes: 'none',
    flags: json,
    load: async () => (await import('./chapters.ts')).listChapters,
  },
  train: {
    summary: {en: 'train a chapter’s network', zh: '训练某一章的网络'},
    usage: '<chapter>',
    arguments: [0, 1],
    completes: 'chapter',
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
        value: 'last|best',
        choices: ['last', 'best'],
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
    load: async () => (await import('./train.ts')).trainChapter,
  },
  preflight: {
    summary: {en: 'try a few real batches: speed, memory, time', zh: '试跑几个真实批次：速度、内存、时间'},
    usage: '<chapter>',
    arguments: [1, 1],
    completes: 'chapter',
    tunes: 'chapter',
    flags: {...running, ...json},
    load: async () => (await import('./preflight.ts')).preflightChapter,
  },
  attach: {
    summary: {
      en: 'watch a run from its beginning: on its screen, or in text where there is no terminal',
      zh: '从头查看一次训练：有终端时用界面，否则用文本',
    },
    usage: '[run]',
    arguments: [0, 1],
    completes: 'run',
    flags: {
      plain: {help: {en: 'in text, without progress line and colour', zh: '用文本，不显示进度行与颜色'}},
      ...json,
    },
    load: async () => (await import('./attach.ts')).attachRun,
  },
  runs: {
    summary: {en: 'list the runs, newest first', zh: '列出训练，最新的在前'},
    usage: '',
    arguments: [0, 0],
    completes: 'none',
    flags: json,
    load: async () => (await import('./runs.ts')).printRuns,
  },
  stop: {
    summary: {en: 'stop a run; it saves first', zh: '停止一次训练，停止前先保存'},
    usage: '<run>',
    arguments: [1, 1],
    completes: 'run',
    flags: {
      epochEnd: {help: {en: 'finish the epoch first', zh: '先完成这一轮'}},
      discard: {help: {en: 'without saving', zh: '不保存'}},
      ...noWait,
    },
    load: async () => (await import('./ask.ts')).stopRun,
  },
  pause: {
    summary: {en: 'pause a run', zh: '暂停一次训练'},
    usage: '<run>',
    arguments: [1, 1],
    completes: 'run',
    flags: noWait,
    load: async () => (await import('./ask.ts')).pauseRun,
  },
  continue: {
    summary: {en: 'let a paused run go on', zh: '让暂停的训练继续'},
    usage: '<run>',
    arguments: [1, 1],
    completes: 'run',
    flags: noWait,
    load: async () => (await import('./ask.ts')).continueRun,
  },
  lr: {
    summary: {en: 'set the learning rate of a live run', zh: '修改进行中的训练的学习率'},
    usage: '<run> <value>',
    arguments: [2, 2],
    completes: 'run',
    flags: noWait,
    load: async () => (await import('./ask.ts')).changeRate,
  },
  classify: {
    summary: {en: 'say what picture files show', zh: '识别图片文件'},
    usage: '<run> <image>...',
    arguments: [2, Number.POSITIVE_INFINITY],
    completes: 'run',
    flags: {
      prepare: {
        value: 'mnist|notes|plain',
        choices: ['mnist', 'notes', 'plain'],
        help: {
          en: 'how the picture is prepared (default: as suits the data set)',
          zh: '图片的预处理方式（默认按数据集选择）',
        },
      },
      invert: {
        value: 'auto|yes|no',
        choices: ['auto', 'yes', 'no'],
        help: {
          en: 'turn dark-on-light round (default: judged from the border)',
          zh: '把深色字浅色底反过来（默认由边缘判断）',
        },
      },
      ...from,
      pixels: {
        help: {
          en: 'with --json: the picture as the network sees it',
          zh: '与 --json 合用：附上网络看到的图像',
        },
      },
      ...json,
    },
    examples: ['classify latest:mnist digit.png', 'ls *.jpg | tfnotes classify latest:mnist - --json'],
    load: async () => (await import('./classify.ts')).classifyPictures,
  },
  measure: {
    summary: {en: 'name the species of four measurements', zh: '由四个测量值判断品种'},
    usage: '<run> <4 numbers>',
    arguments: [2, 5],
    completes: 'run',
    flags: {...from, ...json},
    examples: ['measure latest:iris 5.1 3.5 1.4 0.2'],
    load: async () => (await import('./measure.ts')).measureFlower,
  },
  next: {
    summary: {en: 'say which letter comes next', zh: '预测下一个字母'},
    usage: '<run> <letters>',
    arguments: [2, 2],
    completes: 'run',
    flags: {
      count: {value: 'n', help: {en: 'letters to go on with (default 8)', zh: '续写几个字母（默认 8）'}},
      ...from,
      ...json,
    },
    examples: ['next latest:letters-embedding-4 abcd'],
    load: async () => (await import('./next.ts')).nextLetter,
  },
  forecast: {
    summary: {en: 'forecast a price history', zh: '预测价格'},
    usage: '<run>',
    arguments: [1, 1],
    completes: 'run',
    flags: {
      csv: {value: 'file', help: {en: 'a newer price history', zh: '更新的价格历史文件'}},
      days: {value: 'n', help: {en: 'days beyond the file (default 5)', zh: '文件之后的天数（默认 5）'}},
      out: {value: 'file', help: {en: 'write everything as CSV', zh: '把全部结果写成 CSV'}},
      ...from,
      ...json,
    },
    load: async () => (await import('./forecast.ts')).forecastPrices,
  },
  extract: {
    summary: {
      en: 'write all weights as text: name, shape, values',
      zh: '把全部参数写成文本：名称、形状、数值',
    },
    usage: '<run>',
    arguments: [1, 1],
    completes: 'run',
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
    load: async () => (await import('./extract.ts')).extractWeights,
  },
  code: {
    summary: {
      en: 'print the chapter as a program for Keras or TensorFlow.js',
      zh: '输出本章对应的 Keras 或 TensorFlow.js 程序',
    },
    usage: '<chapter>',
    arguments: [1, 1],
    completes: 'chapter',
    tunes: 'chapter',
    flags: {
      lang: {
        value: 'python|ts',
        choices: ['python', 'ts'],
        help: {en: 'language (default python)', zh: '语言（默认 python）'},
      },
      style: {
        value: 'sequential|class',
        choices: ['sequential', 'class'],
        help: {en: 'how the network is written (default sequential)', zh: '网络的写法（默认 sequential）'},
      },
      out: {value: 'file', help: {en: 'write it to a file', zh: '写入文件'}},
      ...running,
    },
    examples: ['code lenet --style class', 'code mnist --lang ts --epochs 3 --out mnist.ts'],
    load: async () => (await import('./code.ts')).printProgram,
  },
  lab: {
    summary: {en: 'compute a lab of chapter 1', zh: '计算第一章的实验'},
    usage: '<lab>',
    arguments: [1, 1],
    completes: 'lab',
    tunes: 'lab',
    flags: {
      preset: {value: 'name', help: {en: 'values to start from', zh: '作为起点的一组值'}},
      seed: running.seed as Flag,
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
    load: async () => (await import('./lab.ts')).computeLabCommand,
  },
  dataset: {
    summary: {
      en: 'list data sets, fetch the official files, or make one of pictures',
      zh: '列出数据集、下载官方文件，或用图片制作',
    },
    usage: '<list|fetch|make> [name | folder labels.txt]',
    arguments: [1, 3],
    completes: 'dataset',
    flags: {
      out: {value: 'file', help: {en: 'for make: the .npz to write', zh: '用于 make：要写的 .npz 文件'}},
      size: {
        value: 'n',
        help: {
          en: 'for make: side of the pictures in pixels (default 28)',
          zh: '用于 make：图片边长，像素（默认 28）',
        },
      },
      color: {
        value: 'grey|rgb',
        choices: ['grey', 'rgb'],
        help: {en: 'for make: grey or colour (default grey)', zh: '用于 make：灰度或彩色（默认灰度）'},
      },
      skipMissing: {
        help: {
          en: 'for make: go on without what is missing or broken',
          zh: '用于 make：跳过缺失或损坏的图片',
        },
      },
      ...json,
    },
    examples: ['dataset list', 'dataset fetch mnist', 'dataset make digits digits.txt --out digits.npz'],
    load: async () => (await import('./dataset.ts')).manageDatasets,
  },
  doctor: {
    summary: {en: 'say what this machine offers', zh: '检查本机条件'},
    usage: '',
    arguments: [0, 1],
    completes: 'file',
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
    load: async () => (await import('./doctor.ts')).examineMachine,
  },
  completion: {
    summary: {en: 'print the completions for a shell', zh: '输出 shell 补全脚本'},
    usage: '<bash|zsh|fish>',
    arguments: [1, 1],
    completes: 'none',
    flags: {},
    examples: ['completion bash >> ~/.bashrc'],
    load: async () => (await import('./completion.ts')).printCompletion,
  },
}
