import type {Widened} from '../widened.ts'

/** Of `train --walk-forward`: the same run on splits of a price history. */
export const walkForwardEn = {
  split: (split: string) => `split ${split}`,
  columns: ['split', 'test days', 'loss', 'times the day before', 'epoch', 'run'],
  mean: (mean: string, sd: string, n: number) =>
    `Forecasts are off ${mean} ± ${sd} times as far as the price of the day before (mean and standard deviation of ${n} splits).`,
  better: (count: number, all: number) => `Better than the day before in ${count} of ${all} splits.`,
  losses:
    'Each split is scaled by its own training rows: losses of different splits are no measure of each other.',
  stopped: 'Stopped; what is finished is taken the next time.',
}

export const walkForwardZh: Widened<typeof walkForwardEn> = {
  split: split => `第 ${split} 段`,
  columns: ['段', '测试日', '损失', '为前一日误差的倍数', '轮次', '训练'],
  mean: (mean, sd, n) => `预测误差是“与前一日相同”的 ${mean} ± ${sd} 倍（${n} 段的平均值与标准差）。`,
  better: (count, all) => `${all} 段中有 ${count} 段好于“与前一日相同”。`,
  losses: '各段按自己的训练行缩放：不同段的损失不能相互比较。',
  stopped: '已停止；已完成的部分下次会直接沿用。',
}
