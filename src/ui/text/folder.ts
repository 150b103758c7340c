import type {Widened} from '../../text/widened.ts'
import {en as saidEn} from '../../text/words/en.ts'
import {zh as saidZh} from '../../text/words/zh.ts'

/** What the screen of a folder of pictures says, in English. */
export const folderEn = {
  waiting: 'loading the network, listing the folder…',
  progress: (done: string, of: string) => `${done} of ${of} pictures`,
  read: (count: string) => `${count} pictures`,
  held: 'stopped',
  doubtful: (count: string) => `${count} doubtful`,
  unread: (count: string) => `${count} cannot be read`,
  filter: 'Filter',
  columns: {file: 'file', class: 'class', share: 'confidence', second: 'or else'},
  sorts: {sure: 'least confident first', file: 'by file', class: 'by class'},
  parts: {all: 'All pictures', doubtful: 'Doubtful pictures', unread: 'Pictures that cannot be read'},
  warnings: {blank: saidEn.blank, several: 'several figures', unsure: saidEn.unsure},
  noneOf: (count: number) => `None of ${count} pictures: u shows all, / filters anew.`,
  nothing: 'No picture has been read yet.',
  stopped: 'Stopped; what has been read stays here.',
  over: 'All pictures have been read, or the reading was stopped.',
  hint: 'Enter: all pictures of this folder and of those in it; ↓ picks one.',
} as const

export const folderCommandsEn = {
  sortRows: ['sort', 'least confident first, by file, by class'],
  onlySome: ['only', 'all pictures, the doubtful ones alone, those that cannot be read'],
  halt: ['stop', 'stop reading; what has been read stays'],
} as const

export const folderContextsEn = {folder: 'Pictures of a folder'} as const

/** The same in Chinese. */
export const folderZh: Widened<typeof folderEn> = {
  waiting: '正在载入网络，列出文件夹…',
  progress: (done, of) => `已读 ${done} 张图片，共 ${of} 张`,
  read: count => `共 ${count} 张图片`,
  held: '已停止',
  doubtful: count => `${count} 张存疑`,
  unread: count => `${count} 张无法读取`,
  filter: '筛选',
  columns: {file: '文件', class: '类别', share: '置信度', second: '其次'},
  sorts: {sure: '置信度最低的在前', file: '按文件名', class: '按类别'},
  parts: {all: '全部图片', doubtful: '存疑的图片', unread: '无法读取的图片'},
  warnings: {blank: saidZh.blank, several: '有多个图形', unsure: saidZh.unsure},
  noneOf: count => `${count} 张图片中没有符合的：按 u 显示全部，按 / 重新筛选。`,
  nothing: '还没有读出图片。',
  stopped: '已停止；读出的结果保留在这里。',
  over: '图片已全部读完，或已停止。',
  hint: 'Enter：此文件夹及其子文件夹的全部图片；↓ 选其中一张。',
}

export const folderCommandsZh: Widened<typeof folderCommandsEn> = {
  sortRows: ['排序', '置信度最低的在前、按文件名、按类别'],
  onlySome: ['只看', '全部图片、只看存疑的、只看无法读取的'],
  halt: ['停止', '不再读下去，保留已有结果'],
}

export const folderContextsZh: Widened<typeof folderContextsEn> = {
  folder: '文件夹中的图片',
}
