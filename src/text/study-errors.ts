import type {Language} from './localised.ts'
import type {Detail, Templates} from './templates.ts'

const has = (detail: Detail, key: string) => detail[key] !== undefined && detail[key] !== ''

/** What is wrong with a range. */
const whyBad: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  order: {en: 'its first end must be below the second', zh: '起点必须小于终点'},
  log: {en: 'on a logarithmic scale both ends must be above 0', zh: '对数刻度的两端都必须大于 0'},
  steps: {en: 'it takes from 2 to 100 steps', zh: '步数必须在 2 到 100 之间'},
  written: {
    en: 'a range is written a..b, a..b:log, a..b:5 or a..b:log:5',
    zh: '范围写作 a..b、a..b:log、a..b:5 或 a..b:log:5',
  },
  kind: {en: 'only numbers have ranges; name its values one by one', zh: '只有数值才有范围；请逐个列出取值'},
}
const why = ({why: key}: Detail, language: Language) => whyBad[String(key)]?.[language] ?? ''

/** Of studies: several runs with one question. */
export const studyErrors = {
  'study-not-found': {
    en: d =>
      has(d, 'study')
        ? 'No study is named “{study}” or begins with it; `tfnotes queue --all` lists them.'
        : 'There is no study yet. Begin one with: tfnotes sweep iris --learning-rate 0.01,0.1',
    zh: d =>
      has(d, 'study')
        ? '没有名为“{study}”或以它开头的研究；`tfnotes queue --all` 列出全部。'
        : '还没有任何研究。可用 tfnotes sweep iris --learning-rate 0.01,0.1 开始。',
  },
  'study-ambiguous': {
    en: '“{study}” may be any of these studies: {matches}. Give more of the name.',
    zh: '“{study}”可能是其中任意一个研究：{matches}。请写出更多字符。',
  },
  'study-unreadable': {
    en: '{path} is damaged or of another version of tfnotes, so the study cannot go on; its runs are as good as ever.',
    zh: '{path} 已损坏，或由其他版本的 tfnotes 写成，因此研究无法继续；其中的训练不受影响。',
  },
  'study-not-queued': {
    en: 'The study {study} is not in the queue; `tfnotes sweep --resume {study}` puts it there.',
    zh: '研究 {study} 不在队列中；`tfnotes sweep --resume {study}` 可把它加入。',
  },
  'study-other-version': {
    en: 'The study {study} was begun by tfnotes {version}; this is {current}. Ask for it anew: what is the same is taken, the rest trained again.',
    zh: '研究 {study} 由 tfnotes {version} 开始，而现在是 {current}。请重新发起：相同的结果会被采用，其余重新训练。',
  },
  'study-trial-lost': {
    en: 'The trainer of {run} has ended {count} times without getting on; see its log.txt.',
    zh: '{run} 的训练进程已 {count} 次毫无进展地结束；请看它的 log.txt。',
  },
  'bad-range': {
    en: d => `{name|flag} has a bad range, “{value}”: ${why(d, 'en')}.`,
    zh: d => `{name|flag} 的范围“{value}”有误：${why(d, 'zh')}。`,
  },
  'nothing-to-sweep': {
    en: 'A sweep needs several values of something, as --learning-rate 0.001,0.01 or --learning-rate 1e-4..1e-2:log, or several --seeds.',
    zh: '扫描需要给某个超参数多个值，例如 --learning-rate 0.001,0.01 或 --learning-rate 1e-4..1e-2:log，或者给出多个 --seeds。',
  },
  'too-many-trials': {
    en: 'That would be {count} trials; more than {max} are not begun. Leave out values, or draw some: --search random --trials 100.',
    zh: '这将产生 {count} 次试验，上限为 {max}。请减少取值，或用 --search random --trials 100 抽取一部分。',
  },
  'halving-epochs': {
    en: '--search halving decides by epochs who goes on, so --epochs takes one value of 2 or more.',
    zh: '--search halving 按轮数决定谁继续，因此 --epochs 只能给一个不小于 2 的值。',
  },
  'bad-budget': {
    en: '--budget takes a time as 90s, 10m or 1.5h, not “{value}”.',
    zh: '--budget 应写成 90s、10m 或 1.5h 这样的时间，而不是“{value}”。',
  },
  'nothing-to-twin': {
    en: 'Twins need to know what differs: --a dropout=0 --b dropout=0.2; where one of them is left out, the rest of the line says it.',
    zh: '对照需要说明差别，例如 --a dropout=0 --b dropout=0.2；只写一个时，另一个以命令的其余部分为准。',
  },
  'bad-twin': {
    en: '{flag} takes name=value, several with a blank or a comma between them, as dropout=0.2,units=64; “{value}” is none.',
    zh: '{flag} 应写成 名称=值，多个之间用空格或逗号隔开，例如 dropout=0.2,units=64；“{value}”不是。',
  },
  'twins-need-pairs': {
    en: 'One pair says nothing of luck: --seeds takes 2 or more here.',
    zh: '只有一对无法判断运气：此处 --seeds 至少为 2。',
  },
} as const satisfies Templates
