import {shellLine} from '../../text/shell-line.ts'
import type {Action} from '../actions.ts'
import type {Effect} from '../effects.ts'
import {formOf} from '../form/state.ts'
import {commandWords} from '../screens/chapter/command.ts'
import {chapterOf} from '../screens/chapter/state.ts'
import {runsById} from '../screens/runs/shown.ts'
import type {AppState} from '../state.ts'
import type {Step} from '../step.ts'
import {type CommandLog, type Logged, withEntry} from './log.ts'
import {
  isOnlyLook,
  isRepeated,
  labelWords,
  requestWords,
  toldWords,
  typedWords,
  waitsForLines,
} from './words.ts'

const keyOf = ({owner, topic}: {readonly owner: number; readonly topic: string}) => `${owner} ${topic}`

/** What an effect is on the command line. */
function wordsOf(state: AppState, effect: Effect): Logged[] {
  switch (effect.effect) {
    case 'launch': {
      const page = state.screens.find(({id}) => id === effect.owner)
      return page?.kind === 'chapter' ? [{words: commandWords(chapterOf(page), formOf(state, page))}] : []
    }
    case 'resume': {
      const {run, more} = effect
      return [{words: ['train', '--resume', run, ...(more === undefined ? [] : ['--epochs', `+${more}`])]}]
    }
    case 'request': {
      const {run, request} = effect
      const words = requestWords(run, request)
      return [{words, ...(request.request === 'lr' && {instead: `lr ${run}`})}]
    }
    case 'label':
      return effect.labels.flatMap(({run, label}) => {
        const words = labelWords(run, runsById(state).get(run)?.label ?? {}, label)
        return words ? [{words}] : []
      })
    case 'ask': {
      const {args} = effect
      if (waitsForLines(args) || isOnlyLook(args)) return []
      const instead = isRepeated(args) ? keyOf(effect) : undefined
      return [{words: typedWords(args), instead}]
    }
    case 'tell': {
      const args = state.commandLog.helpers[keyOf(effect)]
      const words = args && toldWords(args, effect.line)
      return words ? [{words, instead: args && isRepeated(args) ? keyOf(effect) : undefined}] : []
    }
    default:
      return []
  }
}

/** What was deleted at once is one command. */
function removedBy(effects: readonly Effect[]): Logged[] {
  const runs = effects.flatMap(one => (one.effect === 'remove' ? [one.run] : []))
  return runs.length === 0 ? [] : [{words: ['delete', ...runs]}]
}

/** Which run is back, where none was named, only the message tells. */
function restoredBy({commandLog: {entries}}: AppState, action: Action): Logged[] {
  if (action.type !== 'message' || action.message.message !== 'restored') return []
  const last = entries.at(-1)
  const before = last?.words[0] === 'restore' ? last.words : ['restore']
  return [{words: [...before, action.message.run], instead: 'restore'}]
}

function withHelpers(log: CommandLog, effects: readonly Effect[]): CommandLog {
  const asked = effects.flatMap(one =>
    one.effect === 'ask' && waitsForLines(one.args) ? [[keyOf(one), one.args] as const] : [],
  )
  return asked.length === 0 ? log : {...log, helpers: {...log.helpers, ...Object.fromEntries(asked)}}
}

/** A step with what it does in the log of commands. */
export function keepLog(before: AppState, action: Action, step: Step): Step {
  const {state, effects} = step
  const known = withHelpers(state.commandLog, effects)
  const now = {...before, commandLog: known, forms: state.forms, screens: state.screens}
  const entries = [
    ...restoredBy(before, action),
    ...removedBy(effects),
    ...effects.flatMap(effect => wordsOf(now, effect)),
  ]
  const commandLog = entries.reduce(withEntry, known)
  return commandLog === state.commandLog ? step : {...step, state: {...state, commandLog}}
}

/** An entry as a line for a shell. */
export const lineOf = ({words}: Logged): string => shellLine(['tfnotes', ...words])
