import type {Widened} from '../widened.ts'

/** Of another program's run, on the screens and in the commands. */
export const watchedEn = {
  notControlled: 'another program’s run: watched, not controlled',
  writtenBy: 'written by',
  unsaid: 'its files do not say',
  reading: 'reading event files',
  curves: {
    loss: 'loss',
    valLoss: 'val. loss',
    accuracy: 'accuracy',
    valAccuracy: 'val. accuracy',
    lr: 'lr',
  },
  step: 'step',
  guessed: (flag: string, others: number) =>
    others === 0
      ? `a guess; ${flag} says another`
      : `a guess, of ${others + 1} that fit; ${flag} says another`,
  notYet: 'nothing written yet',
  otherRuns: 'other runs, for --run',
  otherTags: 'other tags',
  thinned:
    'More points than are kept: of many that follow one another the lowest and the highest stand here.',
  takenBack: (curve: string, step: string) =>
    `${curve}: goes on from step ${step}; what was told of it and later steps counts no more.`,
}

export const watchedZh: Widened<typeof watchedEn> = {
  notControlled: '其他程序的训练：只查看，不控制',
  writtenBy: '写入者',
  unsaid: '文件中没有说明',
  reading: '正在读取事件文件',
  curves: {
    loss: '损失',
    valLoss: '验证损失',
    accuracy: '准确率',
    valAccuracy: '验证准确率',
    lr: '学习率',
  },
  step: '步',
  guessed: (flag, others) =>
    others === 0 ? `猜测；可用 ${flag} 另选` : `猜测，共有 ${others + 1} 个可能；可用 ${flag} 另选`,
  notYet: '尚未写入',
  otherRuns: '其他训练（用 --run 选择）',
  otherTags: '其他标签',
  thinned: '点数超过可保留的数量：相邻的多个点中只保留最低与最高者。',
  takenBack: (curve, step) => `${curve}：从第 ${step} 步重新开始，此前所报该步及之后的值作废。`,
}
