import {convolutionAdvice} from '../advice.ts'
import {defineChapter} from '../chapter.ts'
import {colourHyperparameters} from '../hyperparameters/picture-chapter.ts'
import {classOutput, dropped, kernelRegularizer} from '../networks/class-output.ts'
import {lenetNotes} from '../notes/lenet.ts'

/** §5.1 of the notes: LeNet-5 with max pooling and a softmax; 62,006 parameters on CIFAR-10. */
export const lenet = defineChapter({
  id: 'lenet',
  title: {en: 'LeNet', zh: 'LeNet'},
  section: '5.1',
  idea: {
    en: 'The 1998 network that read cheques: two convolutions with shared kernels, three Dense layers, sigmoid everywhere. Two years of research separate the next ones; fourteen separate this from AlexNet.',
    zh: '1998 年用来读支票的网络：两层共享卷积核的卷积、三层全连接，处处用 sigmoid。后面几个经典网络彼此只隔一两年，它和 AlexNet 却隔了十四年。',
  },
  notes: lenetNotes,
  advice: {
    ...convolutionAdvice,
    diverging: {
      en: 'Take learning rate 0.001 or less; large steps drive sigmoids to their flat ends, from where no gradient comes back.',
      zh: '学习率取 0.001 或更小；步子太大会把 sigmoid 推到平坦的两端，梯度就回不来了。',
    },
    plateau: {
      en: 'Near 2.3 the sigmoids have not woken up yet: give it an epoch more, or learning rate 0.003.',
      zh: '停在 2.3 附近，是 sigmoid 还没醒：再给一轮，或者把学习率调到 0.003。',
    },
  },
  task: 'classify-image',
  dataset: 'cifar10',
  settings: colourHyperparameters,
  build: (k, h, {inputShape, classes}) => {
    const input = k.input(inputShape)
    const activation = 'sigmoid'
    let x = k.conv2d({name: 'conv1', filters: 6, kernelSize: 5, activation})(input)
    x = k.maxPooling2d({name: 'pool1', poolSize: 2, strides: 2})(x)
    x = k.conv2d({name: 'conv2', filters: 16, kernelSize: 5, activation})(x)
    x = k.maxPooling2d({name: 'pool2', poolSize: 2, strides: 2})(x)
    x = k.flatten({name: 'flatten'})(x)
    x = k.dense({name: 'dense1', units: 120, activation, ...kernelRegularizer(h)})(x)
    x = dropped(k, 'dropout1', h.dropout, x)
    x = k.dense({name: 'dense2', units: 84, activation, ...kernelRegularizer(h)})(x)
    x = dropped(k, 'dropout2', h.dropout, x)
    return k.model(input, classOutput(k, h, classes, x))
  },
})
