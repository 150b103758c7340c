import type {Localised} from '../../text/localised.ts'
import type {Parameter, TensorFunction} from './functions/function.ts'
import {functionNamed, tensorFunctions} from './functions/index.ts'
import type {TensorSession} from './session.ts'
import {dtypes} from './tensor.ts'

/** One way to go on. */
export interface Suggestion {
  /** Replaces the text from `Completion.from` to the cursor. */
  readonly insert: string
  /** As a list shows it: `oneHot(indices, depth, on_value?, …)`. */
  readonly label: string
  readonly meaning?: Localised
}

export interface Completion {
  /** Where the unfinished word begins. */
  readonly from: number
  readonly suggestions: readonly Suggestion[]
  /** The function in whose brackets the cursor stands, and which of its parameters comes next. */
  readonly inside?: {readonly signature: string; readonly meaning: Localised; readonly parameter?: string}
}

/** `oneHot(indices, depth, on_value?)`. */
export const signatureOf = ({name, parameters}: TensorFunction): string =>
  `${name}(${parameters.map(({name: parameter, optional}) => parameter + (optional ? '?' : '')).join(', ')})`

/**
 * What may stand at the cursor: functions and bound names that begin with the word under it, and inside a call the
 * parameters not given yet. Text that is no line yet is fine.
 */
export function completeEntry(text: string, cursor: number, session: TensorSession): Completion {
  const before = text.slice(0, cursor)
  const word =
    /(?:[\p{L}_][\p{L}\p{N}_]*\.)*[\p{L}_][\p{L}\p{N}_]*$|(?:[\p{L}_][\p{L}\p{N}_]*\.)+$/u.exec(
      before,
    )?.[0] ?? ''
  const from = cursor - word.length
  const call = openCall(before.slice(0, from))
  const suggestions = [
    ...(call ? unusedParameters(call) : []).map(({name}) => ({insert: `${name}=`, label: `${name}=`})),
    ...[...session.names.keys()].map(name => ({insert: name, label: name})),
    ...functionsFor(word),
    ...dtypes.map(name => ({insert: word.startsWith('tf.') ? `tf.${name}` : name, label: name})),
  ].filter(({insert}) => word === '' || insert.toLowerCase().startsWith(word.toLowerCase()))
  return {from, suggestions, ...(call && {inside: describeCall(call)})}
}

/** In the spelling that was begun: TensorFlow's own after `tf.`, else the short one. */
function functionsFor(word: string): Suggestion[] {
  const wantsPath = word.startsWith('tf.')
  return tensorFunctions.map(f => {
    const path = f.also.find(name => !name.startsWith('np.') && !/[A-Z]/.test(name.slice(0, 1))) ?? f.name
    const insert = wantsPath ? `tf.${f.also.length > 0 ? path : f.name}(` : `${f.name}(`
    return {insert, label: signatureOf(f), meaning: f.meaning}
  })
}

interface OpenCall {
  readonly f: TensorFunction
  /** Arguments by place before the cursor's. */
  readonly places: number
  readonly named: readonly string[]
}

/** The innermost call whose bracket is still open at the end of the text. */
function openCall(text: string): OpenCall | undefined {
  let depth = 0
  let places = 0
  for (let i = text.length - 1; i >= 0; i--) {
    const character = text[i]
    if (character === ')' || character === ']') depth += 1
    else if (character === '[' || character === '(') {
      if (depth > 0) {
        depth -= 1
        continue
      }
      const path = /[\p{L}_][\p{L}\p{N}_.]*$/u.exec(text.slice(0, i))?.[0]
      const f = character === '(' && path !== undefined ? functionNamed(path) : undefined
      if (f) return {f, places, named: namesIn(text.slice(i + 1))}
      if (character === '(' && path !== undefined) return undefined
      places = 0
    } else if (character === ',' && depth === 0) places += 1
    else if ((character === ';' || character === '\n') && depth === 0) return undefined
  }
  return undefined
}

const namesIn = (text: string): string[] =>
  [...text.matchAll(/(\w+)\s*=(?!=)/g)].map(match => match[1] as string)

const unusedParameters = ({f, places, named}: OpenCall): readonly Parameter[] =>
  f.parameters.filter(({name}, place) => !named.includes(name) && place >= places - named.length)

function describeCall(call: OpenCall): NonNullable<Completion['inside']> {
  const next = unusedParameters(call)[0]
  return {
    signature: signatureOf(call.f),
    meaning: call.f.meaning,
    ...(next && {parameter: next.name}),
  }
}
