import type {Widened} from '../../text/widened.ts'
import {watchedEn as saidEn, watchedZh as saidZh} from '../../text/words/watched.ts'

/** What the screen of another program's run says, in English. */
export const watchedTextEn = {
  watched: {
    ...saidEn,
    title: 'Watch',
    by: (who: string) => `${saidEn.writtenBy}: ${who}`,
    watched: 'watched',
    gone: 'not watched any more',
    odd: 'NaN or Inf',
    waiting: 'The event files are being read.',
    noNumbers: 'The event files hold no numbers yet.',
    noneChosen: 'No curve is chosen: press c.',
    onlyRun: 'There is one run only.',
    lastWritten: 'last written',
    thinned: 'thinned out',
    guessHint: '? a guess (c)',
    lists: {tags: 'Tags', runs: 'Runs'},
    columns: {tag: 'tag', step: 'step', value: 'value', taken: 'taken as'},
    noLoss: 'No tag can be taken for a loss: choose one.',
    noCurve: 'no curve',
    guessed: (tag: string) => `guessed by its name: ${tag}`,
    said: (tag: string) => `chosen: ${tag}`,
    several: (count: number) => `${count} runs lie here; which one?`,
  },
} as const

export const watchedCommandsEn = {
  tags: ['curves', 'choose from which tag each curve is taken'],
  otherRun: ['runs', 'choose another run of the folder'],
  curve: ['next curve', 'choose the tag of the next curve'],
  take: ['take', 'take this tag for the curve'],
  noCurve: ['none', 'draw no such curve'],
  guess: ['guess', 'leave it to the names of the tags again'],
} as const

export const watchedContextsEn = {
  watched: 'Another program’s run',
  tags: 'Another program’s run: tags',
  logs: 'Another program’s run: which one',
} as const

export const watchedTextZh: Widened<typeof watchedTextEn> = {
  watched: {
    ...saidZh,
    title: '查看',
    by: who => `${saidZh.writtenBy}：${who}`,
    watched: '查看中',
    gone: '已停止查看',
    odd: 'NaN 或 Inf',
    waiting: '正在读取事件文件。',
    noNumbers: '事件文件中还没有数值。',
    noneChosen: '没有选择曲线，请按 c。',
    onlyRun: '只有一次训练。',
    lastWritten: '最近写入',
    thinned: '已抽稀',
    guessHint: '? 为猜测（c）',
    lists: {tags: '标签', runs: '训练'},
    columns: {tag: '标签', step: '步', value: '值', taken: '用作'},
    noLoss: '没有可当作损失的标签，请选择一个。',
    noCurve: '不画',
    guessed: tag => `按名称猜测：${tag}`,
    said: tag => `已选：${tag}`,
    several: count => `此处有 ${count} 次训练，要看哪一次？`,
  },
}

export const watchedCommandsZh = {
  tags: ['曲线', '选择每条曲线取自哪个标签'],
  otherRun: ['换训练', '选择文件夹中的另一次训练'],
  curve: ['下一条', '为下一条曲线选择标签'],
  take: ['采用', '这条曲线采用此标签'],
  noCurve: ['不画', '不画这条曲线'],
  guess: ['猜测', '恢复为按标签名称猜测'],
} as const

export const watchedContextsZh = {
  watched: '其他程序的训练',
  tags: '其他程序的训练：标签',
  logs: '其他程序的训练：选择',
} as const
