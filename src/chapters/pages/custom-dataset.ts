import {denseAdvice} from '../advice.ts'
import {defineChapter} from '../chapter.ts'
import {twoDense, twoDenseHyperparameters} from '../networks/two-dense.ts'
import {customDatasetNotes} from '../notes/custom-dataset.ts'

/** §3.1 of the notes: the network of mnist on a folder of labelled pictures. */
export const customDataset = defineChapter({
  id: 'custom-dataset',
  title: {en: 'Your own pictures', zh: '自制数据集'},
  section: '3.1',
  idea: {
    en: 'A folder of pictures and a text file that says what each one shows become arrays on disk, and from there on it is the mnist page with your data.',
    zh: '一个图片文件夹，加一个写明每张图是什么的文本文件，转成磁盘上的数组；此后就是用你自己的数据走一遍 mnist。',
  },
  notes: customDatasetNotes,
  advice: {
    ...denseAdvice,
    plateau: {
      en: 'Look at the reported bad lines and at how many pictures each class has; then try more pictures, or a larger picture size.',
      zh: '看看有没有报错的行、每一类各有多少张图片；再试试增加图片，或者加大图片边长。',
    },
    overfitting: {
      en: 'Few pictures are soon learnt by heart: switch augmentation on, or collect more of the rare classes.',
      zh: '图片少就容易背下来：打开数据增强，或者为数量少的类多收集一些。',
    },
  },
  task: 'classify-image',
  dataset: 'own-pictures',
  settings: twoDenseHyperparameters,
  build: twoDense,
})
