import {terms} from '../../chapters/glossary/terms.ts'
import {chapters} from '../../chapters/index.ts'
import {preferenceNames} from '../../config/preferences.ts'
import {datasetNames} from '../../datasets/facts/index.ts'
import {labs} from '../../labs/index.ts'
import {flagName} from '../../text/flag-name.ts'
import type {Command, Completion, Flag} from './command.ts'
import {allSettings} from './tuning.ts'

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
  term: terms.flatMap(({name}) => [name.en, name.zh]).filter(name => !/\s/.test(name)),
  lab: labs.map(({id}) => id),
  dataset: ['list', 'show', 'fetch', 'make', ...datasetNames],
  shell: ['bash', 'zsh', 'fish'],
  setting: ['set', 'unset', ...preferenceNames],
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

/** The values of one name in several chapters or labs, together: which of them one takes, it says itself. */
function tunedValues(tunes: Command['tunes']): Map<string, readonly string[] | undefined> {
  const all = new Map<string, readonly string[] | undefined>()
  for (const [key, one] of tunes === undefined ? [] : allSettings(tunes)) {
    const choices = one.kind === 'choice' ? one.choices : []
    all.set(key, one.kind === 'flag' ? undefined : [...new Set([...(all.get(key) ?? []), ...choices])])
  }
  return all
}

const labPresets = labs.flatMap(({presets}) => Object.keys(presets))

const valuesOf = ({value, choices}: Flag): readonly string[] | undefined =>
  value === undefined ? undefined : (choices ?? lookedUp[value] ?? [])

/** The words and flags of a command, from its row in the table. */
export function completed(name: string, command: Command): Completed {
  const own = Object.entries(command.flags).map(([key, flag]) => [key, valuesOf(flag)] as const)
  const all = new Map<string, readonly string[] | undefined>([
    ...own,
    ...tunedValues(command.tunes),
    ...(command.tunes === 'lab' ? [['preset', [...new Set(labPresets)]] as const] : []),
  ])
  return {
    name,
    summary: command.summary.en,
    words: command.completes.flatMap(kind => wordsOf[kind]),
    flags: [...all].map(([key, values]) => ({flag: flagName(key), ...(values && {values})})),
  }
}
