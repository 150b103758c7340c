import {describe, expect, it} from 'vitest'
import {chapterById, chapters} from '../../src/chapters/index.ts'
import {summarise} from '../../src/chapters/summary.ts'
import {expectedShape} from '../../src/datasets/facts/index.ts'
import {TfnotesError} from '../../src/errors.ts'
import {defaults} from '../../src/settings/tunable.ts'

const of = (id: string, changes: Record<string, number | string> = {}, inputShape?: readonly number[]) => {
  const chapter = chapterById(id)
  if (!chapter) throw new Error(id)
  const h = {...defaults(chapter), ...changes}
  const shape = expectedShape(chapter.dataset, h)
  return summarise(chapter, h, inputShape ? {...shape, inputShape} : shape)
}

/** The totals of the notes' own summaries (own pictures are read as 28×28 grey there). */
const totals: Record<string, number> = {
  'iris-manual': 15,
  iris: 15,
  mnist: 101_770,
  fashion: 101_770,
  'custom-dataset': 101_770,
  augmentation: 101_770,
  checkpoints: 101_770,
  cifar10: 198_506,
  lenet: 62_006,
  alexnet: 9_639_178,
  vgg16: 15_262_026,
  inception10: 121_418,
  resnet18: 11_183_562,
  'letters-onehot-1': 47,
  'letters-onehot-4': 47,
  'letters-embedding-1': 48,
  'letters-embedding-4': 468,
  'stock-rnn': 24_761,
  'stock-lstm': 98_741,
  'stock-gru': 74_621,
}

describe('parameters', () => {
  it.each(chapters.filter(({ours}) => !ours))('are known for $id', ({id, section}) => {
    expect(
      totals,
      `test/chapters/summary.test.ts: add the total of parameters that §${section} of the notes gives`,
    ).toHaveProperty([id])
  })

  it.each(Object.entries(totals))('of %s are %d in all', (id, total) => {
    expect(of(id).parameters).toBe(total)
  })

  it('count the moving averages of batch normalisation as not trained', () => {
    const {parameters, trainable} = of('resnet18')
    // Two of four values for every channel: 64 after the first convolution, 4 units of 64, 128, 256, 512 and 3 projections.
    const channels = 64 + 4 * (64 + 128 + 256 + 512) + (128 + 256 + 512)
    expect(parameters - trainable).toBe(2 * channels)
  })
})

describe('shapes and work', () => {
  it('layer by layer, as §1.6 and §4.1 count them', () => {
    const rows = of('lenet').layers.map(({name, outputShape, parameters, multiplyAdds, receptiveField}) => [
      name,
      outputShape.join('×'),
      parameters,
      multiplyAdds,
      receptiveField,
    ])
    expect(rows).toEqual([
      ['conv1', '28×28×6', 456, 28 * 28 * 6 * 75, 5],
      ['pool1', '14×14×6', 0, 0, 6],
      ['conv2', '10×10×16', 2416, 10 * 10 * 16 * 150, 14],
      ['pool2', '5×5×16', 0, 0, 16],
      ['flatten', '400', 0, 0, undefined],
      ['dense1', '120', 48_120, 48_000, undefined],
      ['dense2', '84', 10_164, 10_080, undefined],
      ['output', '10', 850, 840, undefined],
    ])
  })

  it('halve and widen on the way through a residual network', () => {
    const {layers} = of('resnet18')
    const shape = (name: string) => layers.find(layer => layer.name === name)?.outputShape
    expect(shape('residual2_relu2')).toEqual([32, 32, 64])
    expect(shape('residual3_convShortcut')).toEqual([16, 16, 128])
    expect(shape('residual8_add')).toEqual([4, 4, 512])
    expect(shape('average')).toEqual([512])
  })

  it('join the branches of an Inception unit by their channels', () => {
    const joined = of('inception10').layers.filter(({kind}) => kind === 'concatenate')
    expect(joined.map(({outputShape}) => outputShape)).toEqual([
      [16, 16, 64],
      [16, 16, 64],
      [8, 8, 128],
      [8, 8, 128],
    ])
  })

  it('keep or drop the sequence of a recurrent layer', () => {
    const shapes = of('stock-gru').layers.map(({outputShape}) => outputShape)
    expect(shapes).toEqual([[60, 80], [60, 80], [100], [100], [1]])
  })
})

describe('a picture too small for its network', () => {
  it('is refused with the layer that would shrink to nothing and the smallest that works', () => {
    let error: unknown
    try {
      of('alexnet', {}, [16, 16, 3])
    } catch (thrown) {
      error = thrown
    }
    expect(error).toBeInstanceOf(TfnotesError)
    const {code, usage, detail} = error as TfnotesError
    expect({code, usage}).toEqual({code: 'network-too-deep', usage: true})
    expect(detail).toEqual({
      chapter: 'alexnet',
      layer: 'pool3',
      height: 1,
      width: 1,
      kernelSize: 3,
      smallest: 21,
    })
    expect(() => of('alexnet', {}, [21, 21, 3])).not.toThrow()
    expect(() => of('alexnet', {}, [20, 20, 3])).toThrow(TfnotesError)
  })

  it('never happens where every layer pads', () => {
    for (const id of ['cifar10', 'vgg16', 'inception10', 'resnet18'])
      expect(() => of(id, {}, [8, 8, 1]), id).not.toThrow()
  })
})
