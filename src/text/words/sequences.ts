import type {Words} from './words.ts'

/** How a price file was understood. */
interface Reading {
  readonly encoding: string
  readonly heading?: number | undefined
  readonly passed: readonly number[]
  readonly time?: {readonly columns: readonly string[]; readonly form: string} | undefined
  readonly order: 'oldest-first' | 'newest-first' | 'mixed' | 'unknown'
  readonly rows: number
  readonly first?: string | undefined
  readonly last?: string | undefined
}

/** Forms of dates that a name says more of than a look at the file. */
const formsEn: Readonly<Record<string, string>> = {
  mdy: 'month first',
  dmy: 'day first',
  ymd: 'year first',
  yymmdd: 'year first',
  ddmmyy: 'day first',
  mmddyy: 'month first',
  ddmmyyyy: 'day first',
  mmddyyyy: 'month first',
  roc: 'years of the Republic of China',
  epoch: 'counted since 1970, UTC',
  serial: 'Excel’s day numbers',
  instant: 'in UTC, by the offsets',
}
const formsZh: Readonly<Record<string, string>> = {
  mdy: '月在前',
  dmy: '日在前',
  ymd: '年在前',
  yymmdd: '年在前',
  ddmmyy: '日在前',
  mmddyy: '月在前',
  ddmmyyyy: '日在前',
  mmddyyyy: '月在前',
  roc: '民国纪年',
  epoch: '自 1970 年起计数，UTC',
  serial: 'Excel 日期序号',
  instant: '按时区换算为 UTC',
}

/** What the commands say of letters, price files and recurrent layers, in English. */
export const sequencesEn = {
  letters: {
    trace: 'Hidden state after each letter',
    unit: (number: number) => `unit ${number}`,
    codes: 'Learnt codes',
    oneHot: 'This network takes letters one-hot: it has learnt no codes.',
  },
  priceFile: {
    facts: (path: string, columns: number) => `${path}: ${columns} columns; the first rows:`,
    kinds: {number: 'numbers', date: 'dates', text: 'text', index: 'row numbers', empty: 'no values'},
    forecast: (column: string) => `Forecast unless you choose another: ${column} (--column, --features)`,
    /** What the whole file is read as, in one line. */
    reading: ({encoding, heading, passed, time, order, rows, first, last}: Reading): string => {
      const orders = {
        'oldest-first': 'oldest first',
        'newest-first': 'newest first',
        mixed: 'rows in no order, sorted',
        unknown: 'in the order of the file',
      }
      const form = time && formsEn[time.form]
      return [
        encoding,
        heading === undefined ? 'no heading' : `heading in line ${heading}`,
        ...(passed.length > 0 ? [`passed over before the rows: ${passed.join(', ')}`] : []),
        time ? `time from ${time.columns.join(' and ')}${form ? ` (${form})` : ''}` : 'no time',
        orders[order],
        `${rows} rows${first ? ` from ${first} to ${last}` : ''}`,
      ].join('; ')
    },
    readAs: (reading: string) => `Read as: ${reading}`,
    problem: (sentence: string) => `Cannot be read as it stands: ${sentence}`,
  },
  gates: {
    sample: (date: string, at: number, of: number) => `Test window ${at} of ${of}, forecasting ${date}`,
    values: (predicted: string, actual: string) => `predicted ${predicted}, actual ${actual}`,
    layer: (name: string, kind: string, units: number) => `${name} (${kind}), ${units} units`,
    columns: ['mean of the units', 'first day', 'middle', 'last day', 'least', 'greatest'],
    names: {
      state: 'hidden state h',
      cell: 'cell state c',
      input: 'input gate i',
      forget: 'forget gate f',
      output: 'output gate o',
      candidate: 'candidate',
      update: 'update gate z',
      reset: 'reset gate r',
    },
  },
} as const

/** The same in Chinese. */
export const sequencesZh: Pick<Words, keyof typeof sequencesEn> = {
  letters: {
    trace: '每个字母之后的隐藏状态',
    unit: number => `记忆体 ${number}`,
    codes: '学到的编码',
    oneHot: '这个网络用独热码输入字母，没有学到编码。',
  },
  priceFile: {
    facts: (path, columns) => `${path}：${columns} 列；前几行：`,
    kinds: {number: '数值', date: '日期', text: '文字', index: '行号', empty: '无数值'},
    forecast: column => `默认预测的列：${column}（可用 --column、--features 另选）`,
    reading: ({encoding, heading, passed, time, order, rows, first, last}) => {
      const orders = {
        'oldest-first': '从旧到新',
        'newest-first': '从新到旧',
        mixed: '各行无序，已排序',
        unknown: '按文件次序',
      }
      const form = time && formsZh[time.form]
      return [
        encoding,
        heading === undefined ? '无表头' : `表头在第 ${heading} 行`,
        ...(passed.length > 0 ? [`数据之前略过第 ${passed.join('、')} 行`] : []),
        time ? `时间取自 ${time.columns.join('、')}${form ? `（${form}）` : ''}` : '无时间',
        orders[order],
        `${rows} 行${first ? `，${first} 至 ${last}` : ''}`,
      ].join('；')
    },
    readAs: reading => `读取方式：${reading}`,
    problem: sentence => `现状下无法整体读取：${sentence}`,
  },
  gates: {
    sample: (date, at, of) => `第 ${at} 个测试窗口（共 ${of} 个），预测 ${date}`,
    values: (predicted, actual) => `预测 ${predicted}，实际 ${actual}`,
    layer: (name, kind, units) => `${name}（${kind}），${units} 个记忆体`,
    columns: ['各记忆体的平均', '第一天', '中间', '最后一天', '最小', '最大'],
    names: {
      state: '隐藏状态 h',
      cell: '细胞态 c',
      input: '输入门 i',
      forget: '遗忘门 f',
      output: '输出门 o',
      candidate: '候选态',
      update: '更新门 z',
      reset: '重置门 r',
    },
  },
}
