import {accessSync, constants, statSync} from 'node:fs'
import {delimiter, dirname, isAbsolute, join, resolve} from 'node:path'
import {TfnotesError} from '../../../errors.ts'
import {homeFolder, untilde} from '../../../system/home-path.ts'

export type Environment = Readonly<Record<string, string | undefined>>

/** By what a Python was found. */
export type Found = 'TFNOTES_PYTHON' | 'VIRTUAL_ENV' | 'CONDA_PREFIX' | 'PATH'

export interface Candidate {
  readonly found: Found
  /** The program, absolute; or what is wrong with what should be one. */
  readonly python: string | TfnotesError
}

/**
 * Where a Python may be, in the order of asking: the one that is named, and then that one alone; else those of the
 * active environments and the one on the path.
 */
export function pythonCandidates(environment: Environment): Candidate[] {
  const named = environment.TFNOTES_PYTHON
  if (named)
    return [{found: 'TFNOTES_PYTHON', python: programAt(pathOf(named, environment), 'TFNOTES_PYTHON')}]
  const folders = (['VIRTUAL_ENV', 'CONDA_PREFIX'] as const).flatMap((found): Candidate[] => {
    const folder = environment[found]
    return folder ? [{found, python: programAt(resolve(folder), found)}] : []
  })
  const onPath = ['python3', 'python'].flatMap(name => search(name, environment) ?? [])[0]
  const all: Candidate[] = onPath === undefined ? folders : [...folders, {found: 'PATH', python: onPath}]
  // An active environment is mostly the first on the path as well, under the other of the two names.
  const placeOf = ({python}: Candidate) => (typeof python === 'string' ? dirname(python) : python)
  return all.filter((one, index) => all.findIndex(other => placeOf(other) === placeOf(one)) === index)
}

/** What was written for a Python: a name to be looked for, or a path. */
function pathOf(written: string, environment: Environment): string {
  const named = /[\\/]/.test(written) ? undefined : search(written, environment)
  return named ?? resolve(untilde(written, environment.HOME || homeFolder()))
}

/** Below an environment's folder, as venv and conda lay it out here and on Windows. */
const inEnvironment = ['bin/python', 'bin/python3', 'Scripts/python.exe', 'python.exe']

function programAt(path: string, found: Found): string | TfnotesError {
  const wrong = (fault: string) =>
    new TfnotesError('keras-python-wrong', {python: path, found, fault}, {usage: found === 'TFNOTES_PYTHON'})
  const kind = kindOf(path)
  if (kind === 'folder') return inEnvironment.map(name => join(path, name)).find(isProgram) ?? wrong(kind)
  if (kind === 'missing') return wrong(kind)
  return isProgram(path) ? path : wrong('not-executable')
}

function kindOf(path: string): 'missing' | 'folder' | 'other' {
  try {
    const there = statSync(path, {throwIfNoEntry: false})
    return !there ? 'missing' : there.isDirectory() ? 'folder' : 'other'
  } catch {
    return 'other'
  }
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return statSync(path).isFile()
  } catch {
    return false
  }
}

/** A program on the path; folders that depend on where one stands are none of ours. */
const search = (name: string, {PATH = ''}: Environment): string | undefined =>
  PATH.split(delimiter)
    .filter(isAbsolute)
    .flatMap(folder => [join(folder, name), join(folder, `${name}.exe`)])
    .find(isProgram)
