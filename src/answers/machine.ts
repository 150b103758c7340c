import * as v from 'valibot'
import {about, choice, flag, integer, object, optional, type Read, text} from './schema.ts'

const amount = (means: string) => text(means, 'with its unit')

/** `tfnotes doctor`: the program and what it runs on. */
export const program = object({
  tfnotes: text('version'),
  tfjs: text('version'),
  node: text('version'),
  system: text('platform, release, architecture'),
  processor: text('its name and how many threads it runs'),
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
  why: optional(text('why it does not compute')),
})

export const backendFound = object({backend: about(triedBackend, 'which was started to find out')})
export type BackendFound = Read<typeof backendFound>

/** All that the doctor says, line by line. */
export const finding = v.union([program, runsFolder, datasetsFound, picturesFound, backendFound])
export type Finding = Read<typeof finding>
