import {defineChapter} from '../chapter.ts'
import {measuring} from '../hyperparameters/measuring.ts'
import {compiling, fitting, regularising} from '../hyperparameters/shared.ts'
import {classOutput} from '../networks/class-output.ts'
import {irisNotes} from '../notes/iris.ts'

/** §2.2 of the notes: one Dense layer with softmax and L2; 15 parameters with 3 units. */
export const iris = defineChapter({
  id: 'iris',
  title: {en: 'Iris species', zh: '鸢尾花分类'},
  section: '2.2',
  idea: {
    en: 'Four measurements of a flower, three species, one layer of neurons: the six steps of every Keras program on the smallest data there is.',
    zh: '一朵花的四个测量值、三个品种、一层神经元：用最小的数据走完每个 Keras 程序的六步。',
  },
  notes: irisNotes,
  advice: {
    diverging: {
      en: 'Learning rate 0.1 is right for plain SGD; with momentum or Adam take 0.01.',
      zh: '单纯的 SGD 用 0.1 正合适；带动量或用 Adam 时取 0.01。',
    },
    plateau: {
      en: 'L2 holds the loss up: the weights may not grow further. Lower it to 0.001, or look at accuracy instead.',
      zh: '是 L2 撑住了损失，不让权重再大。把它降到 0.001，或者只看准确率。',
    },
    overfitting: {
      en: 'With 30 validation flowers one mistake is much: let it run on, or raise L2.',
      zh: '验证集只有 30 朵花，错一朵就显眼：继续训练，或者加大 L2。',
    },
  },
  task: 'measure',
  dataset: 'iris',
  settings: {
    ...measuring,
    units: {
      kind: 'integer',
      default: 3,
      min: 3,
      max: 64,
      step: 'build',
      label: {en: 'units', zh: '神经元数'},
      help: {
        en: 'one a species; the listing in the notes has 4, which trains too: the fourth is never the answer',
        zh: '每个品种一个；笔记的代码写的是 4，也能训练：第四个永远不是答案',
      },
    },
    ...regularising,
    l2: {...regularising.l2, default: 0.01},
    ...compiling,
    optimizer: {...compiling.optimizer, default: 'sgd'},
    learningRate: {...compiling.learningRate, default: 0.1},
    ...fitting,
    epochs: {...fitting.epochs, default: 50},
    validationFreq: {...fitting.validationFreq, default: 20},
  },
  presets: {
    recommended: {
      values: {epochs: 500},
      why: {
        en: 'ours: after 50 epochs of four steps the network still takes a third of the flowers for another kind',
        zh: '我们的取值：50 轮、每轮四步，训完还有三分之一的花认错',
      },
    },
  },
  build: (k, h, {inputShape}) => {
    const input = k.input(inputShape)
    return k.model(input, classOutput(k, h, h.units, input))
  },
})
