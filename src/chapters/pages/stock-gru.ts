import {priceAdvice} from '../advice.ts'
import {defineChapter} from '../chapter.ts'
import {priceHyperparameters} from '../hyperparameters/recurring.ts'
import {twoRecurrent} from '../networks/two-recurrent.ts'
import {stockGruNotes} from '../notes/stock-gru.ts'

/** §8 of the notes: two recurrent layers of 80 and 100 units over 60 days; 74,621 parameters. */
export const stockGru = defineChapter({
  id: 'stock-gru',
  title: {en: 'Prices with GRU', zh: '股价预测：GRU'},
  section: '8',
  idea: {
    en: 'LSTM with two gates instead of three and one state instead of two: a quarter fewer parameters, and often just as good.',
    zh: '把 LSTM 的三个门减成两个、两种状态并成一种：参数少四分之一，效果常常不相上下。',
  },
  notes: stockGruNotes,
  advice: priceAdvice,
  task: 'forecast',
  dataset: 'prices',
  settings: priceHyperparameters,
  build: twoRecurrent('gru'),
})
