import {convolutionAdvice} from '../advice.ts'
import {defineChapter} from '../chapter.ts'
import {colourHyperparameters} from '../hyperparameters/picture-chapter.ts'
import {classOutput, dropped} from '../networks/class-output.ts'
import {residualUnit} from '../networks/residual-unit.ts'
import {resnet18Notes} from '../notes/resnet18.ts'

const h = colourHyperparameters

/** Groups of two residual units; every group after the first halves the picture and doubles the kernels. */
const groupCount = 4

/** §5.5 of the notes: ResNet-18 for 32×32 pictures; 11,183,562 parameters on CIFAR-10. */
export const resnet18 = defineChapter({
  id: 'resnet18',
  title: {en: 'ResNet-18', zh: 'ResNet-18'},
  section: '5.5',
  idea: {
    en: 'Deeper plain networks get worse, not better. A wire around every two layers cures it: the layers learn only what to add to what they were given.',
    zh: '普通网络越堆越深，结果反而变差。给每两层旁边接一根线就治好了：这两层只需学会在输入上再加点什么。',
  },
  notes: resnet18Notes,
  advice: {
    ...convolutionAdvice,
    overfitting: {
      en: 'Eleven million parameters learn small sets by heart: use all pictures, augmentation, or 16 first kernels.',
      zh: '一千一百万个参数很快能背下小数据集：用全部图片、开启数据增强，或把初始核数设为 16。',
    },
  },
  task: 'classify-image',
  dataset: 'cifar10',
  settings: {
    filters: {
      kind: 'integer',
      default: 64,
      min: 1,
      max: 256,
      step: 'build',
      label: {en: 'first kernels', zh: '初始卷积核数'},
      help: {
        en: 'kernels of the first group; every group doubles them',
        zh: '第一组的卷积核个数，每过一组加倍',
      },
    },
    ...h,
    l2: {...h.l2, default: 0.01},
  },
  build: (k, h, {inputShape, classes}) => {
    const input = k.input(inputShape)
    const {filters} = h
    let x = k.conv2d({name: 'conv1', filters, kernelSize: 3, padding: 'same', useBias: false})(input)
    x = k.batchNormalization({name: 'bn1'})(x)
    x = k.activation({name: 'relu1', activation: 'relu'})(x)
    for (let unit = 0; unit < 2 * groupCount; unit++) {
      const group = Math.floor(unit / 2)
      const project = unit % 2 === 0 && group > 0
      const name = `residual${unit + 1}`
      x = residualUnit(k, x, {name, filters: filters * 2 ** group, strides: project ? 2 : 1, project})
    }
    x = k.globalAveragePooling2d({name: 'average'})(x)
    x = dropped(k, 'dropout', h.dropout, x)
    return k.model(input, classOutput(k, h, classes, x))
  },
})
