import type {Words} from './words.ts'

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
    kinds: {number: 'numbers', date: 'dates', text: 'text', index: 'row numbers'},
    forecast: (column: string) => `Forecast unless you choose another: ${column} (--column, --features)`,
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
    kinds: {number: '数值', date: '日期', text: '文字', index: '行号'},
    forecast: column => `默认预测的列：${column}（可用 --column、--features 另选）`,
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
