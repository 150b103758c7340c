import {fileURLToPath} from 'node:url'
import {besideProgram} from './beside-program.ts'

/** The folder of the Python programs: in the built program beside it, else among the sources. */
export const pythonFolder = (): string =>
  fileURLToPath(
    besideProgram('keras', 'probe.py') ?? new URL('../trainers/engines/keras/python/', import.meta.url),
  )
