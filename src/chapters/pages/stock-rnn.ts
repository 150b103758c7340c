import {priceAdvice} from '../advice.ts'
import {defineChapter} from '../chapter.ts'
import {priceHyperparameters} from '../hyperparameters/recurring.ts'
import {twoRecurrent} from '../networks/two-recurrent.ts'
import {stockRnnNotes} from '../notes/stock-rnn.ts'

/** Ours, beside §7 of the notes: two recurrent layers of 80 and 100 units over 60 days; 24,761 parameters. */
export const stockRnn = defineChapter({
  id: 'stock-rnn',
  title: {en: 'Prices with SimpleRNN', zh: '股价预测：SimpleRNN'},
  section: '6.5',
  ours: true,
  idea: {
    en: 'Sixty days of opening prices, then the next. The plainest memory cell goes first, so that LSTM and GRU have something to be compared with.',
    zh: '看六十天的开盘价，猜下一天。先用最朴素的循环核，好让 LSTM 和 GRU 有个参照。',
  },
  notes: stockRnnNotes,
  advice: {
    ...priceAdvice,
    diverging: {
      en: 'Sixty steps through a plain cell can explode: take learning rate 0.0003, a shorter window, or the page with LSTM.',
      zh: '朴素循环核走六十步，梯度可能爆炸：学习率取 0.0003，或缩短窗口，或改用 LSTM 那一页。',
    },
  },
  task: 'forecast',
  dataset: 'prices',
  settings: priceHyperparameters,
  presets: {
    notes: {
      values: {},
      why: {
        en: 'ours: the notes’ LSTM network with plain recurrent layers, for comparison',
        zh: '我们加的：把笔记的 LSTM 网络换成朴素循环层，用作对照',
      },
    },
  },
  build: twoRecurrent('simpleRNN'),
})
