import {priceAdvice} from '../advice.ts'
import {defineChapter} from '../chapter.ts'
import {priceHyperparameters} from '../hyperparameters/recurring.ts'
import {twoRecurrent} from '../networks/two-recurrent.ts'
import {stockLstmNotes} from '../notes/stock-lstm.ts'

/** §7 of the notes: two recurrent layers of 80 and 100 units over 60 days; 98,741 parameters. */
export const stockLstm = defineChapter({
  id: 'stock-lstm',
  title: {en: 'Prices with LSTM', zh: '股价预测：LSTM'},
  section: '7',
  idea: {
    en: 'The same prices through cells with three gates, which decide what to let in, what to keep and what to show. Is that enough to beat “tomorrow is like today”?',
    zh: '同样的股价，换成带三个门的循环核：门决定放进什么、留住什么、拿出什么。这样就能胜过“明天跟今天一样”了吗？',
  },
  notes: stockLstmNotes,
  advice: priceAdvice,
  task: 'forecast',
  dataset: 'prices',
  settings: priceHyperparameters,
  build: twoRecurrent('lstm'),
})
