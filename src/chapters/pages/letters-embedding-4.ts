import {letterAdvice} from '../advice.ts'
import {defineChapter} from '../chapter.ts'
import {embedding, letterHyperparameters} from '../hyperparameters/recurring.ts'
import {letterNetwork} from '../networks/letter-network.ts'
import {lettersEmbedding4Notes} from '../notes/letters-embedding-4.ts'

/** §6 of the notes: the alphabet in windows of four; 468 parameters. */
export const lettersEmbedding4 = defineChapter({
  id: 'letters-embedding-4',
  title: {en: 'The alphabet, embedded', zh: '字母：嵌入，四步'},
  section: '6.4',
  idea: {
    en: 'The whole alphabet through windows of four: abcd → e, bcde → f, to the end. Give it a beginning and it spells on by itself.',
    zh: '用长度为四的窗口走完整个字母表：abcd → e，bcde → f，直到末尾。给它一个开头，它就自己往下拼。',
  },
  notes: lettersEmbedding4Notes,
  advice: letterAdvice,
  task: 'next-letter',
  dataset: 'letters-embedding-4',
  settings: {
    ...embedding,
    ...letterHyperparameters,
    units: {...letterHyperparameters.units, default: 10},
  },
  build: letterNetwork,
})
