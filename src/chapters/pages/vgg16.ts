import {convolutionAdvice} from '../advice.ts'
import {defineChapter} from '../chapter.ts'
import {colourHyperparameters} from '../hyperparameters/picture-chapter.ts'
import {classOutput, dropped, kernelRegularizer} from '../networks/class-output.ts'
import {convBnRelu} from '../networks/conv-bn-relu.ts'
import {vgg16Notes} from '../notes/vgg16.ts'

const h = colourHyperparameters

/** Kernels of every convolution; after each group the picture is halved. */
const groups = [
  [64, 64],
  [128, 128],
  [256, 256, 256],
  [512, 512, 512],
  [512, 512, 512],
]

/** §5.3 of the notes: VGG16 for 32×32 pictures; 15,262,026 parameters on CIFAR-10. */
export const vgg16 = defineChapter({
  id: 'vgg16',
  title: {en: 'VGG16', zh: 'VGG16'},
  section: '5.3',
  idea: {
    en: 'Sixteen layers with weights and nothing but 3×3 kernels: halve the picture, double the depth, repeat. Depth by regularity.',
    zh: '十六个带参数的层，卷积核只用 3×3：图片减半、深度加倍，如此重复。靠规整做出来的深度。',
  },
  notes: vgg16Notes,
  advice: {
    ...convolutionAdvice,
    plateau: {
      en: 'Thirteen normalisations need some hundred steps before validation follows; after that, learning rate 0.0003.',
      zh: '十三个批标准化要几百步，验证才跟得上；在那之后可把学习率调到 0.0003。',
    },
  },
  task: 'classify-image',
  dataset: 'cifar10',
  settings: {...h, dropout: {...h.dropout, default: 0.2}},
  build: (k, h, {inputShape, classes}) => {
    const input = k.input(inputShape)
    let x = input
    let id = 0
    for (const [group, filtersOfGroup] of groups.entries()) {
      for (const filters of filtersOfGroup) {
        id += 1
        x = convBnRelu(k, x, {id, filters, kernelSize: 3})
      }
      x = k.maxPooling2d({name: `pool${group + 1}`, poolSize: 2, strides: 2, padding: 'same'})(x)
      x = dropped(k, `dropout${group + 1}`, h.dropout, x)
    }
    x = k.flatten({name: 'flatten'})(x)
    for (const id of [1, 2]) {
      x = k.dense({name: `dense${id}`, units: 512, activation: 'relu', ...kernelRegularizer(h)})(x)
      x = dropped(k, `dropout${groups.length + id}`, h.dropout, x)
    }
    return k.model(input, classOutput(k, h, classes, x))
  },
})
