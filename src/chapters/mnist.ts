import {defineChapter} from './chapter.ts'
import {compiling, dropping, fitting, regularising} from './shared.ts'

/** §2.3 of the notes: Flatten, Dense 128 relu, Dense 10 softmax; 101,770 parameters. */
export const mnist = defineChapter({
  id: 'mnist',
  title: {en: 'MNIST digits', zh: 'MNIST 手写数字'},
  section: '2.3',
  idea: {
    en: 'Reads handwritten digits with two fully connected layers.',
    zh: '用两层全连接网络识别手写数字。',
  },
  notes: {en: '', zh: ''},
  task: 'classify-image',
  dataset: 'mnist',
  accepts: ['mnist', 'fashion', 'cifar10', 'own-pictures'],
  hyperparameters: {
    ...regularising,
    ...dropping,
    ...compiling,
    ...fitting,
    epochs: {...fitting.epochs, default: 8},
    validationFreq: {...fitting.validationFreq, default: 2},
  },
  presets: {
    notes: {values: {}, why: {en: 'as the notes write it', zh: '与笔记一致'}},
  },
  build: (k, h, {inputShape, classes}) => {
    const input = k.input(inputShape)
    let x = k.flatten({name: 'flatten'})(input)
    x = k.dense({name: 'hidden', units: 128, activation: 'relu', l1: h.l1, l2: h.l2})(x)
    if (h.dropout > 0) x = k.dropout({name: 'dropout', rate: h.dropout})(x)
    const activation = h.loss === 'sparseCategoricalCrossentropyFromLogits' ? 'linear' : 'softmax'
    return k.model(input, k.dense({name: 'output', units: classes, activation})(x))
  },
})
