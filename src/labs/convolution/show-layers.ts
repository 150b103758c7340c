import type {LabResult} from '../lab.ts'
import {sum} from '../numbers.ts'
import {dropoutMask, normaliseBatch} from './normalise.ts'
import {coverage, stackKernels} from './receptive-field.ts'
import {gridFigure} from './show-slide.ts'
import {type Grid, maxPool, meanPool, type Padding, slideOver} from './slide.ts'

/** Above this side a grid of numbers says nothing any more. */
const largestGrid = 21

/** Keras' default. */
const batchNormEpsilon = 0.001

export function showReceptiveField(stack: readonly number[], side: number): LabResult {
  const layers = stackKernels(stack, side)
  const field = layers.at(-1)?.receptiveField ?? 1
  const single = stackKernels([field], side)
  const weights = sum(layers.map(layer => layer.weights))
  const multiplyAdds = sum(layers.map(layer => layer.multiplyAdds))
  return {
    figures:
      field > largestGrid
        ? []
        : [
            gridFigure('receptive-field', {en: 'Receptive field', zh: '感受野'}, coverage(stack), {
              heat: true,
              caption: {
                en: 'In how many ways each number of the input reaches the one output.',
                zh: '输入的每个数有多少条路径到达输出的那个数。',
              },
            }),
          ],
    tables: [
      {
        id: 'stack',
        title: {en: 'A stack of kernels against one', zh: '堆叠的卷积核与单个卷积核'},
        columns: [
          {id: 'kernel', label: {en: 'kernel', zh: '卷积核'}},
          {id: 'receptiveField', label: {en: 'sees', zh: '感受野'}},
          {id: 'weights', label: {en: 'weights', zh: '参数'}},
          {id: 'multiplyAdds', label: {en: 'multiply-adds', zh: '乘加'}, digits: 12},
        ],
        rows: [
          ...layers.map(layer => [
            `${layer.kernel} × ${layer.kernel}`,
            layer.receptiveField,
            layer.weights,
            layer.multiplyAdds,
          ]),
          [{en: 'together', zh: '合计'}, field, weights, multiplyAdds],
          ...single.map(one => [
            {en: `one ${field} × ${field}`, zh: `单个 ${field} × ${field}`},
            field,
            one.weights,
            one.multiplyAdds,
          ]),
        ],
      },
    ],
    facts: [
      {id: 'receptiveField', label: {en: 'receptive field', zh: '感受野'}, value: `${field} × ${field}`},
      {id: 'stackWeights', label: {en: 'weights of the stack', zh: '堆叠的参数'}, value: weights},
      {
        id: 'singleWeights',
        label: {en: 'weights of one kernel that sees as much', zh: '同样感受野的单个卷积核的参数'},
        value: single[0]?.weights ?? 0,
      },
    ],
  }
}

export function showPooling(image: Grid, size: number, stride: number, padding: Padding): LabResult {
  const slide = slideOver(image, size, size, stride, padding)
  return {
    figures: [
      gridFigure('max-pool', {en: 'Maximum of each window', zh: '最大池化'}, maxPool(image, slide), {
        group: 'pooling',
        caption: {en: 'Keeps texture.', zh: '保留纹理。'},
      }),
      gridFigure('mean-pool', {en: 'Mean of each window', zh: '均值池化'}, meanPool(image, slide), {
        group: 'pooling',
        caption: {en: 'Keeps the background.', zh: '保留背景。'},
      }),
    ],
    tables: [],
    facts: [
      {
        id: 'pooledSize',
        label: {en: 'size after pooling', zh: '池化后尺寸'},
        value: `${slide.down.count} × ${slide.across.count}`,
      },
    ],
  }
}

export function showNormalised(batch: readonly number[], gamma: number, beta: number): LabResult {
  const {mean, variance, standard, output} = normaliseBatch(batch, gamma, beta, batchNormEpsilon)
  const before = {en: 'before', zh: '之前'}
  const after = {en: 'after', zh: '之后'}
  return {
    figures: [
      {
        kind: 'bars',
        id: 'batch-norm',
        title: {en: 'Batch normalisation', zh: '批标准化'},
        labels: batch.map((_, i) => String(i + 1)),
        y: {label: {en: 'value', zh: '值'}},
        series: [
          {name: before, values: batch},
          {name: after, values: output},
        ],
      },
    ],
    tables: [
      {
        id: 'batch-norm',
        title: {en: 'Batch normalisation', zh: '批标准化'},
        columns: [
          {id: 'sample', label: {en: 'sample', zh: '样本'}},
          {id: 'before', label: before},
          {id: 'standard', label: {en: 'standardised', zh: '标准化'}},
          {id: 'after', label: {en: 'γ · x + β', zh: 'γ · x + β'}},
        ],
        rows: batch.map((value, i) => [i + 1, value, standard[i] ?? null, output[i] ?? null]),
      },
    ],
    facts: [
      {id: 'batchMean', label: {en: 'mean of the batch', zh: '这批数据的均值'}, value: mean},
      {
        id: 'batchDeviation',
        label: {en: 'standard deviation of the batch', zh: '这批数据的标准差'},
        value: Math.sqrt(variance),
      },
    ],
  }
}

export function showDropout(output: Grid, rate: number, seed: number): LabResult {
  const columns = output[0]?.length ?? 0
  const mask = dropoutMask(output.length * columns, rate, seed)
  const kept = output.map((row, r) => row.map((value, c) => (mask[r * columns + c] ? 0 : value / (1 - rate))))
  return {
    figures: [
      gridFigure('dropout', {en: 'Output after dropout', zh: 'Dropout 之后的输出'}, kept, {
        caption: {
          en: `What is kept is scaled by 1 / (1 − ${rate}), so that the sum stays the same on average.`,
          zh: `保留的数乘以 1 / (1 − ${rate})，使总和平均不变。`,
        },
        highlights: mask.flatMap((dropped, i) =>
          dropped
            ? [
                {
                  row: Math.floor(i / columns),
                  column: i % columns,
                  rows: 1,
                  columns: 1,
                  role: 'dropped' as const,
                },
              ]
            : [],
        ),
      }),
    ],
    tables: [],
    facts: [
      {
        id: 'dropped',
        label: {en: 'outputs put to 0', zh: '置零的输出'},
        value: `${mask.filter(dropped => dropped).length} / ${mask.length}`,
      },
    ],
  }
}
