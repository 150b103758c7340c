import type {Chapter} from './chapter.ts'
import {alexnet} from './pages/alexnet.ts'
import {augmentation} from './pages/augmentation.ts'
import {checkpoints} from './pages/checkpoints.ts'
import {cifar10} from './pages/cifar10.ts'
import {customDataset} from './pages/custom-dataset.ts'
import {fashion} from './pages/fashion.ts'
import {inception10} from './pages/inception10.ts'
import {iris} from './pages/iris.ts'
import {irisManual} from './pages/iris-manual.ts'
import {lenet} from './pages/lenet.ts'
import {lettersEmbedding1} from './pages/letters-embedding-1.ts'
import {lettersEmbedding4} from './pages/letters-embedding-4.ts'
import {lettersOnehot1} from './pages/letters-onehot-1.ts'
import {lettersOnehot4} from './pages/letters-onehot-4.ts'
import {mnist} from './pages/mnist.ts'
import {resnet18} from './pages/resnet18.ts'
import {stockGru} from './pages/stock-gru.ts'
import {stockLstm} from './pages/stock-lstm.ts'
import {stockRnn} from './pages/stock-rnn.ts'
import {vgg16} from './pages/vgg16.ts'

/** Every training chapter, in reading order. */
export const chapters: readonly Chapter[] = [
  irisManual,
  iris,
  mnist,
  fashion,
  customDataset,
  augmentation,
  checkpoints,
  cifar10,
  lenet,
  alexnet,
  vgg16,
  inception10,
  resnet18,
  lettersOnehot1,
  lettersOnehot4,
  lettersEmbedding1,
  lettersEmbedding4,
  stockRnn,
  stockLstm,
  stockGru,
]

export const chapterById = (id: string): Chapter | undefined => chapters.find(chapter => chapter.id === id)
