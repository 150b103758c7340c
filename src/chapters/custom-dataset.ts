import {defineChapter} from './chapter.ts'
import {twoDense, twoDenseHyperparameters} from './networks/two-dense.ts'
import {customDatasetNotes} from './notes/custom-dataset.ts'
import {asInTheNotes, pictureSets} from './picture-chapter.ts'

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
  task: 'classify-image',
  dataset: 'own-pictures',
  accepts: pictureSets('own-pictures'),
  hyperparameters: twoDenseHyperparameters,
  presets: {notes: {values: {}, why: asInTheNotes}},
  build: twoDense,
})
