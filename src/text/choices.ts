import type {Language, Localised} from './localised.ts'

const same = (name: string): Localised => ({en: name, zh: name})

/**
 * What people read where a setting has one of these values; flags, files and programs have the name itself. A setting may
 * only offer what stands here, unless it brings titles of its own.
 */
export const choices = {
  true: {en: 'yes', zh: '是'},
  false: {en: 'no', zh: '否'},

  // What is found out rather than said
  auto: {en: 'automatic', zh: '自动'},
  none: {en: 'none', zh: '无'},

  // Data
  generated: {en: 'generated', zh: '程序生成'},
  'oldest-first': {en: 'oldest first', zh: '从旧到新'},
  'newest-first': {en: 'newest first', zh: '从新到旧'},
  'day-first': {en: 'day first', zh: '日在前'},
  'month-first': {en: 'month first', zh: '月在前'},
  'year-first': {en: 'year first', zh: '年在前'},
  roc: {en: 'years of the Republic of China', zh: '民国纪年'},
  point: {en: 'point', zh: '点'},
  comma: {en: 'comma', zh: '逗号'},
  grayscale: {en: 'grey', zh: '灰度'},
  rgb: {en: 'colour', zh: '彩色'},

  // What computes
  native: {en: 'native TensorFlow', zh: '原生 TensorFlow'},
  wasm: same('WebAssembly'),
  cpu: {en: 'plain JavaScript', zh: '纯 JavaScript'},
  keras: same('Keras'),

  // Training
  sgd: same('SGD'),
  momentum: {en: 'SGD with momentum', zh: 'SGD（带动量）'},
  adagrad: same('Adagrad'),
  adadelta: same('Adadelta'),
  rmsprop: same('RMSprop'),
  adam: same('Adam'),
  adamw: same('AdamW'),
  constant: {en: 'constant', zh: '恒定'},
  exponential: {en: 'exponential decay', zh: '指数衰减'},
  cosine: {en: 'cosine decay', zh: '余弦衰减'},
  sparseCategoricalCrossentropy: {en: 'cross-entropy', zh: '交叉熵（输出为概率）'},
  sparseCategoricalCrossentropyFromLogits: {en: 'cross-entropy of logits', zh: '交叉熵（输出为 logits）'},
  meanSquaredError: {en: 'mean squared error', zh: '均方误差'},
  balanced: {en: 'balanced', zh: '按类别均衡'},
  loss: {en: 'loss', zh: '损失'},
  accuracy: {en: 'accuracy', zh: '准确率'},

  // Convolution
  valid: {en: 'none (valid)', zh: '不填充（valid）'},
  same: {en: 'zeros around (same)', zh: '全零填充（same）'},
} as const satisfies Record<string, Localised>

/** What stands where nothing is said, of a number of things and of anything else. */
export const nothingSaid = {count: {en: 'all', zh: '全部'}, other: {en: 'none', zh: '无'}} as const

/** A choice by its word; a name of another version as it is. */
export const wordOf = (choice: string, language: Language): string =>
  Object.hasOwn(choices, choice) ? choices[choice as Choice][language] : choice

/** A value that a setting may offer. */
export type Choice = keyof typeof choices
