import type {Widened} from '../../text/widened.ts'
import {compareEn as saidEn, compareZh as saidZh} from '../../text/words/compare.ts'

/** What the screen of compared runs says, in English. */
export const compareTextEn = {
  compare: {
    ...saidEn,
    title: 'Compare',
    shown: (from: number, to: number, all: number) => `${from}–${to} of ${all}`,
    /** With the keys that bring them into sight. */
    moreColumns: (count: number) => `, . ${count} more ${count === 1 ? 'column' : 'columns'}`,
    allColumns: 'All columns are in sight.',
    noLog: 'Only a loss is drawn on a logarithmic axis.',
    noTable: 'The table is out of sight; e shows it.',
    waiting: 'The runs are being read.',
    nothing: 'None of these runs has measured this.',
  },
}

export const compareCommandsEn = {
  nextMeasure: ['curves', 'the next figure to draw the curves of'],
  sideColumns: ['columns', 'the columns to the left or right'],
} as const

export const compareContextsEn = {compare: 'Comparing runs'} as const

export const compareTextZh: Widened<typeof compareTextEn> = {
  compare: {
    ...saidZh,
    title: '比较',
    shown: (from, to, all) => `第 ${from}–${to} 条，共 ${all} 条`,
    moreColumns: count => `, . 另有 ${count} 列`,
    allColumns: '所有列都已显示。',
    noLog: '只有损失可用对数坐标。',
    noTable: '表格未显示；按 e 显示。',
    waiting: '正在读取各次训练。',
    nothing: '这些训练都没有此项指标。',
  },
}

export const compareCommandsZh = {
  nextMeasure: ['曲线', '换一项指标画曲线'],
  sideColumns: ['列', '左边或右边的列'],
} as const

export const compareContextsZh = {compare: '比较训练'} as const
