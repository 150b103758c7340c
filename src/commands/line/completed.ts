import type {Hyperparameter} from '../../chapters/hyperparameters.ts'
import {chapters} from '../../chapters/index.ts'
import {datasetNames} from '../../datasets/names.ts'
import {labs} from '../../labs/index.ts'
import type {LabParameter} from '../../labs/parameters.ts'
import {flagName} from '../../text/flag-name.ts'
import type {Command, Completion, Flag} from './command.ts'

/** Stands among the words for the names of runs, which the shell looks up itself. */
export const runs = '<runs>'
/** Stands among the words for the names of files. */
export const files = '<files>'

/** What a shell may complete of a command. */
export interface Completed {
  readonly name: string
  readonly summary: string
  /** What its arguments may be. */
  readonly words: readonly string[]
  /** Its flags; what follows one, or nothing for a switch. */
  readonly flags: readonly {readonly flag: string; readonly values?: readonly string[]}[]
}

const wordsOf: Readonly<Record<Completion, readonly string[]>> = {
  chapter: chapters.map(({id}) => id),
  lab: labs.map(({id}) => id),
  dataset: ['list', 'show', 'fetch', 'make', ...datasetNames],
  shell: ['bash', 'zsh', 'fish'],
  run: [runs],
  file: [files],
}

/** Values that stand for something the shell can look up. */
const lookedUp: Readonly<Record<string, readonly string[]>> = {
  file: [files],
  folder: [files],
  path: [files],
  run: [runs],
}

type Tunable = Hyperparameter | LabParameter

/** The values of one name in several chapters or labs, together: which of them one takes, it says itself. */
function tunedValues(
  tunables: readonly Readonly<Record<string, Tunable>>[],
): Record<string, readonly string[]> {
  const all: Record<string, readonly string[]> = {}
  for (const [key, one] of tunables.flatMap(each => Object.entries(each))) {
    if (one.kind === 'flag') continue
    const choices: readonly string[] = one.kind === 'choice' ? one.choices : []
    all[key] = [...new Set([...(all[key] ?? []), ...choices])]
  }
  return all
}

const switches = (tunables: readonly Readonly<Record<string, Tunable>>[]): string[] =>
  tunables.flatMap(each => Object.keys(each).filter(key => each[key]?.kind === 'flag'))

const tunables = {
  chapter: chapters.map(({hyperparameters}): Readonly<Record<string, Tunable>> => hyperparameters),
  lab: labs.map(({parameters}): Readonly<Record<string, Tunable>> => parameters),
}

const labPresets = labs.flatMap(({presets}) => Object.keys(presets))

const valuesOf = ({value, choices}: Flag): readonly string[] | undefined =>
  value === undefined ? undefined : (choices ?? lookedUp[value] ?? [])

/** The words and flags of a command, from its row in the table. */
export function completed(name: string, command: Command): Completed {
  const own = Object.entries(command.flags).map(([key, flag]) => [key, valuesOf(flag)] as const)
  const tuned = command.tunes === undefined ? [] : tunables[command.tunes]
  const all = new Map<string, readonly string[] | undefined>([
    ...own,
    ...switches(tuned).map(key => [key, undefined] as const),
    ...Object.entries(tunedValues(tuned)),
    ...(command.tunes === 'lab' ? [['preset', [...new Set(labPresets)]] as const] : []),
  ])
  return {
    name,
    summary: command.summary.en,
    words: command.completes.flatMap(kind => wordsOf[kind]),
    flags: [...all].map(([key, values]) => ({flag: flagName(key), ...(values && {values})})),
  }
}
