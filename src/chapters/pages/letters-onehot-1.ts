import {letterAdvice} from '../advice.ts'
import {defineChapter} from '../chapter.ts'
import {letterHyperparameters} from '../hyperparameters/recurring.ts'
import {letterNetwork} from '../networks/letter-network.ts'
import {lettersOnehot1Notes} from '../notes/letters-onehot-1.ts'

/** §6 of the notes: one-hot letters, one step; 47 parameters. */
export const lettersOnehot1 = defineChapter({
  id: 'letters-onehot-1',
  title: {en: 'One letter, one-hot', zh: '字母：独热码，一步'},
  section: '6.1',
  idea: {
    en: 'After a comes b, after e comes a again: the smallest task there is for a network with a memory, five letters written as five switches.',
    zh: 'a 后面是 b，e 后面又回到 a：带记忆的网络能做的最小任务，五个字母写成五个开关。',
  },
  notes: lettersOnehot1Notes,
  advice: letterAdvice,
  task: 'next-letter',
  dataset: 'letters-onehot-1',
  settings: letterHyperparameters,
  build: letterNetwork,
})
