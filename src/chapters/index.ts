import {alexnet} from './alexnet.ts'
import {augmentation} from './augmentation.ts'
import type {Chapter} from './chapter.ts'
import {checkpoints} from './checkpoints.ts'
import {cifar10} from './cifar10.ts'
import {customDataset} from './custom-dataset.ts'
import {fashion} from './fashion.ts'
import {inception10} from './inception10.ts'
import {iris} from './iris.ts'
import {irisManual} from './iris-manual.ts'
import {lenet} from './lenet.ts'
import {lettersEmbedding1} from './letters-embedding-1.ts'
import {lettersEmbedding4} from './letters-embedding-4.ts'
import {lettersOnehot1} from './letters-onehot-1.ts'
import {lettersOnehot4} from './letters-onehot-4.ts'
import {mnist} from './mnist.ts'
import {resnet18} from './resnet18.ts'
import {stockGru} from './stock-gru.ts'
import {stockLstm} from './stock-lstm.ts'
import {stockRnn} from './stock-rnn.ts'
import {vgg16} from './vgg16.ts'

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
