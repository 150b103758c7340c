import {join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {kerasFound as schema} from '../../src/answers/machine.ts'
import {read} from '../../src/answers/schema.ts'
import type {Context} from '../../src/commands/line/command.ts'
import {rowsOf} from '../../src/commands/machine/doctor-rows.ts'
import {kerasFound} from '../../src/commands/machine/keras-found.ts'
import type {Output} from '../../src/commands/printing/output.ts'
import {words} from '../../src/text/words/index.ts'
import type {FindOptions} from '../../src/trainers/engines/keras/find-keras.ts'
import {scratch} from '../runs/scratch.ts'
import {fakePython, overview} from '../trainers/engines/keras/fake-python.ts'

const folder = scratch()

/** What the doctor writes of an environment, row by row. */
async function rows(env: Record<string, string>, options: FindOptions, language: 'en' | 'zh' = 'en') {
  const finding = await kerasFound({env, language}, options)
  expect(read(schema, JSON.parse(JSON.stringify(finding)))).toEqual(finding)
  return rowsOf(finding, {words: words[language]} as Output, {language} as Context)
}

describe.skipIf(process.platform === 'win32')('what doctor says of Keras', () => {
  it('names interpreter, versions, devices, and how what sees the GPU would be installed', async () => {
    const home = folder()
    const gpu = {kind: 'gpu', index: 0, description: 'NVIDIA H100'}
    const cpu = {kind: 'cpu', index: 0, description: ''}
    const venv = fakePython(
      join(home, 'venv/bin/python'),
      overview({keras: '3.15.1', tensorflow: '2.21.0', jax: '0.10.2'}),
      {tensorflow: {reason: 'ImportError: libcudart'}, jax: {devices: [cpu, gpu]}},
    )
    const plain = fakePython(join(home, 'python3'), overview({keras: '3.9.0', torch: '2.9.0'}), {
      torch: {devices: [cpu]},
    })
    const env = {VIRTUAL_ENV: join(home, 'venv'), PATH: `${home}:/usr/bin:/bin`}
    expect(await rows(env, {hardware: 'nvidia'})).toEqual([
      ['keras', `jax (it sees a GPU), ${venv}`],
      ['', `VIRTUAL_ENV: ${venv}, Python 3.12.1, Keras 3.15.1`],
      ['', `tensorflow 2.21.0: tensorflow of ${venv} cannot be imported: ImportError: libcudart`],
      ['', 'jax 0.10.2: CPU:0, GPU:0 NVIDIA H100'],
      ['', `PATH: ${plain}, Python 3.12.1, Keras 3.9.0`],
      ['', 'torch 2.9.0: CPU:0'],
      ['', `for the GPU: ${plain} -m pip install --force-reinstall torch`],
    ])
    // Without a GPU the first is taken; a run would find out that it cannot be imported.
    expect((await rows(env, {hardware: undefined}, 'zh'))[0]).toEqual([
      'keras',
      `${venv} 的 tensorflow 无法导入：ImportError: libcudart`,
    ])
  })

  it('says once what is missing', async () => {
    const python = fakePython(join(folder(), 'python3'), overview({keras: null}))
    expect(await rows({TFNOTES_PYTHON: python}, {hardware: undefined})).toEqual([
      ['keras', `${python} has no Keras; this installs it: ${python} -m pip install keras tensorflow`],
    ])
  })
})
