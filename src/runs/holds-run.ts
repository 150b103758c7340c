import {lstatSync} from 'node:fs'
import {join} from 'node:path'
import {reasonOf} from '../system/reason-of.ts'
import {specFile} from './create.ts'
import {checkpointKinds, stateFile} from './events.ts'
import {eventsFile} from './writer.ts'

/** What makes a folder a run's: its spec, or what a trainer has left there. */
const marks = [specFile, ...checkpointKinds.map(kind => join(kind, stateFile)), eventsFile]

/** What is no folder, or a link that leads round in a circle. */
const nowhere: ReadonlySet<string> = new Set(['ENOTDIR', 'ELOOP'])

/**
 * Whether a folder is a run's, be its `run.json` damaged or lost. One that may not be looked into may be one.
 */
export const holdsRun = (dir: string): boolean => marks.some(name => isThere(join(dir, name)))

function isThere(path: string): boolean {
  try {
    return lstatSync(path, {throwIfNoEntry: false}) !== undefined
  } catch (cause) {
    return !nowhere.has(reasonOf(cause))
  }
}
