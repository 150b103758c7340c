import type {Widened} from '../../text/widened.ts'
import {studiesEn as saidEn, studiesZh as saidZh} from '../../text/words/studies.ts'

/** What the screens of studies say, in English. */
export const studiesTextEn = {
  studies: {
    ...saidEn,
    title: 'Studies',
    board: 'Leader board',
    curves: (figure: string) => `${figure} of the best, one seed each`,
    band: (figure: string) => `${figure}: mean of the seeds, between the lowest and the highest`,
    mean: 'mean',
    none: 'No study yet. One begins where a field of a chapter gets several values, as 64,128 or 1e-4..1e-2:log, and by: tfnotes sweep',
    reading: 'Reading the studies …',
    noRows: 'No trial has its result yet.',
    requested: {
      pause: 'Asked to pause.',
      continue: 'Asked to go on.',
      drop: 'Asked to stop; what is trained stays. u brings it back into the queue.',
      add: 'Asked to go on; what is trained stays.',
      move: 'Asked to change places.',
    },
    notOpen: 'This study is not in the queue; r goes on with it.',
    allDone: 'This study is done: there is nothing left to train.',
    nothingDropped: 'No study was taken out of the queue here.',
    isOpen: 'This study is in the queue already.',
    noRun: 'No run of this setting yet.',
    oneRun: 'This setting has no run of another seed.',
    fromForm: (trials: number, time?: string) =>
      `Several values: t trains ${trials} runs, one after another, and compares them${time === undefined ? '' : `; about ${time}`}.`,
    nothingChanged: 'Change a value first: twins compare this page with its preset.',
    twinsAsked: 'A is the preset, B this page. It ends when it is sure; x stops it.',
    noTwinsOfSeveral: 'Twins compare one value with another; t trains all of these.',
    noTwinsOfBranch: 'Twins begin with new weights, so a branch has none.',
  },
}

export const studyCommandsEn = {
  studies: ['studies', 'sweeps and their queue: which setting is best, and whether that is luck'],
  pauseStudy: ['pause', 'pause the study or let it go on'],
  dropStudy: ['stop', 'take the study out of the queue; what is trained stays'],
  resumeStudy: ['go on', 'put a study that was cut short or interrupted into the queue again'],
  restoreStudy: ['undo stop', 'put the study that was taken out last into the queue again'],
  moveStudy: ['order', 'earlier or later in the queue'],
  nextSeed: ['seed', 'the run of the next seed'],
  twins: ['twins', 'train with the preset’s values and with these, until it is sure which are better'],
} as const

export const studyContextsEn = {studies: 'Studies', study: 'One study'} as const

export const studiesTextZh: Widened<typeof studiesTextEn> = {
  studies: {
    ...saidZh,
    title: '研究',
    board: '排行榜',
    curves: figure => `最优几组的${figure}（各一个种子）`,
    band: figure => `${figure}：各种子的平均值，以及最低与最高`,
    mean: '平均',
    none: '还没有研究。在章节页的某一栏填入多个值（如 64,128 或 1e-4..1e-2:log）即可开始，或用命令 tfnotes sweep',
    reading: '正在读取研究…',
    noRows: '还没有试验得到结果。',
    requested: {
      pause: '已请求暂停。',
      continue: '已请求继续。',
      drop: '已请求停止；已训练的保留。按 u 放回队列。',
      add: '已请求继续；已训练的保留。',
      move: '已请求调整次序。',
    },
    notOpen: '这个研究不在队列中；按 r 继续。',
    allDone: '这个研究已完成，没有可再训练的。',
    nothingDropped: '没有从这里移出队列的研究。',
    isOpen: '这个研究已在队列中。',
    noRun: '这组设置还没有训练。',
    oneRun: '这组设置没有其他种子的训练。',
    fromForm: (trials, time) =>
      `有多个取值：按 t 依次训练 ${trials} 次并比较${time === undefined ? '' : `，约 ${time}`}。`,
    nothingChanged: '请先改动某个值：对照比较的是本页现在的值与预设值。',
    twinsAsked: 'A 为预设值，B 为本页的值。能确定时自动结束；按 x 停止。',
    noTwinsOfSeveral: '对照只比较一个值与另一个值；按 t 训练全部取值。',
    noTwinsOfBranch: '对照从新的初始参数开始，因此分支没有对照。',
  },
}

export const studyCommandsZh = {
  studies: ['研究', '扫描与队列：哪组设置最好，是否只是运气'],
  pauseStudy: ['暂停', '暂停或继续这个研究'],
  dropStudy: ['停止', '移出队列；已训练的保留'],
  resumeStudy: ['继续', '把提前结束或中断的研究放回队列'],
  restoreStudy: ['撤销停止', '把最近移出的研究放回队列'],
  moveStudy: ['次序', '在队列中提前或推后'],
  nextSeed: ['种子', '换下一个种子的训练'],
  twins: ['对照', '用预设值和现在的值各训练多次，直到能确定哪组更好'],
} as const

export const studyContextsZh = {studies: '研究', study: '单个研究'} as const
