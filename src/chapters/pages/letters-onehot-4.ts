import {letterAdvice} from '../advice.ts'
import {defineChapter} from '../chapter.ts'
import {letterHyperparameters} from '../hyperparameters/recurring.ts'
import {letterNetwork} from '../networks/letter-network.ts'
import {lettersOnehot4Notes} from '../notes/letters-onehot-4.ts'

/** §6 of the notes: one-hot letters, four steps; 47 parameters. */
export const lettersOnehot4 = defineChapter({
  id: 'letters-onehot-4',
  title: {en: 'Four letters, one-hot', zh: '字母：独热码，四步'},
  section: '6.2',
  idea: {
    en: 'The same five letters, but the network reads four of them one after another before it answers: the memory is used for the first time.',
    zh: '还是这五个字母，但网络要依次读完四个才回答：记忆第一次派上用场。',
  },
  notes: lettersOnehot4Notes,
  advice: letterAdvice,
  task: 'next-letter',
  dataset: 'letters-onehot-4',
  settings: letterHyperparameters,
  presets: {
    recommended: {
      values: {learningRate: 0.03},
      why: {
        en: 'ours: all five windows right for 30 of 30 seeds; with the notes’ learning rate for 29 of them',
        zh: '我们的取值：30 个种子全部都对；按笔记的学习率是 29 个',
      },
    },
  },
  build: letterNetwork,
})
