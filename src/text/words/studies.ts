import {percent} from '../numbers.ts'
import {shellLine} from '../shell-line.ts'
import type {Widened} from '../widened.ts'
import {twinsEn, twinsZh} from './twins.ts'

const several = (count: number, one: string, many = `${one}s`) => `${count} ${count === 1 ? one : many}`

const sure = (confidence: number): string => percent(confidence).replace('.0', '')

/** Of studies: several runs with one question. In the commands and on the screens. */
export const studiesEn = {
  study: 'study',
  status: {
    running: 'running',
    waiting: 'waiting',
    paused: 'paused',
    left: 'interrupted',
    done: 'done',
    budget: 'time spent',
    halted: 'halted',
    dropped: 'dropped',
  },
  asked: (settings: number, seeds: number, trials: number) =>
    `${several(settings, 'setting')} × ${several(seeds, 'seed')} = ${several(trials, 'trial')}`,
  sameAsBefore: (study: string) => `Asked before: ${study} goes on, and what it has is taken.`,
  taken: (count: number, all: number) =>
    count === 0
      ? 'None of them was trained before.'
      : `${count} of ${all} were trained before with exactly these values, and are taken.`,
  trial: (at: number, all: number) => `trial ${at}/${all}`,
  takenShort: 'taken',
  lostShort: 'no result',
  budget: (time: string) => `of ${time}`,
  launched: (study: string) =>
    `Started ${study}. See how it stands with: tfnotes queue show ${shellLine([study])}`,
  stopped: (study: string) => `Stopped. Go on with it: tfnotes sweep --resume ${shellLine([study])}`,
  stopping: 'Stopping; what is trained is saved … (Ctrl-C again leaves at once; it stops all the same)',
  untried: (count: number, budget: string) =>
    `${several(count, 'trial was', 'trials were')} not begun: the next would end after the ${budget} that were given.`,
  lost: (count: number) =>
    `${several(count, 'trial has', 'trials have')} ended without a result; the same command tries again.`,
  leftAlone: (study: string) => `Its process is gone. Go on: tfnotes sweep --resume ${shellLine([study])}`,
  waitsFor: (run: string) => `waits for ${run}, which is being trained here`,
  columns: {
    place: '#',
    status: 'status',
    trials: 'trials',
    best: 'best so far',
    left: 'left',
    accuracy: 'val. accuracy',
    loss: 'val. loss',
    heldOut: {accuracy: 'held-out accuracy', loss: 'held-out loss'},
    test: {accuracy: 'test accuracy', loss: 'test loss'},
    seeds: 'n',
    epochs: 'epochs',
    beside: 'beside the first',
  },
  verdicts: {
    best: 'best',
    worse: 'worse',
    alike: 'not told apart',
    unknown: 'one seed: unknown',
    early: 'ended early',
  },
  meaning: (confidence: number) =>
    `± is half the ${sure(confidence)} interval of the mean over the seeds (Student’s t).`,
  alikeMeans: '“not told apart”: with the same seeds the interval of the difference to the first holds 0.',
  byHeldOut: 'Ordered by the samples held out; the test set has chosen nothing.',
  oneSeed: 'One seed each: how much of it is luck is unknown. --seeds 3 tells.',
  ofSeeds: (figure: string, n: number) => `${figure} over ${several(n, 'seed')}`,
  mattered: 'What mattered (share of the variance, one value at a time)',
  rest: 'luck of the seed, and what goes together',
  tooFew: 'What mattered: too few runs to say.',
  emptyQueue: 'Nothing is in the queue.',
  noStudies: 'There is no study yet. Begin one with: tfnotes sweep iris --learning-rate 0.01,0.1',
  moved: (study: string, place: number) => `${study} is number ${place} now.`,
  pausedNow: (study: string) => `${study} is paused.`,
  goesOn: (study: string) => `${study} goes on.`,
  droppedNow: (study: string) => `${study} is out of the queue; its runs stay.`,
  twins: twinsEn,
}

export const studiesZh: Widened<typeof studiesEn> = {
  study: '研究',
  status: {
    running: '进行中',
    waiting: '等待',
    paused: '已暂停',
    left: '已中断',
    done: '完成',
    budget: '时间用完',
    halted: '中止',
    dropped: '已移出',
  },
  asked: (settings, seeds, trials) => `${settings} 组设置 × ${seeds} 个种子 = ${trials} 次试验`,
  sameAsBefore: study => `曾经问过：继续 ${study}，已有结果直接采用。`,
  taken: (count, all) =>
    count === 0 ? '此前都没有训练过。' : `${all} 次中有 ${count} 次此前已用完全相同的设置训练过，直接采用。`,
  trial: (at, all) => `试验 ${at}/${all}`,
  takenShort: '已有',
  lostShort: '无结果',
  budget: time => `限时 ${time}`,
  launched: study => `已启动 ${study}。查看进展：tfnotes queue show ${shellLine([study])}`,
  stopped: study => `已停止。继续：tfnotes sweep --resume ${shellLine([study])}`,
  stopping: '正在停止，已训练的会保存…（再按 Ctrl-C 立即离开，仍会停止）',
  untried: (count, budget) => `${count} 次试验没有开始：下一次将超出给定的 ${budget}。`,
  lost: count => `${count} 次试验没有得到结果；同一命令会再试。`,
  leftAlone: study => `推进它的进程已不在。继续：tfnotes sweep --resume ${shellLine([study])}`,
  waitsFor: run => `等待正在此处训练的 ${run}`,
  columns: {
    place: '#',
    status: '状态',
    trials: '试验',
    best: '目前最优',
    left: '剩余',
    accuracy: '验证准确率',
    loss: '验证损失',
    heldOut: {accuracy: '留出准确率', loss: '留出损失'},
    test: {accuracy: '测试准确率', loss: '测试损失'},
    seeds: 'n',
    epochs: '轮数',
    beside: '与第一名相比',
  },
  verdicts: {
    best: '最优',
    worse: '较差',
    alike: '分不出',
    unknown: '只有一个种子，未知',
    early: '提前结束',
  },
  meaning: confidence => `± 为各种子平均值的 ${sure(confidence)} 置信区间的一半（学生 t 分布）。`,
  alikeMeans: '“分不出”：相同种子下与第一名之差的区间包含 0。',
  byHeldOut: '按留出样本的结果排序；测试集没有参与选择。',
  oneSeed: '每组只有一个种子：运气占多少不得而知。可用 --seeds 3。',
  ofSeeds: (figure, n) => `${n} 个种子：${figure}`,
  mattered: '什么起作用（占方差的比例，逐个超参数）',
  rest: '种子的运气与共同作用',
  tooFew: '什么起作用：训练次数太少，无法判断。',
  emptyQueue: '队列为空。',
  noStudies: '还没有任何研究。可用 tfnotes sweep iris --learning-rate 0.01,0.1 开始。',
  moved: (study, place) => `${study} 现在排在第 ${place} 位。`,
  pausedNow: study => `${study} 已暂停。`,
  goesOn: study => `${study} 继续。`,
  droppedNow: study => `${study} 已移出队列；其训练保留。`,
  twins: twinsZh,
}

/** What the figures are called that a study is judged by. */
export const figureName = (
  {columns}: Pick<Widened<typeof studiesEn>, 'columns'>,
  by: 'accuracy' | 'loss',
  isHeldOut: boolean,
): string => (isHeldOut ? columns.heldOut : columns)[by]
