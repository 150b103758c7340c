import {convolutionAdvice} from '../advice.ts'
import {defineChapter} from '../chapter.ts'
import {colourHyperparameters} from '../hyperparameters/picture-chapter.ts'
import {classOutput, dropped, kernelRegularizer} from '../networks/class-output.ts'
import {convBnRelu} from '../networks/conv-bn-relu.ts'
import {cifar10Notes} from '../notes/cifar10.ts'

const h = colourHyperparameters

/** §4 of the notes: one round of CBAPD and two Dense layers; 198,506 parameters. */
export const cifar10 = defineChapter({
  id: 'cifar10',
  title: {en: 'CIFAR-10 photographs', zh: 'CIFAR-10 彩色照片'},
  section: '4',
  idea: {
    en: 'Ten kinds of things in small colour photographs. Convolution, batch normalisation, activation, pooling, dropout: the five letters CBAPD, once each, and what they add over plain Dense layers.',
    zh: '十类物体的小幅彩色照片。卷积、批标准化、激活、池化、舍弃，即 CBAPD 五个字母各用一次，看它们比单纯的全连接多了什么。',
  },
  notes: cifar10Notes,
  advice: {
    ...convolutionAdvice,
    diverging: {
      en: 'Learning rate 0.1 is too much for Adam: take the recommended preset, 0.001.',
      zh: '学习率 0.1 对 Adam 来说太大：用推荐预设 0.001。',
    },
    plateau: {
      en: 'A loss near 2.3 means guessing: lower the learning rate. Else try more kernels, or a network of chapter 5.',
      zh: '损失停在 2.3 就是瞎猜：降低学习率。否则试试更多卷积核，或第五章的网络。',
    },
  },
  task: 'classify-image',
  dataset: 'cifar10',
  settings: {
    filters: {
      kind: 'integer',
      default: 6,
      min: 1,
      max: 512,
      step: 'build',
      label: {en: 'kernels', zh: '卷积核个数'},
      help: {
        en: 'kernels of the convolution, and so the depth of what it gives',
        zh: '卷积核的个数，也就是输出特征图的深度',
      },
    },
    kernelSize: {
      kind: 'integer',
      default: 5,
      min: 1,
      max: 31,
      step: 'build',
      label: {en: 'kernel size', zh: '卷积核边长'},
      help: {en: 'side of a kernel in pixels', zh: '卷积核的边长（像素）'},
    },
    ...h,
    dropout: {...h.dropout, default: 0.2},
    epochs: {...h.epochs, default: 9},
  },
  presets: {
    notes: {
      values: {learningRate: 0.1},
      why: {
        en: 'as the notes write it: with Adam at 0.1 the steps are so large that nothing is learnt',
        zh: '与笔记完全一致：Adam 的学习率为 0.1，步子太大，学不到东西',
      },
    },
    recommended: {
      values: {learningRate: 0.001},
      why: {
        en: 'ours: Adam’s usual 0.001, with which the network learns',
        zh: '我们的取值：Adam 常用的 0.001，网络能学会',
      },
    },
  },
  build: (k, h, {inputShape, classes}) => {
    const input = k.input(inputShape)
    let x = convBnRelu(k, input, {id: 1, filters: h.filters, kernelSize: h.kernelSize})
    x = k.maxPooling2d({name: 'pool1', poolSize: 2, strides: 2, padding: 'same'})(x)
    x = dropped(k, 'dropout1', h.dropout, x)
    x = k.flatten({name: 'flatten'})(x)
    x = k.dense({name: 'dense1', units: 128, activation: 'relu', ...kernelRegularizer(h)})(x)
    x = dropped(k, 'dropout2', h.dropout, x)
    return k.model(input, classOutput(k, h, classes, x))
  },
})
