import type {EntryKind} from '../../search/entries.ts'
import {searchEntries} from '../../search/entries.ts'
import {type Found, search} from '../../search/rank.ts'
import type {AppState} from '../../state.ts'
import {open, type Step, stay, topOf} from '../../step.ts'

/** A text, and all in the program that has to do with it. */
export interface SearchScreen {
  readonly kind: 'search'
  readonly id: number
  readonly text: string
  /** Index of the result under the cursor. */
  readonly cursor: number
  /** Looks among these alone. @default everything */
  readonly only?: EntryKind
}

export const openSearch = (state: AppState, only?: EntryKind): Step =>
  topOf(state).kind === 'search'
    ? stay(state)
    : open(state, {kind: 'search', text: '', cursor: 0, ...(only && {only})})

let last: {readonly key: string; readonly found: readonly Found[]} | undefined

/** What is found for the text; looked for once, however often it is drawn. */
export function foundBy(
  {language}: Pick<AppState, 'language'>,
  {text, only}: SearchScreen,
): readonly Found[] {
  const key = `${language} ${only ?? ''} ${text}`
  if (last?.key !== key) {
    const entries = searchEntries().filter(({target}) => only === undefined || target.kind === only)
    last = {key, found: search(entries, text, {language})}
  }
  return last.found
}
