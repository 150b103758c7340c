import type {Widened} from '../../text/widened.ts'

/** What all screens with curves over an axis say of them, in English. */
export const curvesTextEn = {
  curves: {
    at: {
      epoch: (place: string) => `epoch ${place}`,
      step: (place: string) => `step ${place}`,
      minutes: (place: string) => `minute ${place}`,
    },
    sight: {
      epoch: (from: string, to: string, all: string) => `epochs ${from}–${to} of ${all}`,
      step: (from: string, to: string, all: string) => `steps ${from}–${to} of ${all}`,
      minutes: (from: string, to: string, all: string) => `minutes ${from}–${to} of ${all}`,
    },
    allInSight: 'All of the axis is in sight: z zooms in.',
    nothingSmaller: 'No smaller part can be drawn.',
    otherAxes: 'This run says only where its epochs are, not its steps and minutes.',
    listBeingRead: 'The list of runs is being read: press again when it is there.',
    otherPlaces: (count: number, all: number) =>
      `${count} of ${all} do not say where they stand on this axis.`,
    noTimes: 'Its event files do not say when their points were written.',
    noRate: 'No curve of a learning rate is chosen: press c.',
    batches: 'batches',
    resumed: 'resumed',
    charts: {
      rate: 'Learning rate',
      norm: 'Gradient norm',
      speed: 'Samples per second',
    },
    unmeasured: {
      rate: 'The learning rate was not told.',
      norm: 'The gradient norm was not measured: not by an older version, nor by Keras on TensorFlow and JAX.',
      speed: 'The speed was not told.',
    },
    msPerStep: (value: string) => `${value} ms/step`,
  },
} as const

export const curvesCommandsEn = {
  axis: ['axis', 'curves over epochs, steps or minutes'],
  zoom: ['zoom', 'half of what is in sight, around the crosshair or at the end'],
  zoomOut: ['wider', 'twice as much of the axis'],
  zoomAll: ['all', 'all of the axis'],
  pan: ['pan', 'half a window to the left or right'],
  nextChart: ['chart', 'the next chart: learning rate, gradient norm, samples per second'],
} as const

export const curvesTextZh: Widened<typeof curvesTextEn> = {
  curves: {
    at: {
      epoch: place => `第 ${place} 轮`,
      step: place => `第 ${place} 步`,
      minutes: place => `第 ${place} 分钟`,
    },
    sight: {
      epoch: (from, to, all) => `第 ${from}–${to} 轮，共 ${all} 轮`,
      step: (from, to, all) => `第 ${from}–${to} 步，共 ${all} 步`,
      minutes: (from, to, all) => `第 ${from}–${to} 分钟，共 ${all} 分钟`,
    },
    allInSight: '横轴已全部显示，按 z 放大。',
    nothingSmaller: '不能再放大了。',
    otherAxes: '这次训练只记录了各轮，没有记录步数和用时。',
    listBeingRead: '正在读取训练列表，读完后再按。',
    otherPlaces: (count, all) => `${all} 次中有 ${count} 次没有记录其在此横轴上的位置。`,
    noTimes: '它的事件文件没有记录各点的写入时间。',
    noRate: '没有选择学习率曲线，请按 c。',
    batches: '批次',
    resumed: '续训',
    charts: {
      rate: '学习率',
      norm: '梯度范数',
      speed: '每秒样本数',
    },
    unmeasured: {
      rate: '没有记录学习率。',
      norm: '没有测量梯度范数：旧版本以及 TensorFlow 和 JAX 上的 Keras 不测量。',
      speed: '没有记录速度。',
    },
    msPerStep: value => `${value} 毫秒/步`,
  },
}

export const curvesCommandsZh = {
  axis: ['横轴', '曲线的横轴：轮、步或分钟'],
  zoom: ['放大', '只看当前的一半，以十字线为中心，否则看末尾'],
  zoomOut: ['缩小', '横轴范围扩大一倍'],
  zoomAll: ['全部', '显示整个横轴'],
  pan: ['平移', '向左或向右移半个窗口'],
  nextChart: ['图表', '下一张图：学习率、梯度范数、每秒样本数'],
} as const
