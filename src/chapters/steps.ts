import {type DatasetName, facts} from '../datasets/facts/index.ts'
import {priceColumns} from '../datasets/facts/prices.ts'
import {wordOf} from '../text/choices.ts'
import type {Language, Localised} from '../text/localised.ts'
import {grouped} from '../text/numbers.ts'
import type {Chapter, DataShape, Task} from './chapter.ts'
import type {HyperparameterValues} from './hyperparameters/hyperparameter.ts'
import type {PageStep} from './page-steps.ts'
import {summarise} from './summary.ts'

function preparationOf(
  {task}: Chapter,
  h: HyperparameterValues,
  dataset: DatasetName,
  {inputShape}: DataShape,
): Localised {
  switch (task) {
    case 'classify-image': {
      const scaled = {en: 'pixels divided by 255', zh: '像素除以 255'}
      if (h.augment !== true) return scaled
      const {rotation, widthShift, heightShift, zoom} = h
      return {
        en: `${scaled.en}; turned by ±${rotation}°, moved by ±${widthShift} and ±${heightShift}, zoomed by 1 ± ${zoom}${h.horizontalFlip ? ', mirrored half of the time' : ''}`,
        zh: `${scaled.zh}；旋转 ±${rotation}°，平移 ±${widthShift} 与 ±${heightShift}，缩放 1 ± ${zoom}${h.horizontalFlip ? '，一半左右翻转' : ''}`,
      }
    }
    case 'measure':
      return {
        en: `shuffled with seed ${h.shuffleSeed}, the last ${Number(h.validationSplit) * 100} % kept for validation`,
        zh: `用种子 ${h.shuffleSeed} 打乱，最后 ${Number(h.validationSplit) * 100}% 留作验证`,
      }
    case 'next-letter': {
      const onehot = facts[dataset].letters?.encoding === 'onehot'
      return {
        en: `windows of ${inputShape[0]}, each letter ${onehot ? 'one-hot' : 'as its number'}`,
        zh: `长度为 ${inputShape[0]} 的窗口，字母用${onehot ? '独热码' : '序号'}表示`,
      }
    }
    case 'forecast':
      return {
        en: `windows of ${h.window} days; the last ${h.testRows} rows are the test; scaled by the training rows to 0…1; ${priceColumns(h).join(', ')}`,
        zh: `${h.window} 天的窗口；最后 ${h.testRows} 行作测试；按训练集归一化到 0…1；${priceColumns(h).join('、')}`,
      }
  }
}

function compilationOf(h: HyperparameterValues, language: Language): string {
  const isZh = language === 'zh'
  const word = (name: string) => wordOf(String(h[name]), language)
  const momentum = h.optimizer === 'momentum' ? ` ${h.momentum}` : ''
  const decay =
    h.schedule === 'exponential' ? ` · ${h.decayRate}^(${isZh ? '轮' : 'epoch'}/${h.decayEpochs})` : ''
  const floor = Number(h.cosineFloor) > 0 ? ` (→ ${h.cosineFloor})` : ''
  const cosine = h.schedule === 'cosine' ? ` · ${word('schedule')}${floor}` : ''
  const warmup = Number(h.warmupEpochs ?? 0)
  const rate = `${h.learningRate}${decay}${cosine}`
  if (isZh)
    return `${word('optimizer')}${momentum}，学习率 ${rate}${warmup > 0 ? `，预热 ${warmup} 轮` : ''}；${word('loss')}`
  const warmed = warmup > 0 ? ` after ${warmup} ${warmup === 1 ? 'epoch' : 'epochs'} of warm-up` : ''
  return `${word('optimizer')}${momentum}, lr ${rate}${warmed}; ${word('loss')}`
}

function fittingOf(h: HyperparameterValues): Localised {
  const every = Number(h.validationFreq ?? 0)
  const validated = {
    en: every === 0 ? '' : every === 1 ? ', validated after each' : `, validated every ${every}`,
    zh: every === 0 ? '' : every === 1 ? '，每轮验证' : `，每 ${every} 轮验证一次`,
  }
  const patience = Number(h.earlyStopping ?? 0)
  const plateau = Number(h.reduceOnPlateau ?? 0)
  const watched = {
    en: `${patience > 0 ? `, ended after ${patience} without progress` : ''}${plateau > 0 ? `, lr · ${h.plateauFactor} after ${plateau}` : ''}`,
    zh: `${patience > 0 ? `，${patience} 次没有改进就结束` : ''}${plateau > 0 ? `，${plateau} 次没有改进则学习率 · ${h.plateauFactor}` : ''}`,
  }
  return {
    en: `${h.epochs} ${Number(h.epochs) === 1 ? 'epoch' : 'epochs'} in batches of ${h.batchSize}${validated.en}${watched.en}`,
    zh: `${h.epochs} 轮，每批 ${h.batchSize} 个${validated.zh}${watched.zh}`,
  }
}

const applicationOf: Readonly<Record<Task, Localised>> = {
  'classify-image': {en: 'to any picture file', zh: '用于任意图片文件'},
  measure: {en: 'to four measurements', zh: '用于四个测量值'},
  'next-letter': {en: 'to letters you type, and on from there', zh: '用于你输入的字母，并接着往下写'},
  forecast: {
    en: 'to the test days, beside the naive forecast, and to the days to come',
    zh: '用于测试集和未来几天，与朴素预测对照',
  },
}

/**
 * What each of the six steps means on a page as it is tuned now, in a line each. What matters most comes first: where
 * there is little room, the last clauses are left out.
 * @throws TfnotesError `network-too-deep` (usage)
 */
export function describeSteps(
  chapter: Chapter,
  h: HyperparameterValues,
  dataset: DatasetName,
  shape: DataShape,
): Readonly<Record<PageStep, Localised>> {
  const {layers, parameters, multiplyAdds} = summarise(chapter, h, shape)
  const [count, total, work] = [layers.length, parameters, multiplyAdds].map(grouped)
  return {
    data: facts[dataset].about,
    prepare: preparationOf(chapter, h, dataset, shape),
    build: {
      en: `${count} ${layers.length === 1 ? 'layer' : 'layers'}, ${total} parameters, ${work} multiply-adds a sample`,
      zh: `${count} 层，${total} 个参数，每个样本 ${work} 次乘加`,
    },
    compile: {en: compilationOf(h, 'en'), zh: compilationOf(h, 'zh')},
    fit: fittingOf(h),
    apply: applicationOf[chapter.task],
  }
}
