import {mkdirSync, mkdtempSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import {gzipSync} from 'node:zlib'
import {zipSync} from 'fflate'
import {describe, expect, it} from 'vitest'
import {npyHeader} from '../../../src/datasets/formats/npy.ts'
import {loadOwnPictures} from '../../../src/datasets/own/own-pictures.ts'
import {errorSentence} from '../../../src/text/sentence.ts'

const room = () => mkdtempSync(join(tmpdir(), 'tfnotes-pixels-'))
const put = (content: string | Uint8Array, name = 'train.csv', folder = room()) => {
  const path = join(folder, name)
  mkdirSync(dirname(path), {recursive: true})
  writeFileSync(path, content)
  return path
}
const load = (images: string, options = {}) =>
  loadOwnPictures({
    places: {kerasCache: '/nowhere', cache: join(room(), 'cache')},
    from: 'auto',
    seed: 1,
    images,
    hyperparameters: {imageSize: 28, validationSplit: 0.5},
    ...options,
  })

/** Four pictures of `values` values, each of one shade. */
const shades = [0, 85, 170, 255]
const rows = (values: number, labels: readonly string[], first = true) =>
  shades.map((shade, i) => {
    const pixels = Array.from({length: values}, () => shade)
    return (first ? [labels[i], ...pixels] : [...pixels, labels[i]]).join(',')
  })
const heading = (values: number) => Array.from({length: values}, (_, i) => `pixel${i}`).join(',')

describe('tables of pixels', () => {
  const digits = ['1', '0', '1', '0']
  const written: Record<string, string | Uint8Array> = {
    'Kaggle’s digits': [`label,${heading(784)}`, ...rows(784, digits)].join('\n'),
    'no heading': rows(784, digits).join('\r\n'),
    'the label last': [`${heading(784)},label`, ...rows(784, digits, false)].join('\n'),
    packed: gzipSync(rows(784, digits).join('\n')),
  }
  it.each(Object.entries(written))('are read: %s', async (_, text) => {
    const {inputShape, classes, train, test, source} = await load(put(text))
    expect([source, inputShape, classes, train.count, test.count]).toEqual([
      'file',
      [28, 28, 1],
      ['0', '1'],
      2,
      2,
    ])
    const shadesSeen = [train, test].flatMap(({x, count}) =>
      Array.from({length: count}, (_, row) => x[row * 784]),
    )
    expect(shadesSeen.sort((a, b) => Number(a) - Number(b))).toEqual(shades)
  })

  it('may be in colour, with words for labels', async () => {
    const {inputShape, classes} = await load(
      put([`${heading(48)},label`, ...rows(48, ['b', 'a', 'b', 'a'], false)].join('\n')),
    )
    expect([inputShape, classes]).toEqual([
      [4, 4, 3],
      ['a', 'b'],
    ])
  })

  const broken: [string, string, string][] = [
    [
      'pixels-unlabelled',
      [heading(784), ...rows(784, digits).map(row => row.slice(2))].join('\n'),
      'train.csv',
    ],
    ['pixels-columns', 'id,label\n1,2\n', '2'],
    ['pixels-value', `${rows(784, digits).join('\n')}\n1,${'300,'.repeat(783)}0`, '300'],
    ['pixels-cells', `${rows(784, digits).join('\n')}\n1,2,3`, '5'],
    ['table-empty', `label,${heading(784)}\n`, 'train.csv'],
  ]
  it.each(broken)('are refused with %s', async (code, text, named) => {
    const error = await load(put(text)).catch(reason => reason)
    expect(error.code).toBe(code)
    for (const language of ['en', 'zh'] as const) expect(errorSentence(error, language)).toMatch(named)
  })
})

describe('files in place of a folder of pictures', () => {
  const parquet = Buffer.from('PAR1 and more')
  const kinds: [string, string | Uint8Array, RegExp][] = [
    ['data/train-00000-of-00001.parquet', parquet, /parquet.*read_parquet/is],
    ['train.arrow', Buffer.from('ARROW1 and more'), /arrow.*read_feather/is],
    ['set.zip', Buffer.from('PK\x03\x04 and more'), /set\.zip.*(Unpack|解压)/s],
    ['train.csv', `label,${heading(784)}\n`, /train\.csv/],
  ]
  it.each(kinds)('are named when a folder holds nothing else: %s', async (name, content, wanted) => {
    const folder = room()
    put(content, name, folder)
    const error = await load(folder).catch(reason => reason)
    expect(error.code).toBe('pictures-kind')
    for (const language of ['en', 'zh'] as const) {
      expect(errorSentence(error, language)).toMatch(wanted)
      expect(errorSentence(error, language)).not.toContain('?')
    }
  })

  it('are named when they are given themselves', async () => {
    const request = load(put(parquet, 'x.parquet'))
    await expect(request).rejects.toMatchObject({code: 'pictures-kind', detail: {kind: 'parquet'}})
    await expect(load(put(Buffer.from('\x89PNG and more', 'latin1'), 'x.png'))).rejects.toMatchObject({
      detail: {kind: 'picture'},
    })
  })
})

describe('arrays in three parts', () => {
  it('are validated with those for it, and the test arrays are left for the end', async () => {
    const part = (name: string, count: number) => ({
      [`x_${name}.npy`]: Buffer.concat([npyHeader(Uint8Array, [count, 2, 2]), Buffer.alloc(4 * count)]),
      [`y_${name}.npy`]: Buffer.concat([
        npyHeader(Uint8Array, [count]),
        Buffer.from(Array.from({length: count}, (_, i) => i % 2)),
      ]),
    })
    const file = put(zipSync({...part('train', 6), ...part('val', 4), ...part('test', 2)}), 'three.npz')
    const {train, test, remarks} = await load(file)
    expect([train.count, test.count]).toEqual([6, 4])
    expect(remarks).toMatchObject([{code: 'test-kept', detail: {used: 'x_val', count: 4, keptCount: 2}}])
  })
})
