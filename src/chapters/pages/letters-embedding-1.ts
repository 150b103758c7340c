import {letterAdvice} from '../advice.ts'
import {defineChapter} from '../chapter.ts'
import {embedding, letterHyperparameters} from '../hyperparameters/recurring.ts'
import {letterNetwork} from '../networks/letter-network.ts'
import {lettersEmbedding1Notes} from '../notes/letters-embedding-1.ts'

/** §6 of the notes: embedded letters, one step; 48 parameters. */
export const lettersEmbedding1 = defineChapter({
  id: 'letters-embedding-1',
  title: {en: 'One letter, embedded', zh: '字母：嵌入，一步'},
  section: '6.3',
  idea: {
    en: 'One-hot codes are long and say nothing about likeness. Here two numbers stand for a letter, and training finds them.',
    zh: '独热码又长，又看不出谁和谁相近。这里用两个数表示一个字母，这两个数由训练得出。',
  },
  notes: lettersEmbedding1Notes,
  advice: letterAdvice,
  task: 'next-letter',
  dataset: 'letters-embedding-1',
  settings: {...embedding, ...letterHyperparameters},
  presets: {
    recommended: {
      values: {learningRate: 0.03, epochs: 200},
      why: {
        en: 'ours: all five letters right for 30 of 30 seeds; with the notes’ values for 23 of them',
        zh: '我们的取值：30 个种子全部五个字母都对；按笔记的值只有 23 个',
      },
    },
  },
  build: letterNetwork,
})
