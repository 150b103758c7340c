import type {BackendChoice} from '../settings/run-options.ts'
import {parseJson} from './parse-json.ts'
import {type Is, isCount, isObjectOf, isOptional, isOrdinal, isText} from './shape.ts'
import type {RunSpec} from './spec.ts'

/**
 * On what a session computes that goes on with a run, where that is to be something else than `run.json` says, and how
 * many epochs the run is to have from now on: that all later sessions know, too.
 */
export type ResumeWith = Partial<Pick<RunSpec, 'backend' | 'devices' | 'hosts' | 'threads'>> & {
  readonly epochs?: number
}

/** By what a launcher tells a trainer: the run's file stays as it is, and with it what later sessions do. */
const variable = 'TFNOTES_RESUME_WITH'

/** For the environment of a trainer. */
export const tellResumeWith = (differing: ResumeWith): Readonly<Record<string, string>> => ({
  [variable]: JSON.stringify(differing),
})

const isResumeWith = isObjectOf<ResumeWith>({
  backend: isOptional(isText as Is<BackendChoice>),
  devices: isOptional(isText),
  hosts: isOptional(isText),
  threads: isOptional(isCount),
  epochs: isOptional(isOrdinal),
})

/** What a trainer was told; nothing where it was launched by somebody else. */
export function readResumeWith(environment: Readonly<Record<string, string | undefined>>): ResumeWith {
  const said = parseJson(environment[variable] ?? '')
  return isResumeWith(said) ? said : {}
}
