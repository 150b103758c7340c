import type {Localised} from '../text/localised.ts'

/** One sentence each on what to try when the health watch of a run finds something, in the terms of the chapter. */
export interface Advice {
  /** The loss grows, or is no number any more. */
  readonly diverging: Localised
  /** The loss stands still. */
  readonly plateau: Localised
  /** Validation loss rises while training loss falls. */
  readonly overfitting: Localised
}

/** Pictures through Dense layers. */
export const denseAdvice: Advice = {
  diverging: {
    en: 'Take a tenth of the learning rate; with Adam, 0.001 is safe for this network.',
    zh: '把学习率降到十分之一；用 Adam 时，0.001 对这个网络是稳妥的。',
  },
  plateau: {
    en: 'The network may have learnt what two Dense layers can hold: try more hidden units, or a page of chapter 4 or 5 on the same pictures.',
    zh: '两层全连接能学的也许已经学完：试试更多隐藏神经元，或者用第四、五章的网络训练同样的图片。',
  },
  overfitting: {
    en: 'Try dropout 0.2, fewer hidden units or gentle augmentation; the best epoch is already kept.',
    zh: '试试 Dropout 0.2、减少隐藏神经元，或温和的数据增强；最优的一轮已经保存。',
  },
}

/** Pictures through convolutions. */
export const convolutionAdvice: Advice = {
  diverging: {
    en: 'Take a tenth of the learning rate, or a larger batch: batch normalisation needs enough pictures to average over.',
    zh: '把学习率降到十分之一，或者加大批：批标准化需要足够多的图片来求平均。',
  },
  plateau: {
    en: 'Lower the learning rate to a third and go on; if nothing moves then, the network is too small for these pictures.',
    zh: '把学习率降到三分之一再继续；如果还是不动，这个网络对这些图片来说太小了。',
  },
  overfitting: {
    en: 'Use more training pictures or augmentation with horizontal flip and small shifts; the best epoch is already kept.',
    zh: '用更多训练图片，或者开启数据增强（水平翻转加小幅平移）；最优的一轮已经保存。',
  },
}

export const letterAdvice: Advice = {
  diverging: {
    en: 'Take learning rate 0.01 or less; with a single batch an epoch, a large step has nothing to correct it.',
    zh: '学习率取 0.01 或更小；每轮只有一批，步子迈大了没有别的批来纠正。',
  },
  plateau: {
    en: 'If accuracy is 1 there is nothing left to learn; if not, take another seed, more recurrent units or more epochs.',
    zh: '准确率若已是 1，就没有可学的了；若不是，换个种子，或者增加记忆体个数、增加轮数。',
  },
  overfitting: {
    en: 'There are no other letters to validate on: learning these by heart is the task.',
    zh: '这里没有别的字母可以用来验证：把这些背下来正是任务。',
  },
}

export const priceAdvice: Advice = {
  diverging: {
    en: 'Take learning rate 0.0003, or a shorter window: over many steps recurrent gradients can explode.',
    zh: '学习率取 0.0003，或者缩短窗口：时间步太多时，循环网络的梯度可能爆炸。',
  },
  plateau: {
    en: 'Prices of a day say little about the next, so this may be all there is; a decaying learning rate calms the last steps.',
    zh: '一天的价格对下一天说明不了多少，也许就只能到这里；让学习率衰减可以使最后几步平稳。',
  },
  overfitting: {
    en: 'Test prices lie outside the range of the training: stop here and use the best epoch, or try a shorter window or fewer units.',
    zh: '测试集的价格超出了训练的范围：就此停下，用最优的一轮；或者缩短窗口、减少记忆体。',
  },
}
