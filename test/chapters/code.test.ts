import {mkdtempSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {runInNewContext} from 'node:vm'
import {transformSync} from 'esbuild'
import sharp from 'sharp'
import {describe, expect, it} from 'vitest'
import type {Chapter} from '../../src/chapters/chapter.ts'
import {checkDistribution, type Distribution, distributions} from '../../src/chapters/code/distribution.ts'
import {printCode} from '../../src/chapters/code/print-code.ts'
import type {CodeOptions} from '../../src/chapters/code/program.ts'
import {quoted} from '../../src/chapters/code/text.ts'
import {literal} from '../../src/chapters/code/typescript/layers.ts'
import {blockOf, record} from '../../src/chapters/graph.ts'
import {chapterById, chapters} from '../../src/chapters/index.ts'
import {weightShapes} from '../../src/chapters/summary.ts'
import {expectedShape} from '../../src/datasets/facts/index.ts'
import {preparePicture} from '../../src/datasets/pictures/prepare-picture.ts'
import {defaults} from '../../src/settings/tunable.ts'

function print(id: string, options: Omit<CodeOptions, 'h'>): string {
  const chapter = chapterById(id) as Chapter
  return printCode(chapter, {h: defaults(chapter), ...options}).join('\n')
}

describe('a printed program', () => {
  const own = {dataset: 'own-pictures', given: {images: 'photos'}} as const
  const [python, ts] = [
    {lang: 'python', style: 'sequential'},
    {lang: 'ts', style: 'sequential'},
  ] as const

  it('has as many outputs as the own pictures have classes', () => {
    for (const id of ['custom-dataset', 'lenet', 'resnet18']) {
      expect(print(id, {...python, ...own})).toContain('Dense(len(names), activation="softmax"')
      expect(print(id, {...ts, ...own})).toMatch(/dense\(\{units: names\.length, activation: 'softmax'/)
      expect(print(id, {...python, style: 'class', ...own})).toContain('Dense(len(names), ')
    }
    expect(print('lenet', python)).toContain('layers.Dense(10, activation="softmax", name="output")')
  })

  it('validates by the samples that its page holds out, and judges the test set once, at its end', () => {
    const held = {given: {holdOut: 0.1}}
    const inPython = print('mnist', {...python, ...held})
    expect(inPython).toContain('tfnotes code mnist --hold-out 0.1 --data mnist-data.npz')
    expect(inPython).toContain('x_val, y_val = saved["x_val"], saved["y_val"]')
    expect(inPython).toContain('x_val = x_val.reshape(-1, 28, 28, 1).astype("float32") / 255')
    expect(inPython).toContain('validation_data=(x_val, y_val),')
    const end = inPython.slice(inPython.indexOf(').history'))
    expect(end).toMatch(/load_weights\(best\)\nprint\("test:", model\.evaluate\(x_test, y_test/)
    expect(inPython.split('x_test').length).toBeLessThan(print('mnist', python).split('x_test').length + 3)
    const inTs = print('mnist', {...ts, ...held})
    expect(inTs).toContain("const val = samples('val')")
    expect(inTs).toContain('model.evaluate(val.x, val.y')
    expect(inTs).toMatch(/setWeights\(chosen\)\nconsole\.log\('test', \.\.\.\[model\.evaluate\(test\.x/)
    for (const lang of [python, ts])
      expect(print('iris-manual', {...lang, ...held})).toMatch(
        /evaluate\((x_val, y_val|val)\)[\s\S]*evaluate\((x_test, y_test|test)\)/,
      )
    for (const lang of [python, ts]) expect(print('mnist', lang)).not.toMatch(/\bx_val\b|\bval\.x/)
  })

  it('reads own data from one plain file, and says which command writes it', () => {
    const command =
      'tfnotes code custom-dataset --dataset own-pictures --images photos --labels names.txt --skip-missing --image-size 20'
    const given = {images: 'photos', labels: 'names.txt', skipMissing: true}
    for (const lang of ['python', 'ts'] as const) {
      const chapter = chapterById('custom-dataset') as Chapter
      const program = printCode(chapter, {
        lang,
        style: 'sequential',
        h: {...defaults(chapter), imageSize: 20},
        given,
      }).join('\n')
      expect(program).toContain(
        `${command.replace('--dataset own-pictures ', '')} --data custom-dataset-data.npz\n`,
      )
      expect(program).toContain('custom-dataset-data.npz is missing here')
      expect(program).not.toMatch(/listdir|readdir|scandir|rsplit|csv\.reader|DictReader/)
    }
    expect(print('lenet', {...python, ...own, data: 'mine.npz'})).toContain('data = "mine.npz"')
    expect(print('lenet', {...ts, ...own, data: 'mine.npz'})).toMatch(/npm install .* fflate /)
    expect(print('stock-lstm', {...python, given: {csv: 'p.csv'}})).toContain(
      '# tfnotes code stock-lstm --csv p.csv --data stock-lstm-data.npz\n',
    )
    expect(print('stock-lstm', {...python, run: 'stock-lstm-1'})).toContain(
      '# tfnotes code stock-lstm-1 --data stock-lstm-data.npz\n',
    )
  })

  it('reads a file where the page’s data is not the official set', () => {
    for (const lang of ['python', 'ts'] as const) {
      const reads = (id: string, options: Partial<CodeOptions> = {}) =>
        print(id, {lang, style: 'sequential', ...options}).includes('-data.npz')
      for (const id of ['mnist', 'iris', 'letters-onehot-1', 'cifar10']) expect(reads(id), id).toBe(false)
      expect(reads('mnist', {source: 'keras-cache'})).toBe(false)
      expect(reads('mnist', {source: 'file'})).toBe(true)
      expect(reads('mnist', {source: 'generated'})).toBe(true)
      expect(reads('mnist', {given: {from: 'generated'}})).toBe(true)
      expect(reads('stock-rnn')).toBe(true)
      expect(print('letters-onehot-1', {lang, style: 'sequential', data: 'l.npz'})).toContain(
        '"l.npz"'.replaceAll('"', lang === 'ts' ? "'" : '"'),
      )
    }
  })

  it('writes a path that would break out of its quotation marks as what it is', () => {
    const path = `a'"\\\\'"\${b}\`\n#*/\r\u2028\u0085\u202e\u{e0041}é`
    for (const lang of ['python', 'ts'] as const)
      for (const ending of ['', '.npz', '.npy']) {
        const options = {lang, style: 'sequential', dataset: 'own-pictures'} as const
        const odd = print('custom-dataset', {
          ...options,
          given: {images: path + ending, labels: path},
          data: path,
        })
        const plain = print('custom-dataset', {
          ...options,
          given: {images: `a${ending}`, labels: 'a'},
          data: 'a',
        })
        expect(odd.split('\n')).toHaveLength(plain.split('\n').length)
        expect(odd).not.toMatch(/[\r\u2028\u0085\u202e\u{e0041}]/u)
        if (lang === 'ts') expect(() => transformSync(odd, {loader: 'ts', format: 'esm'})).not.toThrow()
      }
    expect(runInNewContext(literal(path))).toBe(path)
    expect(quoted(path)).toBe(String.raw`"a'\"\\\\'\"${'$'}{b}${'`'}\n#*/\r\u2028\u0085\u202e\U000e0041é"`)
  })

  it('prepares a photograph as the data set is usually prepared', () => {
    const [light, centred] = [/turned round where the border is light/, /centred by its mass/]
    for (const options of [python, ts]) {
      expect(print('mnist', options)).toMatch(light)
      expect(print('mnist', options)).toMatch(centred)
      expect(print('fashion', options)).toMatch(light)
      expect(print('fashion', options)).not.toMatch(centred)
      for (const asIs of [print('cifar10', options), print('lenet', {...options, ...own})])
        expect(asIs).not.toMatch(/border|255 - picture|negate|centred/)
    }
  })

  it('makes of a digit what the page makes of it, dark on light or light on dark', async () => {
    const program = print('mnist', ts)
    const from = program.indexOf('async function readPicture')
    const text = program.slice(from, program.indexOf('\n}\n', from) + 3)
    const {code} = transformSync(text.replace("await import('sharp')", '{default: given}'), {loader: 'ts'})
    const readPicture = new Function('given', `${code}; return readPicture`)(sharp)
    for (const [paper, ink] of [
      ['black', 'white'],
      ['white', 'black'],
    ]) {
      const path = join(mkdtempSync(join(tmpdir(), 'tfnotes-code-')), 'seven.png')
      const drawn = `<rect width="100%" height="100%" fill="${paper}"/><path d="M40 30H180L90 220" stroke="${ink}"`
      const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="300" height="280">${drawn} stroke-width="22" fill="none"/></svg>`
      await sharp(Buffer.from(svg)).flatten().png().toFile(path)
      const {data, info} = await sharp(path).removeAlpha().raw().toBuffer({resolveWithObject: true})
      const raster = {
        data: new Uint8Array(data),
        width: info.width,
        height: info.height,
        channels: 3,
      } as const
      const {picture} = preparePicture(raster, {inputShape: [28, 28, 1], prepare: 'mnist', invert: 'auto'})
      const found: Uint8Array = await readPicture(path)
      expect(found).toHaveLength(784)
      const far = picture.data.filter((value, i) => Math.abs(value - Number(found[i])) > 60).length
      expect(far, `${ink} on ${paper}`).toBeLessThan(40)
    }
  })

  it('imports what it uses, and nothing that only one backend of Keras has', () => {
    for (const {id, task, settings} of chapters)
      for (const style of ['sequential', 'class'] as const) {
        const h = {...defaults(chapterById(id) as Chapter), ...('augment' in settings && {augment: true})}
        const program = printCode(chapterById(id) as Chapter, {lang: 'python', style, h}).join('\n')
        expect(program, id).not.toMatch(/import (tensorflow|jax|torch)|\btf\.|\.numpy\(\)/)
        for (const [module, use] of [
          ['import math', /\bmath\./],
          ['import keras', /\bkeras\./],
          ['from keras import layers', /\blayers\./],
          ['from PIL import Image, ImageOps', /\bImage\./],
        ] as const)
          expect(program.includes(`${module}\n`), `${id} ${module}`).toBe(use.test(program))
        expect(/^# pip install .*\bpillow\b/m.test(program), id).toBe(task === 'classify-image')
      }
  })

  it('names what holds weights as a run’s checkpoint does', () => {
    for (const chapter of chapters.filter(({byHand}) => !byHand))
      for (const style of ['sequential', 'class'] as const) {
        const h = defaults(chapter)
        const program = printCode(chapter, {lang: 'python', style, h}).join('\n')
        const written = new Set(Array.from(program.matchAll(/name=f?"([^"]+)"/g), ([, name]) => name))
        const shapes = weightShapes(record(chapter, h, expectedShape(chapter.dataset, h)))
        for (const weight of shapes.keys()) {
          const layer = weight.slice(0, weight.indexOf('/'))
          const block = blockOf(layer)
          if (block !== undefined) expect(program, weight).toMatch(new RegExp(`[(] *(x, )?"${block}"`))
          const name = block === undefined ? layer : layer.replace(block, '{name}')
          expect([...written], `${chapter.id} ${style}`).toContain(name)
        }
      }
  })

  it('is written for several devices where there is enough to share out', () => {
    const printFor = (id: string, distribute: Distribution) => print(id, {...python, distribute})
    const mirrored = printFor('resnet18', 'mirrored')
    expect(mirrored).toMatch(
      /# pip install keras pillow tensorflow\n[\s\S]*"tensorflow"[\s\S]*import tensorflow as tf/,
    )
    expect(mirrored).toContain('with strategy.scope():\n    inputs = ')
    expect(mirrored).toContain('    with strategy.scope():\n        model = keras.models.load_model')
    expect(mirrored).toMatch(/batch normalisation/)
    expect(printFor('mnist', 'mirrored')).not.toMatch(/batch normalisation/)
    const parallel = printFor('stock-lstm', 'data-parallel')
    expect(parallel).toMatch(/# pip install keras jax\n/)
    expect(parallel).toContain('    share(x_train),\n    share(y_train),\n    batch_size=64 // processes,')
    expect(parallel).toContain('predicted = model.predict(x_test')
    for (const chapter of chapters) {
      const isShared = chapter.task === 'classify-image' || chapter.task === 'forecast'
      for (const how of distributions.filter(one => one !== 'none')) {
        const check = () => checkDistribution(chapter, 'python', how)
        if (isShared) expect(check).not.toThrow()
        else expect(check).toThrow(expect.objectContaining({code: 'distribute-small', usage: true}))
        expect(() => checkDistribution(chapter, 'ts', how)).toThrow(
          expect.objectContaining({code: 'distribute-python'}),
        )
      }
    }
  })
})

describe('options that change a step', () => {
  const h = {
    optimizer: 'adamw',
    weightDecay: 0.02,
    clipNorm: 0.5,
    labelSmoothing: 0.1,
    classWeights: 'balanced',
  }
  const print = (id: string, lang: 'python' | 'ts', others: object = {}, options: object = {}) => {
    const chapter = chapterById(id) as Chapter
    const values = {...defaults(chapter), ...others}
    return printCode(chapter, {lang, style: 'sequential', h: values, ...options}).join('\n')
  }

  it('are Keras’ own in Python', () => {
    const code = print('cifar10', 'python', h)
    expect(code).toContain(
      'keras.optimizers.AdamW(learning_rate=0.001, weight_decay=0.02, global_clipnorm=0.5)',
    )
    expect(code).toContain('keras.losses.CategoricalCrossentropy(from_logits=False, label_smoothing=0.1)')
    expect(code).toContain('metrics=["categorical_accuracy"]')
    expect(code).toContain('class_weight=class_weight,')
    // Counted before the labels become rows.
    expect(code.indexOf('np.bincount(y_train)')).toBeLessThan(code.indexOf('np.eye(10'))
  })

  it('are written out in TypeScript, where there is none of them', () => {
    const code = print('mnist', 'ts', {...h, loss: 'sparseCategoricalCrossentropyFromLogits'})
    expect(code).toContain('const optimizer = tf.train.adam(0.001)')
    expect(code).toContain("const share = 0.02 * Number(Reflect.get(optimizer, 'learningRate'))")
    expect(code).toContain('const scale = tf.minimum(1, tf.div(0.5, norm))')
    // With weights the loss is wanted of every sample.
    expect(code).toContain('tf.losses.softmaxCrossEntropy(labels, logits, undefined, 0.1, tf.Reduction.NONE)')
    expect(code).toContain(' classWeight,')
  })

  it('leave no trace where they are off', () => {
    for (const lang of ['python', 'ts'] as const)
      expect(print('mnist', lang)).not.toMatch(/clipnorm|applyGradients|smoothing|decay|class_?weight/i)
  })

  it('say that devices clip by themselves', () => {
    const said = /every device clips the gradients of its own part/
    expect(print('mnist', 'python', {clipNorm: 1}, {distribute: 'mirrored'})).toMatch(said)
    expect(print('mnist', 'python', {clipNorm: 1}, {distribute: 'data-parallel'})).not.toMatch(said)
  })
})
