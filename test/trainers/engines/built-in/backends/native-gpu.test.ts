import {mkdirSync, mkdtempSync, readFileSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {linkLibraries} from '../../../../../src/trainers/engines/built-in/backends/link-tensorflow.ts'
import {nativeKernels} from '../../../../../src/trainers/engines/built-in/backends/native-kernels.ts'

/** What can be tested of tfjs-node on a GPU where there is none. */
describe('tfjs-node on a GPU', () => {
  it('leaves batch normalisation to what needs no reserve spaces, and nothing else', () => {
    const [here, there] = [false, true].map(gpu => Object.keys(nativeKernels({gpu})).sort())
    expect(here?.filter(name => !there?.includes(name))).toEqual(['BatchNormTrain', 'BatchNormTrainGrad'])
    expect(there?.filter(name => !here?.includes(name))).toEqual([])
  })

  it('finds CUDA’s libraries from where the links to TensorFlow lie', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'linked-'))
    const packages = join(folder, 'site-packages')
    for (const name of ['tensorflow', 'nvidia/cudnn/lib']) mkdirSync(join(packages, name), {recursive: true})
    writeFileSync(join(packages, 'nvidia/cudnn/lib/libcudnn.so.9'), 'cudnn')
    const addon = join(folder, 'addon')
    await linkLibraries(addon, join(packages, 'tensorflow'))
    const origin = dirname(join(addon, 'deps/lib/libtensorflow_cc.so.2'))
    expect(readFileSync(join(origin, '../nvidia/cudnn/lib/libcudnn.so.9'), 'utf8')).toBe('cudnn')
  })

  it('links none where TensorFlow brings none', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'linked-'))
    mkdirSync(join(folder, 'site-packages/tensorflow'), {recursive: true})
    await linkLibraries(join(folder, 'addon'), join(folder, 'site-packages/tensorflow'))
    expect(() => readFileSync(join(folder, 'addon/deps/nvidia'))).toThrow('ENOENT')
  })
})
