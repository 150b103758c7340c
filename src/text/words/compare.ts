import type {Widened} from '../widened.ts'

/** Of runs that are compared, on the screens and in the commands. */
export const compareEn = {
  columns: {
    run: 'run',
    accuracy: 'best accuracy',
    loss: 'lowest loss',
    test: 'test',
    epochs: 'epochs',
    status: 'status',
    time: 'time',
    tags: 'tags',
  },
  /** What runs differ in that no page has a field for. */
  settings: {source: 'source', samples: 'samples', rateChanges: 'rate set on the way'},
  measures: {
    valAccuracy: 'Validation accuracy',
    valLoss: 'Validation loss',
    accuracy: 'Training accuracy',
    loss: 'Training loss',
  },
  axes: {epoch: 'epoch', step: 'step', minutes: 'minutes'},
  over: (axis: string) => `by ${axis}`,
  /** A figure that was not measured on validation data. */
  trained: 'train',
  seeds: (name: string, count: number) => (name === '' ? `${count} seeds` : `${name}, ${count} seeds`),
  seedsDone: (done: number, all: number) => `${done} of ${all} done`,
  best: (mark: string) => `${mark} best`,
  same: 'They were started with the same values.',
  notes: {
    partlyKnown: 'Of a damaged run only what its checkpoint tells is known.',
    lossesNotRanked: (task: string) =>
      `The losses of ${task} are not known to mean the same (another function, other penalties or other data): none is marked.`,
    testsDiffer: (task: string) =>
      `The runs of ${task} are not known to be judged on the same samples: none is marked.`,
    spread: '± is the standard deviation over the seeds that are done.',
    noMean:
      'Seeds without a mean: fewer than two of them are done, or they were not judged by the same kind of data.',
    tasks: 'Figures of different tasks are not ranked against each other.',
    unmeasured: (count: number, all: number) => `${count} of ${all} without this figure.`,
    otherLoss: (count: number, all: number) =>
      `${count} of ${all} not drawn: their loss means something else.`,
    noPlaces: (count: number, all: number) =>
      `${count} of ${all} not drawn: they do not say where they stand on this axis.`,
    unread: (count: number, all: number) => `${count} of ${all} still to be read.`,
    gone: (count: number) =>
      count === 1 ? 'One of the runs is no longer there.' : `${count} of the runs are no longer there.`,
    named: (from: number, to: number, all: number) =>
      `Of ${all} curves those of rows ${from} to ${to} are named; the others are dim.`,
  },
  twice: (runs: string) => `Named more than once, compared once: ${runs}`,
}

export const compareZh: Widened<typeof compareEn> = {
  columns: {
    run: '训练',
    accuracy: '最高准确率',
    loss: '最低损失',
    test: '测试',
    epochs: '轮数',
    status: '状态',
    time: '用时',
    tags: '标签',
  },
  settings: {source: '来源', samples: '样本数', rateChanges: '途中改的学习率'},
  measures: {
    valAccuracy: '验证准确率',
    valLoss: '验证损失',
    accuracy: '训练准确率',
    loss: '训练损失',
  },
  axes: {epoch: '轮', step: '步', minutes: '分钟'},
  over: axis => `按${axis}`,
  trained: '训练集',
  seeds: (name, count) => (name === '' ? `${count} 个种子` : `${name}，${count} 个种子`),
  seedsDone: (done, all) => `已完成 ${done}/${all}`,
  best: mark => `${mark} 最优`,
  same: '这几次训练的设置完全相同。',
  notes: {
    partlyKnown: '损坏的训练只知道其检查点所记的内容。',
    lossesNotRanked: task => `${task} 的各个损失的含义不同或不明（损失函数、正则项或数据不同），不标最优。`,
    testsDiffer: task => `${task} 的各次训练的测试样本不同或不明，不标最优。`,
    spread: '± 为已完成的各种子的标准差。',
    noMean: '没有平均值的种子组：完成的不足两个，或评估所用的数据不同。',
    tasks: '不同任务的数值不相互比较。',
    unmeasured: (count, all) => `${all} 次中有 ${count} 次没有此项数值。`,
    otherLoss: (count, all) => `${all} 次中有 ${count} 次未画：其损失含义不同。`,
    noPlaces: (count, all) => `${all} 次中有 ${count} 次未画：没有记录其在此横轴上的位置。`,
    unread: (count, all) => `${all} 次中还有 ${count} 次待读取。`,
    gone: count => `有 ${count} 次训练已不存在。`,
    named: (from, to, all) => `共 ${all} 条曲线，第 ${from} 至 ${to} 行的标有名称，其余以暗色画出。`,
  },
  twice: runs => `重复给出，只比较一次：${runs}`,
}
