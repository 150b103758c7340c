import {expect, it} from 'vitest'
import {chapterById} from '../../src/chapters/index.ts'
import {defaults} from '../../src/settings/tunable.ts'

/** What the notes of a chapter say of its values, with those of its preset put in. */
const said: Readonly<Record<string, (h: Readonly<Record<string, unknown>>) => readonly string[]>> = {
  mnist: ({batchSize, epochs, validationFreq, units}) => [
    `${batchSize}, ${epochs}, the 10,000 test pictures, and ${validationFreq}.`,
    `这里是 ${batchSize}、${epochs}、一万张测试图片和 ${validationFreq}。`,
    `After these ${epochs} epochs`,
    `这 ${epochs} 轮之后`,
    `Dense ${units} relu`,
  ],
  iris: ({epochs, l2, shuffleSeed, validationFreq}) => [
    `L2 with ${l2} keeps`,
    `${l2} 的 L2 正则`,
    `shuffled with seed ${shuffleSeed}`,
    `用种子 ${shuffleSeed} 打乱`,
    `every ${validationFreq} epochs`,
    `每 ${validationFreq} 轮`,
    `with ${epochs} one or two of the 30: that is the recommended preset`,
    `${epochs} 轮时 30 朵里只错一两朵，这就是推荐预设`,
  ],
  'iris-manual': ({epochs, learningRate, shuffleSeed}) => [
    `With lr = ${learningRate} and ${epochs} epochs`,
    `lr = ${learningRate} 训练 ${epochs} 轮`,
    `the same seed (${shuffleSeed})`,
  ],
  augmentation: ({rotation, widthShift, heightShift, zoom}) => [
    `(${rotation}°, ${widthShift}, ${heightShift}, ${zoom}, no flip)`,
    `（${rotation}°、${widthShift}、${heightShift}、${zoom}、不翻转）`,
  ],
  'stock-lstm': ({batchSize, learningRate, epochs, window, units1, units2}) => [
    `批大小 ${batchSize}，Adam ${learningRate}，均方误差，${epochs} 轮`,
    `输入 ${window} 个开盘价`,
    `LSTM ${units1} `,
    `LSTM ${units2} `,
  ],
  'letters-embedding-4': ({epochs}) => [`after ${epochs} epochs`, `${epochs} 轮后`],
}

it.each(Object.entries(said))('the notes of %s say what its preset has', (id, sentences) => {
  const chapter = chapterById(id)
  if (!chapter) throw new Error(id)
  const {en, zh} = chapter.notes
  for (const sentence of sentences(defaults(chapter)))
    expect(`${en}\n${zh}`.toLowerCase()).toContain(sentence.toLowerCase())
})
