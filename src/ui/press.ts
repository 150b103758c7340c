import {isDeepStrictEqual} from 'node:util'
import {commonKeys} from './common-keys.ts'
import {isTooSmall} from './components/layout.ts'
import {bindingsOf, findCommand, isTyping} from './keys/find.ts'
import type {Key} from './keys/key.ts'
import type {Offer} from './keys/offer.ts'
import type {Binding, Command, Context} from './keys/table.ts'
import {type LookedAt, lookAt} from './looked-at.ts'
import {moduleOf} from './screens/index.ts'
import type {AppState, Sentence} from './state.ts'
import {refuse, type Step, say, stay, topOf} from './step.ts'
import {texts} from './text/index.ts'

/** The keys of a terminal too small for any screen: what one cannot see, a run deleted for instance, one cannot mean. */
const blindly: ReadonlySet<string> = new Set(['quit', 'leave', 'suspend', 'redraw', 'language', 'glyphs'])

/** What takes too long to be tried for every frame: only their screen says whether they do anything. */
const untried: ReadonlySet<string> = new Set(['evaluate'])

const contextOf = (state: AppState): Context => {
  const screen = topOf(state)
  return moduleOf(screen).context(screen, state)
}

const quietOf = (state: AppState): AppState => (state.notice ? {...state, notice: undefined} : state)

/** What a command's key comes to, as far as its screen or the keys that all screens have know it. */
function act(
  state: AppState,
  context: Context,
  command: string,
  key: Key,
  offers: () => readonly Offer[],
): Step | undefined {
  const screen = topOf(state)
  const module = moduleOf(screen)
  const handler = module.parts[context]?.handlers[command]
  if (!handler) return commonKeys[command]?.(quietOf(state), context, offers)
  const why = module.unavailable?.(state, screen, command)
  if (!why) return handler(quietOf(state), screen, key)
  // What could not be done a moment ago may be done by now.
  return refuse(state, why, now => {
    const same = now.screens.find(({id}) => id === screen.id)
    return same !== undefined && module.unavailable?.(now, same, command) !== undefined
  })
}

/** Whether anything comes of a step but a refusal. That something is looked at later is nothing yet. */
function isSomething(before: AppState, {state, effects}: Step): boolean {
  if (effects.some(({effect}) => effect !== 'wait')) return true
  const {notice, ...after} = state
  if (notice !== undefined && notice !== before.notice && notice.tone !== 'bad') return true
  const keys = Object.keys(after) as (keyof typeof after)[]
  return keys.some(key => after[key] !== before[key] && !isDeepStrictEqual(after[key], before[key]))
}

const nothing: Partial<Record<Command, Sentence>> = {
  move: text => text.refused.nothingElse,
  scroll: text => text.refused.allInSight,
  page: text => text.refused.allInSight,
  ends: text => text.refused.allInSight,
  runs: text => text.refused.isHere,
  studies: text => text.refused.isHere,
  doctor: text => text.refused.isHere,
  commandLog: text => text.refused.isHere,
  help: text => text.refused.isHere,
  preset: text => text.refused.onePreset,
  labPreset: text => text.refused.onePreset,
  reset: text => text.refused.nothingChanged,
  resetField: text => text.refused.nothingChanged,
  erase: text => text.refused.nothingTyped,
  eraseAll: text => text.refused.nothingTyped,
}

/** Why none of the keys of a command does anything here and now; undefined where one does. */
function whyIdle(state: AppState, context: Context, {keys, command}: Binding): Sentence | undefined {
  const screen = topOf(state)
  if (untried.has(command)) return moduleOf(screen).unavailable?.(state, screen, command)
  let why: Sentence | undefined
  for (const name of keys) {
    const key = name.length === 1 ? {name, text: name} : {name}
    const step = act(state, context, command, key, () => [])
    if (!step || isSomething(quietOf(state), step)) return undefined
    if (step.state.notice?.tone === 'bad' && step.state.notice !== state.notice)
      why ??= step.state.notice.words
  }
  const known = command as Command
  return why ?? nothing[known] ?? (text => text.refused.nothing(text.commands[known][0]))
}

/** Asked for once, however often that is. */
function once<T>(find: () => T): () => T {
  let found: {readonly it: T} | undefined
  return () => {
    found ??= {it: find()}
    return found.it
  }
}

let last: {readonly looked: LookedAt; readonly offers: readonly Offer[]} | undefined

/**
 * All that the keys of the screen on top can do, those first that are needed most now, and why the others can do nothing:
 * found out by trying them, so that what is offered and what happens cannot differ. Tried anew only where what they looked
 * at has changed.
 */
export function offersOf(state: AppState): readonly Offer[] {
  if (!last?.looked.isSameIn(state)) {
    const looked = lookAt(state)
    last = {looked, offers: findOffers(looked.state)}
  }
  return last.offers
}

function findOffers(state: AppState): readonly Offer[] {
  const screen = topOf(state)
  const context = contextOf(state)
  const module = moduleOf(screen)
  const foremost = module.foremost?.(state, screen) ?? []
  const text = texts[state.language]
  const place = ({command, rank = 1000}: Binding) =>
    foremost.includes(command) ? foremost.indexOf(command) - foremost.length : rank
  return bindingsOf(context)
    .map((binding): Offer => {
      const {command} = binding
      const label = module.label?.(state, screen, command, text) ?? text.commands[command as Command][0]
      return {binding, label, why: once(() => whyIdle(state, context, binding))}
    })
    .sort((a, b) => place(a.binding) - place(b.binding))
}

/** What a key press comes to. One that can do nothing says why. */
export function press(state: AppState, key: Key): Step {
  const screen = topOf(state)
  const context = contextOf(state)
  if (isTooSmall(state.size)) {
    const common = findCommand('common', key.name)
    const isBlind = common !== undefined && blindly.has(common)
    return (isBlind ? commonKeys[common]?.(state, context, () => []) : undefined) ?? stay(state)
  }
  const part = moduleOf(screen).parts[context]
  const own = findCommand(context, key.name)
  // Where a text is being typed, a letter is a letter; elsewhere it is a key first.
  const common = isTyping(context) && key.text !== undefined ? undefined : findCommand('common', key.name)
  const command = own !== undefined && part?.handlers[own] ? own : undefined
  const quiet = quietOf(state)
  if (command === undefined && common === undefined) {
    // An answer is given by a key, not by whatever lay in the clipboard.
    const isAnswer = context === 'menu' && key.name === 'paste'
    const step =
      part?.typed && key.text !== undefined && !isAnswer
        ? part.typed(quiet, screen, key.text, key.lines)
        : undefined
    if (step && (isTyping(context) || isSomething(quiet, step))) return step
    return key.text === undefined || key.name === 'paste' || isTyping(context)
      ? stay(state)
      : stay(say(state, text => text.refused.noKey(key.name)))
  }
  const step = act(state, context, command ?? (common as string), key, () => offersOf(state))
  if (!step) return stay(state)
  if (step.state.notice?.tone === 'bad' || isSomething(quiet, step)) return step
  const binding = bindingsOf(context).find(one => one.command === (command ?? common))
  const why = binding && whyIdle(state, context, binding)
  return why ? refuse(step.state, why) : step
}
