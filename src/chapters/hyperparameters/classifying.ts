import type {Hyperparameter} from './hyperparameter.ts'
import {lossNames} from './shared.ts'

export const classWeightNames = ['none', 'balanced'] as const

/** What helps where pictures are told apart: labels that are less sure, classes that are rare. */
export const classifying = {
  labelSmoothing: {
    kind: 'number',
    default: 0,
    min: 0,
    max: 0.9,
    walk: 'linear',
    increment: 0.05,
    step: 'compile',
    more: true,
    label: {en: 'label smoothing', zh: '标签平滑'},
    help: {
      en: 'share of every label that all classes get alike; the loss counts it, in validation too, accuracy does not',
      zh: '每个标签中平分给所有类别的份额；训练和验证的损失都含它，准确率不含',
    },
    when: {loss: lossNames.filter(name => name !== 'meanSquaredError')},
  },
  classWeights: {
    kind: 'choice',
    default: 'none',
    choices: classWeightNames,
    step: 'compile',
    more: true,
    label: {en: 'class weights', zh: '类别权重'},
    help: {
      en: 'balanced: a rare class counts for more in training, samples / (classes · samples of the class)',
      zh: '按类别均衡（balanced）：样本少的类在训练中权重更大，样本总数 /（类别数·该类样本数）',
    },
  },
} as const satisfies Record<string, Hyperparameter>
