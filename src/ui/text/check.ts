import type {Widened} from '../../text/widened.ts'
import {checkEn as saidEn, checkZh as saidZh} from '../../text/words/check.ts'
import {en as words} from '../../text/words/en.ts'
import {zh as wordsZh} from '../../text/words/zh.ts'

/** The check of data, in English. */
export const checkEn = {
  title: 'Data check',
  loading: 'loading the data…',
  checking: 'checking…',
  rows: saidEn.rows,
  counts: words.counts,
  sum: saidEn.end,
  grave: saidEn.grave,
  found: saidEn.found,
  clean: saidEn.nothing,
  honest: 'labelled → read as, and the label’s probability; training labels were learnt',
  views: {findings: 'Findings', suspects: saidEn.suspects},
  nothing: 'Letters are made, not gathered: there is nothing to check.',
  noSuspects: 'Labels are doubted by a trained network: press d on its run.',
} as const

/** The same in Chinese. */
export const checkZh: Widened<typeof checkEn> = {
  title: '检查数据',
  loading: '正在载入数据…',
  checking: '正在检查…',
  rows: saidZh.rows,
  counts: wordsZh.counts,
  sum: saidZh.end,
  grave: saidZh.grave,
  found: saidZh.found,
  clean: saidZh.nothing,
  honest: '标签 → 网络的判断，以及标签的概率；训练样本的标签网络已学过',
  views: {findings: '发现', suspects: saidZh.suspects},
  nothing: '字母数据是生成的，没有可检查的内容。',
  noSuspects: '要由训练好的网络来怀疑标签：请在训练页按 d。',
}
