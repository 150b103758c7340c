import {defineChapter} from '../chapter.ts'
import {measuring} from '../hyperparameters/measuring.ts'
import {compiling, fitting} from '../hyperparameters/shared.ts'
import {classOutput} from '../networks/class-output.ts'
import {irisManualNotes} from '../notes/iris-manual.ts'

/** §1.5 of the notes: w 4×3 and b 3, softmax, MSE against one-hot labels, updated by hand; 15 parameters. */
export const irisManual = defineChapter({
  id: 'iris-manual',
  title: {en: 'Irises by hand', zh: '手写鸢尾花网络'},
  section: '1.5',
  idea: {
    en: 'The same irises without layers, optimizers or fit: two variables, a gradient tape, an update written by hand, and two loops.',
    zh: '同样的鸢尾花，不用层、优化器和 fit：两个变量、一条梯度带、手写的参数更新和两层循环。',
  },
  notes: irisManualNotes,
  advice: {
    diverging: {
      en: 'Softmax keeps this loss below 1: only a learning rate far beyond 10 breaks it. Go back to 0.1.',
      zh: '有 softmax 在，这个损失不会超过 1：学习率远大于 10 才会出问题。改回 0.1。',
    },
    plateau: {
      en: 'Plain gradient descent is slow near the end: the last hundredths take hundreds of epochs. Wait, or try 0.5.',
      zh: '单纯的梯度下降越到后面越慢：最后百分之几要几百轮。等一等，或者试试 0.5。',
    },
    overfitting: {
      en: 'Fifteen parameters can learn little by heart: look at the accuracy on the 30 test flowers before you stop.',
      zh: '十五个参数背不下多少东西：停下之前先看 30 朵测试花上的准确率。',
    },
  },
  task: 'measure',
  dataset: 'iris',
  settings: {
    ...measuring,
    shuffleSeed: {...measuring.shuffleSeed, default: 116},
    initialDeviation: {
      kind: 'number',
      default: 0.1,
      min: 0.001,
      max: 10,
      walk: 'log',
      step: 'build',
      label: {en: 'initial deviation', zh: '初始标准差'},
      help: {
        en: 'w and b begin with truncated normal numbers of this standard deviation; with seed 1 TensorFlow’s own',
        zh: 'w 与 b 的初始值取该标准差的截断正态分布；种子为 1 时与 TensorFlow 的结果相同',
      },
    },
    ...compiling,
    optimizer: {...compiling.optimizer, default: 'sgd'},
    learningRate: {...compiling.learningRate, default: 0.1},
    loss: {...compiling.loss, default: 'meanSquaredError'},
    ...fitting,
    epochs: {...fitting.epochs, default: 500},
    shuffle: {
      kind: 'flag',
      default: false,
      step: 'fit',
      label: {en: 'shuffle', zh: '每轮打乱'},
      help: {
        en: 'a new order of the training rows in every epoch; the notes shuffle once',
        zh: '每一轮都重新打乱训练样本；笔记只打乱一次',
      },
    },
  },
  byHand: true,
  build: (k, h, {inputShape, classes}) => {
    const input = k.input(inputShape)
    return k.model(input, classOutput(k, h, classes, input))
  },
})
