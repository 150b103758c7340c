import {defineChapter} from './chapter.ts'
import {twoDense, twoDenseHyperparameters} from './networks/two-dense.ts'
import {augmentationNotes} from './notes/augmentation.ts'
import {asInTheNotes, pictureSets} from './picture-chapter.ts'

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
  task: 'classify-image',
  dataset: 'mnist',
  accepts: pictureSets('mnist'),
  hyperparameters: {
    ...twoDenseHyperparameters,
    augment: {...twoDenseHyperparameters.augment, default: true},
  },
  presets: {notes: {values: {}, why: asInTheNotes}},
  build: twoDense,
})
