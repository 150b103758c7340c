import {denseAdvice} from '../advice.ts'
import {defineChapter} from '../chapter.ts'
import {twoDense, twoDenseHyperparameters} from '../networks/two-dense.ts'
import {checkpointsNotes} from '../notes/checkpoints.ts'

/** §3.3–3.6 of the notes: the network of mnist, resumed where the last run stopped. */
export const checkpoints = defineChapter({
  id: 'checkpoints',
  title: {en: 'Checkpoints, resuming', zh: '断点续训'},
  section: '3.3',
  idea: {
    en: 'Training that can be stopped at any moment, by you or by a power cut, and goes on where it was; and the best parameters kept even when later epochs get worse.',
    zh: '训练随时可以停下，无论是你按下停止还是突然断电，都能接着往下训；后面的轮次变差时，最好的参数也留着。',
  },
  notes: checkpointsNotes,
  advice: denseAdvice,
  task: 'classify-image',
  dataset: 'mnist',
  settings: twoDenseHyperparameters,
  build: twoDense,
})
