import {denseAdvice} from '../advice.ts'
import {defineChapter} from '../chapter.ts'
import {twoDense, twoDenseHyperparameters} from '../networks/two-dense.ts'
import {fashionNotes} from '../notes/fashion.ts'

/** §2.4 of the notes: the network of mnist on pictures of clothes; 101,770 parameters. */
export const fashion = defineChapter({
  id: 'fashion',
  title: {en: 'Fashion-MNIST garments', zh: 'Fashion-MNIST 服饰'},
  section: '2.4',
  idea: {
    en: 'The very network that reads digits, on ten kinds of clothes in the same format. Nothing changes but the data, and the task gets harder: shirts look like pullovers.',
    zh: '与识别数字完全相同的网络，换成十类衣物的图片。除了数据，什么都没改，任务却更难了：衬衫和套衫本来就像。',
  },
  notes: fashionNotes,
  advice: {
    ...denseAdvice,
    plateau: {
      en: 'Shirts and pullovers look alike to Dense layers: take a page of chapter 4 or 5 with the data set fashion.',
      zh: '衬衫和套头衫在全连接层看来差不多：换第四、五章的网络，数据集选 fashion。',
    },
  },
  task: 'classify-image',
  dataset: 'fashion',
  settings: {
    ...twoDenseHyperparameters,
    epochs: {...twoDenseHyperparameters.epochs, default: 8},
    validationFreq: {...twoDenseHyperparameters.validationFreq, default: 2},
  },
  build: twoDense,
})
