import type {Widened} from '../widened.ts'

/** What `dataset check` prints, in English. */
export const checkEn = {
  grave: 'Grave',
  found: 'Found',
  rows: (count: string) => `${count} rows`,
  classColumns: ['class', 'training', 'test'],
  suspects: 'Labels that the network doubts most',
  noSuspects: 'None: the network reads every sample as it is labelled.',
  honest: (doubted: string) =>
    `About ${doubted} labels may be wrong. Of test samples the network has not seen the labels; of training samples it has learnt them, wrong ones, too, and doubts fewer of them.`,
  parts: {train: 'training', test: 'test'},
  columns: ['sample', 'set', 'labelled', '', 'read as', ''],
  nothing: 'Nothing odd was found.',
  end: (findings: number, grave: number) =>
    `${findings} ${findings === 1 ? 'finding' : 'findings'}, ${grave === 0 ? 'none' : grave} of them grave.`,
} as const

/** The same in Chinese. */
export const checkZh: Widened<typeof checkEn> = {
  grave: '严重',
  found: '发现',
  rows: count => `${count} 行`,
  classColumns: ['类别', '训练', '测试'],
  suspects: '网络最怀疑的标签',
  noSuspects: '没有：网络的判断与所有标签一致。',
  honest: doubted =>
    `大约 ${doubted} 个标签可能有误。测试样本的标签网络没有见过；训练样本的标签它学过，错的也学了，因此怀疑得更少。`,
  parts: {train: '训练', test: '测试'},
  columns: ['样本', '集合', '标签', '', '判断为', ''],
  nothing: '没有发现异常。',
  end: (findings, grave) => `共 ${findings} 项发现，其中 ${grave} 项严重。`,
}
