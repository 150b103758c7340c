import {chmodSync, mkdirSync, writeFileSync} from 'node:fs'
import {delimiter, join, relative} from 'node:path'
import {describe, expect, it} from 'vitest'
import {TfnotesError} from '../../../../src/errors.ts'
import {errorSentence} from '../../../../src/text/sentence.ts'
import {pythonEnvironment} from '../../../../src/trainers/engines/keras/ask-python.ts'
import {type FindOptions, findKeras} from '../../../../src/trainers/engines/keras/find-keras.ts'
import {gpuHardware} from '../../../../src/trainers/engines/keras/gpu-hardware.ts'
import {surveyPythons} from '../../../../src/trainers/engines/keras/survey-pythons.ts'
import {scratch} from '../../../runs/scratch.ts'
import {fakePython, overview, program} from './fake-python.ts'

const folder = scratch()
const tools = '/usr/bin:/bin'
const whole = {keras: '3.15.1', tensorflow: '2.21.0', jax: '0.10.2', torch: '2.13.0'}
const withGpu = {
  devices: [
    {kind: 'cpu', index: 0, description: ''},
    {kind: 'gpu', index: 0, description: 'X'},
  ],
}
const withoutGpu = {devices: [{kind: 'cpu', index: 0, description: ''}]}

/** What is said of an environment without a Python: the sentence, and whether the user's word was wrong. */
async function refusal(environment: Record<string, string>, options: FindOptions = {}) {
  const error = await findKeras(environment, {hardware: undefined, ...options}).catch(error => error)
  expect(error).toBeInstanceOf(TfnotesError)
  return {code: error.code, usage: error.usage, sentence: errorSentence(error, 'en')}
}

describe.skipIf(process.platform === 'win32')('the Python of --backend keras', () => {
  it('is looked for in this order: environments, then the path', async () => {
    const home = folder()
    const at = (name: string) => fakePython(join(home, name, 'bin/python'), overview(whole))
    const [venv, conda] = [at('venv'), at('conda')]
    const onPath = fakePython(join(home, 'path/python3'), overview(whole))
    const PATH = [join(home, 'path'), tools].join(delimiter)
    const VIRTUAL_ENV = join(home, 'venv')
    const CONDA_PREFIX = join(home, 'conda')
    const find = async (environment: Record<string, string>) => {
      const {executable, found} = await findKeras(environment, {hardware: undefined})
      return [executable, found]
    }
    expect(await find({PATH, VIRTUAL_ENV, CONDA_PREFIX})).toEqual([venv, 'VIRTUAL_ENV'])
    expect(await find({PATH, CONDA_PREFIX})).toEqual([conda, 'CONDA_PREFIX'])
    expect(await find({PATH})).toEqual([onPath, 'PATH'])
    expect(await find({PATH, VIRTUAL_ENV, TFNOTES_PYTHON: conda})).toEqual([conda, 'TFNOTES_PYTHON'])
    expect(await find({PATH, TFNOTES_PYTHON: '', VIRTUAL_ENV: ''})).toEqual([onPath, 'PATH'])
    // A folder of an environment means its Python; a name is looked for; the home folder may be written ~.
    expect(await find({PATH, TFNOTES_PYTHON: VIRTUAL_ENV})).toEqual([venv, 'TFNOTES_PYTHON'])
    expect(await find({PATH, TFNOTES_PYTHON: 'python3'})).toEqual([onPath, 'TFNOTES_PYTHON'])
    expect(await find({PATH, HOME: home, TFNOTES_PYTHON: '~/venv'})).toEqual([venv, 'TFNOTES_PYTHON'])
    expect(await find({PATH, TFNOTES_PYTHON: relative(process.cwd(), venv)})).toEqual([
      venv,
      'TFNOTES_PYTHON',
    ])
  })

  it('is python where there is no python3, and never one of the working directory', async () => {
    const home = folder()
    const python = fakePython(join(home, 'python'), overview(whole))
    expect(await findKeras({PATH: home}, {hardware: undefined})).toMatchObject({executable: python})
    expect(await refusal({PATH: ['', '.', relative(process.cwd(), home)].join(delimiter)})).toEqual({
      code: 'keras-no-python',
      usage: false,
      sentence:
        'No Python was found for the backend keras: there is no active environment and no python3; TFNOTES_PYTHON names one.',
    })
    expect(pythonEnvironment({PYTHONPATH: ':/a::/b:', PATH: ':'})).toEqual({
      PYTHONPATH: '/a:/b',
      PATH: ':',
      CUDA_DEVICE_ORDER: 'PCI_BUS_ID',
    })
    expect(pythonEnvironment({}).PYTHONPATH).toBe(undefined)
  })

  it('is what a shim chooses where one stands, and else what was found', async () => {
    const home = folder()
    fakePython(join(home, 'shims/python3'), overview(whole))
    expect(await findKeras({PATH: join(home, 'shims')}, {hardware: undefined})).toMatchObject({
      executable: '/nowhere/python',
    })
  })

  it('says all that its run will tell', async () => {
    const python = fakePython(join(folder(), 'python3'), overview({...whole, tensorflow: null}))
    expect(await findKeras({TFNOTES_PYTHON: python}, {hardware: undefined})).toEqual({
      executable: python,
      found: 'TFNOTES_PYTHON',
      version: '3.12.1',
      keras: '3.15.1',
      backend: 'jax',
      backendVersion: '0.10.2',
      why: 'first-installed',
    })
  })

  it('passes an environment over that has no Keras, and names it where there is no other', async () => {
    const home = folder()
    const venv = fakePython(join(home, 'my venv/bin/python'), overview({keras: null}))
    const PATH = [join(home, 'path'), tools].join(delimiter)
    const VIRTUAL_ENV = join(home, 'my venv')
    const broken = program(join(home, 'path/python3'), ['exit 3'])
    expect(await refusal({PATH, VIRTUAL_ENV})).toEqual({
      code: 'keras-missing',
      usage: false,
      sentence: `${venv} has no Keras; this installs it: '${venv}' -m pip install keras tensorflow`,
    })
    expect((await refusal({PATH, VIRTUAL_ENV: join(home, 'gone')})).sentence).toBe(
      `The Python of VIRTUAL_ENV, ${join(home, 'gone')}, is none: there is nothing there.`,
    )
    expect((await refusal({PATH})).sentence).toBe(
      `The Python of PATH, ${broken}, is none: it does not answer as a Python does.`,
    )
    fakePython(broken, overview(whole))
    expect(await findKeras({PATH, VIRTUAL_ENV}, {hardware: undefined})).toMatchObject({found: 'PATH'})
  })

  it('is refused in one sentence when TFNOTES_PYTHON names none, whatever else there is', async () => {
    const home = folder()
    const good = fakePython(join(home, 'good/bin/python'), overview(whole))
    const other = {PATH: tools, VIRTUAL_ENV: join(home, 'good')}
    const named = async (path: string) => {
      const {usage, sentence} = await refusal({...other, TFNOTES_PYTHON: path})
      expect(usage).toBe(true)
      return sentence.replaceAll(home, '')
    }
    const is = (path: string, fault: string) => `TFNOTES_PYTHON names ${path}, which is none: ${fault}.`
    expect(await named(join(home, 'nothing'))).toBe(is('/nothing', 'there is nothing there'))
    mkdirSync(join(home, 'empty'))
    expect(await named(join(home, 'empty'))).toBe(is('/empty', 'a folder without bin/python'))
    writeFileSync(join(home, 'text'), 'import keras')
    expect(await named(join(home, 'text'))).toBe(is('/text', 'it may not be executed'))
    expect(await named(program(join(home, 'ls'), ['ls -l']))).toBe(
      is('/ls', 'it does not answer as a Python does'),
    )
    writeFileSync(join(home, 'noise'), '\0\0\0\0')
    chmodSync(join(home, 'noise'), 0o755)
    expect(await named(join(home, 'noise'))).toMatch(/^TFNOTES_PYTHON names \/noise, which is none: /)
    expect(await named(`${good}/deeper`)).toMatch(/is none: (there is nothing there|it may not be executed)/)
  })

  it('is waited for no longer than it may take, with whatever it has started', async () => {
    const python = program(join(folder(), 'python3'), ['sleep 600', 'true'])
    const answer = await refusal(
      {PATH: tools, TFNOTES_PYTHON: python},
      {patience: {overview: 0.2, look: 0.2}},
    )
    expect(answer.sentence).toBe(
      `${python} did not say within 0.2 s what Keras it has; TFNOTES_PYTHON names another Python.`,
    )
  })

  it('is heard through whatever else is printed, and its input is closed', async () => {
    const rubbish = ['printf "TFNOTES-PROBE {no json\\nhello"', 'cat', 'echo', 'echo TFNOTES-PROBE >&2']
    const python = fakePython(join(folder(), 'python3'), overview(whole), {}, rubbish)
    expect(await findKeras({PATH: tools, TFNOTES_PYTHON: python}, {hardware: undefined})).toMatchObject({
      keras: '3.15.1',
    })
  })

  it.each([
    [
      {keras: '2.15.0', tensorflow: '2.15.0'},
      {},
      /^\S+ has Keras 2\.15\.0, and Keras 3 is needed; .* --upgrade keras tensorflow$/,
    ],
    [
      {keras: '3.1.0', tensorflow: null},
      {},
      /^\S+ has Keras 3\.1\.0, but none of tensorflow, jax, torch .*: \S+ -m pip install tensorflow$/,
    ],
    [whole, {version: '3.6.15'}, /^\S+ is Python 3\.6\.15; Keras 3 needs 3\.10 or newer\./],
    [
      {keras: null},
      {managed: true},
      /^\S+ has no Keras; this installs it: \S+ -m venv ~\/keras && ~\/keras\/bin\/python -m pip install keras tensorflow && export TFNOTES_PYTHON=~\/keras$/,
    ],
    [undefined, {version: '2.7.18', installed: undefined}, /is Python 2\.7\.18/],
  ])('has to be fit: %j %j', async (installed, more, sentence) => {
    const python = fakePython(join(folder(), 'python3'), overview(installed ?? {}, more))
    const said = await refusal({TFNOTES_PYTHON: python})
    expect(said.sentence).toMatch(sentence)
    expect(said.usage).toBe(false)
  })

  it('gets what computes on the GPU that is there', async () => {
    const python = fakePython(join(folder(), 'python3'), overview({keras: null}))
    const {sentence} = await refusal({TFNOTES_PYTHON: python}, {hardware: 'nvidia'})
    expect(sentence).toMatch(/pip install keras 'tensorflow\[and-cuda\]'$/)
  })
})

describe.skipIf(process.platform === 'win32')('the backend of Keras', () => {
  const choose = async (
    looks: Record<string, object>,
    {KERAS_BACKEND = '', configured = null as string | null, hardware = undefined as FindOptions['hardware']},
  ) => {
    const python = fakePython(join(folder(), 'python3'), overview(whole, {configured}), looks)
    const {backend, why} = await findKeras({PATH: tools, TFNOTES_PYTHON: python, KERAS_BACKEND}, {hardware})
    return `${backend}: ${why}`
  }

  it('is the one that KERAS_BACKEND or another file of Keras’ than its own names', async () => {
    expect(await choose({}, {KERAS_BACKEND: 'jax', configured: 'torch'})).toBe('jax: KERAS_BACKEND')
    expect(await choose({}, {configured: 'torch'})).toBe('torch: keras.json')
    // Keras itself writes this one, whatever is installed.
    expect(await choose({jax: withGpu}, {configured: 'tensorflow', hardware: 'nvidia'})).toBe('jax: sees-gpu')
  })

  it('else the first that sees a GPU, else the first that there is', async () => {
    expect(await choose({tensorflow: withGpu, jax: withGpu}, {hardware: 'nvidia'})).toBe(
      'tensorflow: sees-gpu',
    )
    expect(await choose({tensorflow: withoutGpu, jax: withoutGpu, torch: withGpu}, {hardware: 'amd'})).toBe(
      'torch: sees-gpu',
    )
    expect(
      await choose(
        {tensorflow: {reason: 'ImportError'}, jax: withoutGpu, torch: withoutGpu},
        {hardware: 'amd'},
      ),
    ).toBe('jax: first-installed')
    // Nobody is imported where there is no GPU to be seen.
    expect(await choose({tensorflow: withoutGpu, jax: withGpu}, {})).toBe('tensorflow: first-installed')
  })

  it('is refused when it is none of ours or not there', async () => {
    const python = fakePython(join(folder(), 'python3'), overview({...whole, torch: null}))
    expect(await refusal({TFNOTES_PYTHON: python, KERAS_BACKEND: 'numpy'})).toEqual({
      code: 'keras-backend-unknown',
      usage: true,
      sentence:
        'KERAS_BACKEND names “numpy”, on which Keras cannot train here; it may be one of tensorflow, jax, torch.',
    })
    expect(await refusal({TFNOTES_PYTHON: python, KERAS_BACKEND: 'torch'})).toEqual({
      code: 'keras-backend-missing',
      usage: true,
      sentence: `KERAS_BACKEND names torch, which ${python} does not have; it has tensorflow, jax.`,
    })
  })
})

describe.skipIf(process.platform === 'win32')('the survey of Pythons', () => {
  it('tells of each what it has and what is wrong with it', async () => {
    const home = folder()
    const venv = fakePython(
      join(home, 'venv/bin/python'),
      overview({keras: '3.9.0', tensorflow: '2.20.0', jax: '0.9.0'}),
      {tensorflow: {reason: 'ImportError: libcudart.so.12'}, jax: withoutGpu},
    )
    fakePython(join(home, 'path/python3'), overview({keras: '2.15.0'}))
    const PATH = [join(home, 'path'), tools].join(delimiter)
    const environment = {PATH, VIRTUAL_ENV: join(home, 'venv'), CONDA_PREFIX: join(home, 'gone')}
    const {pythons, choice} = await surveyPythons(environment, {hardware: 'nvidia'})
    expect(pythons).toMatchObject([
      {
        python: venv,
        found: 'VIRTUAL_ENV',
        version: '3.12.1',
        keras: '3.9.0',
        backends: [
          {name: 'tensorflow', version: '2.20.0', devices: [], problem: {code: 'keras-import-failed'}},
          {name: 'jax', version: '0.9.0', devices: withoutGpu.devices},
        ],
        install: `${venv} -m pip install 'tensorflow[and-cuda]'`,
      },
      {found: 'CONDA_PREFIX', problem: {code: 'keras-python-wrong'}},
      {found: 'PATH', version: '3.12.1', problem: {code: 'keras-old'}},
    ])
    expect(choice).toMatchObject({executable: venv, backend: 'jax', why: 'first-installed'})
    // The active environment is on the path as well.
    fakePython(join(home, 'venv/bin/python3'), overview(whole))
    const active = {PATH: join(home, 'venv/bin'), VIRTUAL_ENV: join(home, 'venv')}
    expect((await surveyPythons(active, {hardware: undefined})).pythons).toMatchObject([{python: venv}])
    expect(await surveyPythons({PATH: '/nowhere'}, {hardware: undefined})).toMatchObject({
      pythons: [],
      choice: {code: 'keras-no-python'},
    })
  })
})

describe('the hardware', () => {
  it('is known by what its driver puts into the file system, unless it is hidden', () => {
    const root = folder()
    expect(gpuHardware({}, root)).toBe(undefined)
    mkdirSync(join(root, 'dev/kfd'), {recursive: true})
    expect(gpuHardware({}, root)).toBe('amd')
    mkdirSync(join(root, 'proc/driver/nvidia'), {recursive: true})
    expect(gpuHardware({}, root)).toBe('nvidia')
    expect(gpuHardware({CUDA_VISIBLE_DEVICES: '2'}, root)).toBe('nvidia')
    expect(gpuHardware({CUDA_VISIBLE_DEVICES: ''}, root)).toBe(undefined)
    expect(gpuHardware({CUDA_VISIBLE_DEVICES: '-1'}, root)).toBe(undefined)
  })
})
