import {convolutionAdvice} from '../advice.ts'
import {defineChapter} from '../chapter.ts'
import {colourHyperparameters} from '../hyperparameters/picture-chapter.ts'
import {classOutput, dropped, kernelRegularizer} from '../networks/class-output.ts'
import {convBnRelu} from '../networks/conv-bn-relu.ts'
import {alexnetNotes} from '../notes/alexnet.ts'

const h = colourHyperparameters

/** §5.2 of the notes: AlexNet for 32×32 pictures; 9,639,178 parameters on CIFAR-10. */
export const alexnet = defineChapter({
  id: 'alexnet',
  title: {en: 'AlexNet', zh: 'AlexNet'},
  section: '5.2',
  idea: {
    en: 'The winner of ImageNet 2012, cut to small pictures: five convolutions, relu instead of sigmoid, dropout against its two huge Dense layers.',
    zh: '2012 年 ImageNet 竞赛的冠军，缩到小图片上：五层卷积，用 relu 代替 sigmoid，用 Dropout 约束两层庞大的全连接。',
  },
  notes: alexnetNotes,
  advice: {
    ...convolutionAdvice,
    plateau: {
      en: 'Near 2.3 the large Dense layers have died or not begun: start anew with learning rate 0.0003.',
      zh: '停在 2.3 附近，是庞大的全连接层没有起步或已经“死亡”：用学习率 0.0003 重新开始。',
    },
    overfitting: {
      en: 'Two thirds of the parameters are in two Dense layers: keep dropout at 0.5, use more pictures or augmentation.',
      zh: '三分之二的参数在两层全连接里：Dropout 保持 0.5，用更多图片或数据增强。',
    },
  },
  task: 'classify-image',
  dataset: 'cifar10',
  settings: {...h, dropout: {...h.dropout, default: 0.5}},
  build: (k, h, {inputShape, classes}) => {
    const input = k.input(inputShape)
    const pool = (name: string) => k.maxPooling2d({name, poolSize: 3, strides: 2})
    const conv = (id: number, filters: number) =>
      k.conv2d({name: `conv${id}`, filters, kernelSize: 3, padding: 'same', activation: 'relu'})
    let x = pool('pool1')(convBnRelu(k, input, {id: 1, filters: 96, kernelSize: 3, padding: 'valid'}))
    x = pool('pool2')(convBnRelu(k, x, {id: 2, filters: 256, kernelSize: 3, padding: 'valid'}))
    x = conv(5, 256)(conv(4, 384)(conv(3, 384)(x)))
    x = k.flatten({name: 'flatten'})(pool('pool3')(x))
    for (const id of [1, 2]) {
      x = k.dense({name: `dense${id}`, units: 2048, activation: 'relu', ...kernelRegularizer(h)})(x)
      x = dropped(k, `dropout${id}`, h.dropout, x)
    }
    return k.model(input, classOutput(k, h, classes, x))
  },
})
