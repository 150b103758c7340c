import {execFileSync} from 'node:child_process'
import {mkdirSync, writeFileSync} from 'node:fs'
import {delimiter, join} from 'node:path'
import {expect, it} from 'vitest'
import {findKeras} from '../../../../src/trainers/engines/keras/find-keras.ts'
import {surveyPythons} from '../../../../src/trainers/engines/keras/survey-pythons.ts'
import {scratch} from '../../../runs/scratch.ts'

const folder = scratch()

/** A Python of this machine that is new enough; what it has installed is hidden below. */
const python = (() => {
  try {
    const said = execFileSync('python3', [
      '-c',
      'import sys; print(sys.executable if sys.version_info >= (3, 10) else "")',
    ])
    return said.toString().trim()
  } catch {
    return ''
  }
})()

/** A package as pip leaves it. */
function install(site: string, name: string, version: string, code: string): void {
  mkdirSync(join(site, name), {recursive: true})
  writeFileSync(join(site, name, '__init__.py'), code)
  mkdirSync(join(site, `${name}-${version}.dist-info`))
  writeFileSync(
    join(site, `${name}-${version}.dist-info`, 'METADATA'),
    `Metadata-Version: 2.1\nName: ${name}\nVersion: ${version}\n`,
  )
}

it.skipIf(python === '')('a real Python is asked, in a noisy place, and nothing there is run', async () => {
  const home = folder()
  const site = join(home, 'site')
  install(site, 'keras', '3.7.0', 'print("keras is here")')
  install(
    site,
    'torch',
    '2.9.0',
    `print("torch", end="")
class cuda:
    device_count = staticmethod(lambda: 2)
    get_device_name = staticmethod(lambda index: "Card " + "AB"[index])`,
  )
  install(site, 'jax', '0.9.0', 'raise RuntimeError("jaxlib is another one\\nsecond line")')
  install(site, 'jaxlib', '0.8.0', '')
  // Left behind by a package that was taken away.
  mkdirSync(join(site, 'tensorflow'))
  writeFileSync(join(site, 'sitecustomize.py'), 'print("TFNOTES-PROBE {}", end="")')
  mkdirSync(join(home, 'keras'))
  writeFileSync(join(home, 'keras/keras.json'), '{"backend": "torch"}')
  const here = join(home, 'here')
  mkdirSync(here)
  for (const name of ['json', 'signal', 'sitecustomize'])
    writeFileSync(
      join(here, `${name}.py`),
      `open(${JSON.stringify(join(here, 'ran'))}, "w")\nraise SystemExit`,
    )

  const environment = {
    PATH: process.env.PATH,
    TFNOTES_PYTHON: python,
    // Without those that pip has put into this Python.
    PYTHONNOUSERSITE: '1',
    PYTHONPATH: ['', site].join(delimiter),
    KERAS_HOME: join(home, 'keras'),
  }
  const before = process.cwd()
  process.chdir(here)
  try {
    expect(await findKeras(environment, {hardware: undefined})).toMatchObject({
      executable: python,
      keras: '3.7.0',
      backend: 'torch',
      backendVersion: '2.9.0',
      why: 'keras.json',
    })
    const {
      pythons: [only],
    } = await surveyPythons(environment, {hardware: 'nvidia'})
    expect(only?.backends.filter(({name}) => name !== 'tensorflow')).toMatchObject([
      {name: 'jax', problem: {detail: {reason: 'RuntimeError: jaxlib is another one'}}},
      {
        name: 'torch',
        devices: [
          {kind: 'gpu', index: 0, description: 'Card A'},
          {kind: 'gpu', index: 1, description: 'Card B'},
          {kind: 'cpu', index: 0, description: ''},
        ],
      },
    ])
  } finally {
    process.chdir(before)
  }
  expect(() => execFileSync('cat', [join(here, 'ran')], {stdio: 'pipe'})).toThrow()
})
