import * as v from 'valibot'
import {about, choice, flag, integer, list, object, optional, type Read, text, texts} from './schema.ts'

const amount = (means: string) => text(means, 'with its unit')

/** `tfnotes doctor`: the program and what it runs on. */
export const program = object({
  tfnotes: text('version'),
  tfjs: text('version'),
  node: text('version'),
  system: text('platform, release, architecture'),
  processor: text(
    'its name and how many threads it runs at once; `2/16` where this process may use only some',
  ),
  memory: amount('all of it'),
  memoryFree: amount('what is free of it'),
  terminal: about(
    object({
      stdin: flag('whether it is a terminal'),
      stdout: flag('whether it is a terminal'),
      size: optional(text('columns x rows')),
      colours: optional(integer('depth', 'bits')),
      TERM: text('as the environment has it'),
      locale: text('as the environment has it'),
    }),
    'where it speaks',
  ),
  glyphs: text('what curves are drawn in: `braille`, `lines` or `ascii`'),
  glyphsBy: text('why: `environment`, `utf-8`, `no-utf-8`, `terminal`'),
  language: choice(['en', 'zh'], 'in which the program speaks'),
})

export const runsFolder = object({
  runs: about(
    object({
      folder: text('where runs are kept'),
      writable: flag('whether it, or where it would be made, can be written to'),
      free: optional(amount('space on that disk')),
    }),
    'the folder of runs',
  ),
})

/** `tfnotes config` says more of it. */
export const settingsFound = object({
  settings: about(
    object({
      file: text('where the settings file is, or would be'),
      found: flag('whether it is there'),
      sets: texts('what it says'),
      problem: optional(text('why nothing of it is heard, as a sentence')),
    }),
    'the reader’s settings file',
  ),
})

export const datasetsFound = object({
  datasets: about(
    v.record(v.string(), v.string()),
    'for each data set: its source, with a path, or what is wrong with it',
    undefined,
    'object',
  ),
})

export const picturesFound = object({
  pictures: about(
    object({
      decodes: flag('whether picture files can be read'),
      version: optional(text('of what reads them')),
      why: optional(text('why they cannot be read')),
    }),
    'the library that reads picture files',
  ),
})

const triedBackend = object({
  name: choice(['wasm', 'native', 'cpu'], 'which one'),
  computes: flag('whether it has computed rightly'),
  version: optional(text('of the backend')),
  threads: optional(integer('that would compute')),
  gpu: optional(flag('of `native`: whether its TensorFlow computes on a GPU')),
  why: optional(text('why it does not compute')),
})

export const backendFound = object({backend: about(triedBackend, 'which was started to find out')})
export type BackendFound = Read<typeof backendFound>

const kerasBackend = object({
  name: text('`tensorflow`, `jax` or `torch`'),
  version: text('of the backend'),
  devices: texts('what it sees, as `GPU:0 NVIDIA H100`'),
  problem: optional(text('why it cannot be imported, as a sentence')),
})

const python = object({
  python: text('its program'),
  found: choice(['TFNOTES_PYTHON', 'VIRTUAL_ENV', 'CONDA_PREFIX', 'PATH'], 'by what'),
  version: optional(text('of Python')),
  keras: optional(text('version of Keras')),
  backends: list(kerasBackend, 'of Keras that are installed there'),
  problem: optional(text('why it is not fit, as a sentence')),
  install: optional(
    text('a line for a shell that installs what computes on the GPU that is there and nobody sees'),
  ),
})

export const kerasFound = object({
  keras: about(
    object({
      computes: flag('whether `--backend keras` has what it needs'),
      python: optional(text('the program that it would run')),
      backend: optional(text('of Keras, with which that would compute')),
      why: optional(text('that backend: `KERAS_BACKEND`, `keras.json`, `sees-gpu`, `first-installed`')),
      problem: optional(text('what it lacks, as a sentence')),
      pythons: list(python, 'all that were looked at'),
    }),
    'the Pythons on which Keras may compute, each asked and its backends imported',
  ),
})
export type KerasFound = Read<typeof kerasFound>['keras']

/** All that the doctor says, line by line. */
export const finding = v.union([
  program,
  settingsFound,
  runsFolder,
  datasetsFound,
  picturesFound,
  backendFound,
  kerasFound,
])
export type Finding = Read<typeof finding>

/** `tfnotes config`: one thing that can be set. */
export const effectiveSetting = object({
  setting: text(
    'its name; `keys.<context>.<command>` and `presets.<chapter>.<name>` of what the file says beside',
  ),
  value: optional(text('what holds, as it is typed; missing where it is guessed')),
  from: choice(['environment', 'file', 'default'], 'who says so'),
  at: optional(text('where: the variable, or `file:line:column`')),
})
