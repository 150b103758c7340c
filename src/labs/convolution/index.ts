import {TfnotesError} from '../../errors.ts'
import {defineLab} from '../lab.ts'
import {notes} from './notes.ts'
import {settings} from './settings.ts'
import {showDropout, showNormalised, showPooling, showReceptiveField} from './show-layers.ts'
import {showSlide} from './show-slide.ts'
import {convolve, slideOver} from './slide.ts'

export const convolution = defineLab({
  id: 'convolution',
  title: {en: 'Convolution', zh: '卷积'},
  section: '4.1',
  idea: {
    en: 'Step a kernel over a small picture and watch each number come about; then padding, receptive field, pooling, batch normalisation and dropout on the same few numbers.',
    zh: '让卷积核在小图上一步步移动，看每个数如何得来；再用同样几个数看填充、感受野、池化、批标准化与舍弃。',
  },
  notes,
  settings,
  presets: {
    notes: {
      title: {en: 'the notes’', zh: '笔记中的例子'},
      values: {},
      why: {en: '5 × 5 under 3 × 3 gives 3 × 3', zh: '5 × 5 经 3 × 3 得到 3 × 3'},
    },
    same: {
      title: {en: 'same size', zh: '尺寸不变'},
      values: {padding: 'same'},
      why: {en: 'a border of zeros keeps 5 × 5', zh: '四周补零，仍为 5 × 5'},
    },
    blur: {
      title: {en: 'blur', zh: '模糊'},
      values: {
        kernel: Array.from({length: 3}, () => [0.111, 0.111, 0.111]),
        bias: 0,
        padding: 'same',
      },
      why: {en: 'each number becomes the mean around it', zh: '每个数变成周围的平均值'},
    },
    deeper: {
      title: {en: 'three small kernels', zh: '三个小卷积核'},
      values: {stack: [3, 3, 3]},
      why: {
        en: 'see as much as one of 7 × 7, with 27 weights for 49',
        zh: '感受野等于 7 × 7，参数 27 个对 49 个',
      },
    },
  },
  *compute(values, {seed}) {
    const {image, kernel, bias, stride, padding} = values
    const slide = slideOver(image, kernel.length, kernel[0]?.length ?? 0, stride, padding)
    if (slide.down.count === 0 || slide.across.count === 0)
      throw new TfnotesError(
        'kernel-too-large',
        {
          kernel: `${kernel.length} × ${kernel[0]?.length ?? 0}`,
          image: `${image.length} × ${image[0]?.length ?? 0}`,
        },
        {usage: true},
      )
    const output = convolve(image, kernel, slide, bias)
    const parts = [
      showSlide(values, slide, output),
      showReceptiveField(values.stack, values.side),
      showPooling(image, values.poolSize, values.poolStride, values.poolPadding),
      showNormalised(values.batch, values.gamma, values.beta),
      showDropout(output, values.dropout, seed),
    ]
    return {
      figures: parts.flatMap(({figures}) => figures),
      tables: parts.flatMap(({tables}) => tables),
      facts: parts.flatMap(({facts}) => facts),
    }
  },
})
