import {denseAdvice} from '../advice.ts'
import {defineChapter} from '../chapter.ts'
import {twoDense, twoDenseHyperparameters} from '../networks/two-dense.ts'
import {augmentationNotes} from '../notes/augmentation.ts'

/** §3.2 of the notes: the network of mnist on pictures that change in every epoch. */
export const augmentation = defineChapter({
  id: 'augmentation',
  title: {en: 'Data augmentation', zh: '数据增强'},
  section: '3.2',
  idea: {
    en: 'Every training picture is turned, moved and zoomed a little, anew in every epoch, so that the network cannot learn the pictures by heart and copes with crooked ones.',
    zh: '每一轮训练都把图片随机旋转、平移、缩放一点，让网络背不住图片，也能认出写歪了的字。',
  },
  notes: augmentationNotes,
  advice: {
    ...denseAdvice,
    plateau: {
      en: 'The changes may be too strong for 128 neurons: try rotation 10, shifts 0.1 and zoom 0.1, or more hidden units.',
      zh: '变换对 128 个神经元也许太强了：试试旋转 10、平移 0.1、缩放 0.1，或者增加隐藏神经元。',
    },
    overfitting: {
      en: 'Rare on this page: make the changes a little stronger, or add dropout 0.2.',
      zh: '在这一页少见：把变换再加强一点，或者加 Dropout 0.2。',
    },
  },
  task: 'classify-image',
  dataset: 'mnist',
  settings: {
    ...twoDenseHyperparameters,
    augment: {...twoDenseHyperparameters.augment, default: true},
  },
  build: twoDense,
})
