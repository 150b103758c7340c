import {denseAdvice} from '../advice.ts'
import {defineChapter} from '../chapter.ts'
import {twoDense, twoDenseHyperparameters} from '../networks/two-dense.ts'
import {mnistNotes} from '../notes/mnist.ts'

/** §2.3 of the notes: Flatten, Dense 128 relu, Dense 10 softmax; 101,770 parameters. */
export const mnist = defineChapter({
  id: 'mnist',
  title: {en: 'MNIST digits', zh: 'MNIST 手写数字'},
  section: '2.3',
  idea: {
    en: 'Reads handwritten digits with two fully connected layers: 784 pixels in, 128 neurons between, ten probabilities out. Small enough to train in a minute, good enough to read your own handwriting.',
    zh: '用两层全连接网络识别手写数字：输入 784 个像素，中间 128 个神经元，输出十个概率。一分钟即可训完，足以认出你自己写的数字。',
  },
  notes: mnistNotes,
  advice: denseAdvice,
  task: 'classify-image',
  dataset: 'mnist',
  settings: {
    ...twoDenseHyperparameters,
    epochs: {...twoDenseHyperparameters.epochs, default: 8},
    validationFreq: {...twoDenseHyperparameters.validationFreq, default: 2},
  },
  build: twoDense,
})
