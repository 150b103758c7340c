import {convolutionAdvice} from '../advice.ts'
import {defineChapter} from '../chapter.ts'
import {colourHyperparameters} from '../hyperparameters/picture-chapter.ts'
import {classOutput, dropped} from '../networks/class-output.ts'
import {convBnRelu} from '../networks/conv-bn-relu.ts'
import {inceptionUnit} from '../networks/inception-unit.ts'
import {inception10Notes} from '../notes/inception10.ts'

/** §5.4 of the notes: ten layers of InceptionNet; 121,418 parameters on CIFAR-10. */
export const inception10 = defineChapter({
  id: 'inception10',
  title: {en: 'InceptionNet', zh: 'InceptionNet'},
  section: '5.4',
  idea: {
    en: 'Which kernel size is right? All of them: four branches look at the same picture side by side, and the next layer picks. With an eightieth of AlexNet’s parameters.',
    zh: '卷积核该取多大？全都要：四个分支并排看同一张图，由下一层来挑。参数只有 AlexNet 的八十分之一。',
  },
  notes: inception10Notes,
  advice: convolutionAdvice,
  task: 'classify-image',
  dataset: 'cifar10',
  settings: {
    filters: {
      kind: 'integer',
      default: 16,
      min: 1,
      max: 256,
      step: 'build',
      label: {en: 'first kernels', zh: '初始卷积核数'},
      help: {
        en: 'kernels of a branch in the first block; every block doubles them',
        zh: '第一块每个分支的卷积核个数，每过一块加倍',
      },
    },
    blocks: {
      kind: 'integer',
      default: 2,
      min: 1,
      max: 5,
      step: 'build',
      label: {en: 'blocks', zh: '块数'},
      help: {
        en: 'blocks of two Inception units; each halves the picture',
        zh: '每块含两个 Inception 单元，并把图片减半',
      },
    },
    ...colourHyperparameters,
  },
  build: (k, h, {inputShape, classes}) => {
    const input = k.input(inputShape)
    let x = convBnRelu(k, input, {id: 1, filters: h.filters, kernelSize: 3})
    for (let unit = 0; unit < 2 * h.blocks; unit++) {
      const filters = h.filters * 2 ** Math.floor(unit / 2)
      x = inceptionUnit(k, x, {name: `inception${unit + 1}`, filters, strides: unit % 2 === 0 ? 2 : 1})
    }
    x = k.globalAveragePooling2d({name: 'average'})(x)
    x = dropped(k, 'dropout', h.dropout, x)
    return k.model(input, classOutput(k, h, classes, x))
  },
})
