import type {Hyperparameter} from './hyperparameter.ts'
import {monitoring, watching} from './watching.ts'

/**
 * Hyperparameters that many chapters share. A chapter spreads the groups it has and overrides defaults:
 * `{...fitting, ...compiling, epochs: {...fitting.epochs, default: 5}}`.
 */

/** §2.1 fit. */
export const fitting = {
  batchSize: {
    kind: 'integer',
    default: 32,
    min: 1,
    max: 4096,
    step: 'fit',
    label: {en: 'batch size', zh: '批大小'},
    help: {en: 'samples per update of the parameters', zh: '每次更新参数所用的样本数'},
  },
  epochs: {
    kind: 'integer',
    default: 5,
    min: 1,
    max: 100_000,
    step: 'fit',
    label: {en: 'epochs', zh: '训练轮数'},
    help: {en: 'passes over the training data', zh: '遍历训练集的次数'},
  },
  validationFreq: {
    kind: 'integer',
    default: 1,
    min: 1,
    max: 1000,
    step: 'fit',
    label: {en: 'validate every', zh: '验证间隔'},
    help: {en: 'epochs between two validations', zh: '每隔多少轮验证一次'},
  },
  weightsOnly: {
    kind: 'flag',
    default: false,
    step: 'fit',
    label: {en: 'weights only', zh: '只存参数'},
    help: {
      en: 'checkpoints without optimizer state: smaller, but a resumed run starts its optimizer anew',
      zh: '检查点不含优化器状态：更小，但续训时优化器从头开始',
    },
  },
  bestOnly: {
    kind: 'flag',
    default: false,
    step: 'fit',
    label: {en: 'best only', zh: '只存最优'},
    help: {
      en: 'keep a checkpoint only when validation improves; a stopped run goes back to it',
      zh: '仅当验证结果变好时保存；中断后从最优处继续',
    },
  },
  ...monitoring,
  ...watching,
} as const satisfies Record<string, Hyperparameter>

export const optimizerNames = ['sgd', 'momentum', 'adagrad', 'adadelta', 'rmsprop', 'adam', 'adamw'] as const
export const lossNames = [
  'sparseCategoricalCrossentropy',
  'sparseCategoricalCrossentropyFromLogits',
  'meanSquaredError',
] as const
export const scheduleNames = ['constant', 'exponential', 'cosine'] as const

/** §2.1 compile. */
export const compiling = {
  optimizer: {
    kind: 'choice',
    default: 'adam',
    choices: optimizerNames,
    step: 'compile',
    label: {en: 'optimizer', zh: '优化器'},
    help: {en: 'how gradients become updates (§1.10)', zh: '梯度如何变为更新（§1.10）'},
  },
  learningRate: {
    kind: 'number',
    default: 0.001,
    min: 1e-8,
    max: 10,
    walk: 'log',
    step: 'compile',
    label: {en: 'learning rate', zh: '学习率'},
    help: {en: 'the size of a step', zh: '每一步的大小'},
  },
  momentum: {
    kind: 'number',
    default: 0.9,
    min: 0,
    max: 0.999,
    walk: 'linear',
    increment: 0.05,
    step: 'compile',
    label: {en: 'momentum', zh: '动量'},
    help: {en: 'how much of the last update is kept (§1.10)', zh: '保留上一次更新量的比例（§1.10）'},
    when: {optimizer: ['momentum']},
  },
  weightDecay: {
    kind: 'number',
    default: 0.004,
    min: 0,
    max: 1,
    walk: 'log',
    step: 'compile',
    label: {en: 'weight decay', zh: '权重衰减'},
    help: {
      en: 'each step also takes learning rate · weight decay of every parameter away (AdamW)',
      zh: '每一步还从每个参数中减去 学习率·权重衰减 的份额（AdamW）',
    },
    when: {optimizer: ['adamw']},
  },
  clipNorm: {
    kind: 'number',
    default: 0,
    min: 0,
    max: 1000,
    walk: 'log',
    step: 'compile',
    more: true,
    label: {en: 'clip norm', zh: '梯度裁剪'},
    help: {
      en: 'longest that the gradients of all parameters together may be (their norm); 0: any length',
      zh: '全部参数的梯度合起来的长度（范数）上限，超出则按比例缩短；0 为不限',
    },
  },
  schedule: {
    kind: 'choice',
    default: 'constant',
    choices: scheduleNames,
    step: 'compile',
    label: {en: 'schedule', zh: '学习率策略'},
    help: {
      en: 'exponential decay: learning rate · decay rate ^ (epoch / decay epochs) (§1.3); cosine decay: falls along half a cosine, step by step, over all epochs',
      zh: '指数衰减（exponential）：学习率 · 衰减率 ^ (轮数 / 衰减间隔)（§1.3）；余弦衰减（cosine）：在全部轮数内逐步沿半个余弦下降',
    },
  },
  decayRate: {
    kind: 'number',
    default: 0.99,
    min: 0.01,
    max: 1,
    walk: 'linear',
    increment: 0.01,
    step: 'compile',
    label: {en: 'decay rate', zh: '衰减率'},
    help: {en: 'what the learning rate is multiplied with', zh: '每次衰减时学习率所乘的系数'},
    when: {schedule: ['exponential']},
  },
  decayEpochs: {
    kind: 'integer',
    default: 1,
    min: 1,
    max: 1000,
    step: 'compile',
    label: {en: 'decay epochs', zh: '衰减间隔（轮）'},
    help: {en: 'epochs in which that happens once', zh: '每隔多少轮衰减一次'},
    when: {schedule: ['exponential']},
  },
  cosineFloor: {
    kind: 'number',
    default: 0,
    min: 0,
    max: 1,
    walk: 'linear',
    increment: 0.05,
    step: 'compile',
    label: {en: 'cosine floor', zh: '余弦下限'},
    help: {en: 'share of the learning rate that is left at the end', zh: '结束时剩下的学习率比例'},
    when: {schedule: ['cosine']},
  },
  warmupEpochs: {
    kind: 'number',
    default: 0,
    min: 0,
    max: 10_000,
    walk: 'linear',
    increment: 0.5,
    step: 'compile',
    more: true,
    label: {en: 'warm-up epochs', zh: '预热轮数'},
    help: {
      en: 'epochs, or parts of one, in which the learning rate rises from 0, step by step; the schedule begins after them',
      zh: '学习率从 0 逐步升起所用的轮数，可为小数；之后才开始上面的策略',
    },
  },
  loss: {
    kind: 'choice',
    default: 'sparseCategoricalCrossentropy',
    choices: lossNames,
    step: 'compile',
    label: {en: 'loss', zh: '损失函数'},
    help: {
      en: 'of logits (FromLogits): the network ends without softmax and the loss applies it (§1.8)',
      zh: '输出为 logits（FromLogits）：网络末层不含 softmax，由损失函数完成（§1.8）',
    },
  },
} as const satisfies Record<string, Hyperparameter>

/** §1.9. */
export const regularising = {
  l1: {
    kind: 'number',
    default: 0,
    min: 0,
    max: 1,
    walk: 'log',
    step: 'build',
    label: {en: 'L1', zh: 'L1 正则'},
    help: {en: 'adds l1·Σ|w| to the loss: makes many weights 0', zh: '损失中加入 l1·Σ|w|：使许多参数变为 0'},
  },
  l2: {
    kind: 'number',
    default: 0,
    min: 0,
    max: 1,
    walk: 'log',
    step: 'build',
    label: {en: 'L2', zh: 'L2 正则'},
    help: {en: 'adds l2·Σw² to the loss: makes weights small', zh: '损失中加入 l2·Σw²：使参数变小'},
  },
} as const satisfies Record<string, Hyperparameter>

export const freezing = {
  freeze: {
    kind: 'text',
    default: '',
    maxLength: 1000,
    step: 'build',
    more: true,
    label: {en: 'frozen layers', zh: '冻结的层'},
    help: {
      en: 'layers whose weights stay what they are: names as `c` prints them, a block’s for all of it; commas between',
      zh: '参数保持不变的层：名称见 `c` 打印的程序，写块名即整块；用逗号分隔',
    },
  },
} as const satisfies Record<string, Hyperparameter>

export const dropping = {
  dropout: {
    kind: 'number',
    default: 0,
    min: 0,
    max: 0.95,
    walk: 'linear',
    increment: 0.05,
    step: 'build',
    label: {en: 'dropout', zh: 'Dropout 比例'},
    help: {
      en: 'share of a layer’s outputs put to 0 in training (§4.1)',
      zh: '训练时置零的神经元比例（§4.1）',
    },
  },
} as const satisfies Record<string, Hyperparameter>
