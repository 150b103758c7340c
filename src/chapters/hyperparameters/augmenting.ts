import type {Hyperparameter} from './hyperparameter.ts'

const augmented = {augment: [true]} as const

/** §3.2: random changes to every training picture, with the semantics of Keras' ImageDataGenerator. */
export const augmenting = {
  augment: {
    kind: 'flag',
    default: false,
    step: 'prepare',
    label: {en: 'augment', zh: '数据增强'},
    help: {
      en: 'change every training picture a little, anew in every epoch (§3.2)',
      zh: '每一轮都对训练图片做随机变换（§3.2）',
    },
  },
  rotation: {
    kind: 'number',
    default: 45,
    min: 0,
    max: 180,
    walk: 'linear',
    increment: 5,
    step: 'prepare',
    label: {en: 'rotation', zh: '旋转角度'},
    help: {en: 'turned by up to ± this many degrees', zh: '随机旋转的最大角度（±度）'},
    when: augmented,
  },
  widthShift: {
    kind: 'number',
    default: 0.15,
    min: 0,
    max: 0.9,
    walk: 'linear',
    increment: 0.05,
    step: 'prepare',
    label: {en: 'width shift', zh: '水平平移'},
    help: {en: 'moved sideways by up to ± this share of the width', zh: '水平平移的最大比例（±宽度）'},
    when: augmented,
  },
  heightShift: {
    kind: 'number',
    default: 0.15,
    min: 0,
    max: 0.9,
    walk: 'linear',
    increment: 0.05,
    step: 'prepare',
    label: {en: 'height shift', zh: '竖直平移'},
    help: {en: 'moved up or down by up to ± this share of the height', zh: '竖直平移的最大比例（±高度）'},
    when: augmented,
  },
  zoom: {
    kind: 'number',
    default: 0.5,
    min: 0,
    max: 0.9,
    walk: 'linear',
    increment: 0.05,
    step: 'prepare',
    label: {en: 'zoom', zh: '缩放'},
    help: {en: 'zoomed by a factor from 1 − this to 1 + this', zh: '随机缩放，系数在 1−该值 与 1+该值 之间'},
    when: augmented,
  },
  horizontalFlip: {
    kind: 'flag',
    default: false,
    step: 'prepare',
    label: {en: 'horizontal flip', zh: '水平翻转'},
    help: {
      en: 'mirrored left to right half of the time: right for cats, wrong for digits',
      zh: '以一半概率左右翻转：适合猫狗，不适合数字',
    },
    when: augmented,
  },
} as const satisfies Record<string, Hyperparameter>
