import type {Hyperparameter} from './hyperparameter.ts'

/** What a run does by itself as its curves go: Keras' EarlyStopping and ReduceLROnPlateau, and what they look at. */
export const watching = {
  earlyStopping: {
    kind: 'integer',
    default: 0,
    min: 0,
    max: 10_000,
    step: 'fit',
    more: true,
    label: {en: 'early stopping', zh: '早停'},
    help: {
      en: 'end after so many validations in a row without a new best (epochs, where nothing is validated); 0: never',
      zh: '连续这么多次验证没有更好就提前结束（没有验证集时按轮数）；0 表示不早停',
    },
  },
  minDelta: {
    kind: 'number',
    default: 0,
    min: 0,
    max: 1,
    walk: 'log',
    step: 'fit',
    more: true,
    label: {en: 'least gain', zh: '最小改进'},
    help: {
      en: 'share of the best value so far by which a new one must beat it to count as one (0.01: by 1 % of it)',
      zh: '新值须比目前最优好出这个比例才算改进（0.01 即最优值的 1%）',
    },
    when: {earlyStopping: {above: 0}},
  },
  restoreBest: {
    kind: 'flag',
    default: true,
    step: 'fit',
    more: true,
    label: {en: 'restore best', zh: '恢复最优'},
    help: {
      en: 'at the end the network gets the weights of its best epoch back; they are the last checkpoint, too',
      zh: '结束时恢复最优一轮的参数，最后的检查点也存这些参数',
    },
    when: {earlyStopping: {above: 0}},
  },
  reduceOnPlateau: {
    kind: 'integer',
    default: 0,
    min: 0,
    max: 10_000,
    step: 'fit',
    more: true,
    label: {en: 'plateau patience', zh: '停滞时降学习率'},
    help: {
      en: 'lower the learning rate after so many validations in a row without a new best; 0: never',
      zh: '连续这么多次验证没有更好就降低学习率；0 表示不降',
    },
  },
  plateauFactor: {
    kind: 'number',
    default: 0.1,
    min: 0.01,
    max: 0.99,
    walk: 'linear',
    increment: 0.05,
    step: 'fit',
    more: true,
    label: {en: 'plateau factor', zh: '停滞时乘以'},
    help: {en: 'what the learning rate is multiplied with then', zh: '停滞时学习率所乘的系数'},
    when: {reduceOnPlateau: {above: 0}},
  },
  minLearningRate: {
    kind: 'number',
    default: 0,
    min: 0,
    max: 10,
    walk: 'log',
    step: 'fit',
    more: true,
    label: {en: 'least rate', zh: '最低学习率'},
    help: {en: 'plateaus lower the learning rate no further than this', zh: '停滞时学习率最低降到此值'},
    when: {reduceOnPlateau: {above: 0}},
  },
} as const satisfies Record<string, Hyperparameter>

export const monitorNames = ['loss', 'accuracy'] as const

/** By what an epoch is the best, of networks that name classes. */
export const monitoring = {
  monitor: {
    kind: 'choice',
    default: 'loss',
    choices: monitorNames,
    step: 'fit',
    more: true,
    label: {en: 'best by', zh: '以何为优'},
    help: {
      en: 'what makes an epoch the best: best checkpoint, early stopping and plateaus go by it (of the validation, where there is one)',
      zh: '判断哪一轮最优：最优检查点、早停和停滞判断都看它（有验证集时看验证结果）',
    },
  },
} as const satisfies Record<string, Hyperparameter>
