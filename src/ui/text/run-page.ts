import {grouped} from '../../text/numbers.ts'
import type {Widened} from '../../text/widened.ts'

/** How far a checkpoint has come: what is done. */
type Place = {readonly epoch: number; readonly step: number} | undefined

const placeEn = ({epoch, step}: NonNullable<Place>) =>
  epoch === 0 && step === 0
    ? 'the beginning'
    : [...(epoch > 0 ? [`epoch ${epoch}`] : []), ...(step > 0 ? [`step ${grouped(step)}`] : [])].join(', ')

const placeZh = ({epoch, step}: NonNullable<Place>) =>
  epoch === 0 && step === 0
    ? '开头'
    : `${epoch > 0 ? `第 ${epoch} 轮` : ''}${step > 0 ? `第 ${grouped(step)} 步` : ''}`

const fromEn = (at: Place) => (at && at.epoch + at.step > 0 ? `after ${placeEn(at)}` : 'from the beginning')

const fromZh = (at: Place) => (at && at.epoch + at.step > 0 ? `从${placeZh(at)}后` : '从头')

/** What a run's screen says around its curves, in English. */
export const runPageEn = {
  goOn: 'continue',
  noRate: 'Its learning rate is not known yet: press again when it trains.',
  rateLimits: (least: string, most: string) => `A learning rate goes from ${least} to ${most}.`,
  rateSoon: (rate: string) => `Learning rate ${rate}, from its next batch on.`,
  bell: {
    on: 'The terminal rings when this run is done.',
    off: 'The terminal does not ring for this run.',
    forAll: 'The terminal rings for every run: the program was started so.',
    rings: 'rings when done',
    noBell: 'no bell',
  },
  noPane: 'p chooses a pane to scroll.',
  press: (keys: readonly string[]) => ` Press ${keys.join(', ')}.`,
  panes: {settings: 'Settings', layers: 'Layers', log: 'Log', system: 'System'},
  log: {
    empty: 'Empty. What a library or an error prints while it trains would stand here.',
    reading: 'The log is being read.',
    cut: 'the end of log.txt; there is more before it',
  },
  system: {
    memory: 'memory',
    of: (part: string, all: string) => `${part} of ${all}`,
    elsewhere: (host: string) => `It trains on ${host}: nothing is seen of that machine from here.`,
    over: 'It is not running.',
    looking: 'The machine is being looked at.',
    last: (memory: string, cpu: string) => `In its last epoch: ${memory}, ${cpu} of a core.`,
  },
  settings: {
    preset: (name: string) => `preset ${name}`,
    none: 'nothing is set otherwise',
    rest: 'as in the preset:',
    unknown: 'The list of runs is being read.',
  },
  layers: {
    unknown: 'Its network is not known here.',
    parameters: (count: string) =>
      `${count} parameters; its layers are not known here, for its data has a shape of its own.`,
  },
  keys: {
    apply: 'a to apply',
    judge: 'i to evaluate',
    goOn: (at: Place) => `r to go on ${fromEn(at)}`,
    more: (epochs: number) => `r for ${epochs} more epochs`,
    branch: (epoch: number) => `r for other values from epoch ${epoch} on`,
    others: 'r for other values',
  },
  next: {
    done: 'Done.',
    ends: (best: number | undefined) =>
      `s ends it early: all up to then is kept${best === undefined ? '' : `; the best epoch so far is ${best}`}.`,
    endsWithBest: (best: number | undefined) =>
      best === undefined
        ? 's ends it early: nothing is kept before its first epoch is done.'
        : `s ends it early: of what there is now epoch ${best}, the best one, is kept.`,
    paused: (at: Place) =>
      `Paused${at ? `; all up to ${placeEn(at)} is saved` : ''}. Space continues, s ends it.`,
    stopped: (at: Place) => (at ? 'Stopped and saved.' : 'Stopped before there was anything to save.'),
    discarded: (at: Place) => (at ? 'Its end is not saved.' : 'Nothing of it is saved.'),
    failed: (at: Place) => (at ? 'What came before is saved.' : 'Nothing of it is saved.'),
    crashed: (at: Place) =>
      at
        ? 'The trainer ended unexpectedly.'
        : 'The trainer ended unexpectedly before it had saved anything: train it anew.',
  },
} as const

/** The same in Chinese. */
export const runPageZh: Widened<typeof runPageEn> = {
  goOn: '继续',
  noRate: '还不知道它的学习率：开始训练后再按。',
  rateLimits: (least, most) => `学习率的范围是 ${least} 到 ${most}。`,
  rateSoon: rate => `从下一批起学习率为 ${rate}。`,
  bell: {
    on: '这次训练结束时响铃。',
    off: '这次训练结束时不响铃。',
    forAll: '所有训练结束时都会响铃：程序启动时已如此指定。',
    rings: '结束时响铃',
    noBell: '不响铃',
  },
  noPane: '先按 p 选择要滚动的面板。',
  press: keys => `${keys.map(key => `按 ${key}`).join('，')}。`,
  panes: {settings: '设置', layers: '各层', log: '日志', system: '系统'},
  log: {
    empty: '空。训练时程序库或错误输出的内容会显示在这里。',
    reading: '正在读取日志。',
    cut: '这是 log.txt 的末尾，前面还有内容',
  },
  system: {
    memory: '内存',
    of: (part, all) => `${part} / ${all}`,
    elsewhere: host => `训练在 ${host} 上进行：从这里看不到那台机器。`,
    over: '没有正在运行的进程。',
    looking: '正在查看这台机器。',
    last: (memory, cpu) => `最后一轮：内存 ${memory}，一个核心的 ${cpu}。`,
  },
  settings: {
    preset: name => `预设 ${name}`,
    none: '没有改动',
    rest: '其余与预设相同：',
    unknown: '正在读取训练列表。',
  },
  layers: {
    unknown: '这里不知道它的网络。',
    parameters: count => `共 ${count} 个参数；数据的形状是自己的，这里不知道各层。`,
  },
  keys: {
    apply: 'a 应用',
    judge: 'i 评估',
    goOn: at => `r ${fromZh(at)}继续`,
    more: epochs => `r 再训练 ${epochs} 轮`,
    branch: epoch => `r 从第 ${epoch} 轮起换其他值`,
    others: 'r 换其他值',
  },
  next: {
    done: '训练完成。',
    ends: best =>
      `按 s 可提前结束：保留到那时为止的全部结果${best === undefined ? '' : `；目前最优是第 ${best} 轮`}。`,
    endsWithBest: best =>
      best === undefined
        ? '按 s 可提前结束：第一轮完成之前什么也不保留。'
        : `按 s 可提前结束：目前保留的是最优的第 ${best} 轮。`,
    paused: at => `已暂停${at ? `，${placeZh(at)}为止的结果已保存` : ''}。按空格继续，按 s 结束。`,
    stopped: at => (at ? '已停止并保存。' : '还没有可保存的内容就停止了。'),
    discarded: at => (at ? '结尾部分没有保存。' : '没有保存任何结果。'),
    failed: at => (at ? '之前的结果已保存。' : '没有保存任何结果。'),
    crashed: at => (at ? '训练进程意外退出。' : '训练进程在保存之前就意外退出了：请重新训练。'),
  },
}
