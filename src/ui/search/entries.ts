import {book, contentOf} from '../../chapters/book.ts'
import {pagesOf} from '../../chapters/glossary/occurrences.ts'
import {type Term, terms} from '../../chapters/glossary/terms.ts'
import {chapters} from '../../chapters/index.ts'
import {labs} from '../../labs/index.ts'
import {flagName} from '../../text/flag-name.ts'
import type {Localised} from '../../text/localised.ts'
import {chapterSubject, labSubject} from '../form/subjects.ts'
import {keysInUse} from '../keys/find.ts'
import type {Command, Context} from '../keys/table.ts'
import {texts} from '../text/index.ts'

export type EntryKind = 'page' | 'term' | 'setting' | 'key' | 'notes'

/** Where an entry leads. */
export type Target =
  | {readonly kind: 'page'; readonly page: string}
  | {readonly kind: 'term'; readonly term: Term}
  /** A field, and the pages that have it. */
  | {readonly kind: 'setting'; readonly key: string; readonly pages: readonly string[]}
  | {readonly kind: 'key'; readonly context: Context; readonly command: Command}
  | {readonly kind: 'notes'; readonly page: string; readonly paragraph: number}

/** Something that can be looked for, in both languages at once. */
export interface Entry {
  readonly target: Target
  readonly title: Localised
  readonly text: Localised
  /** What else it is called: ids, flags, keys, other spellings. */
  readonly also: readonly string[]
}

const pageEntries = (): Entry[] =>
  book.map(page => {
    const {id, title, idea, section} = contentOf(page)
    return {target: {kind: 'page', page: id}, title, text: idea, also: [id, section]}
  })

const termEntries = (): Entry[] =>
  terms.map(term => ({
    target: {kind: 'term', term},
    title: term.name,
    text: term.says,
    also: [...(term.also?.en ?? []), ...(term.also?.zh ?? [])],
  }))

/** A setting that several pages have alike is one. */
function settingEntries(): Entry[] {
  const found = new Map<string, {entry: Entry; pages: string[]}>()
  const subjects = [...chapters.map(chapterSubject), ...labs.map(labSubject)]
  for (const {id, fields} of subjects)
    for (const {key, setting, flag = key} of fields) {
      const name = [key, setting.label.en, setting.help.en].join(' ')
      const known = found.get(name)
      if (known) known.pages.push(id)
      else {
        const pages = [id]
        const target: Target = {kind: 'setting', key, pages}
        const {label, help} = setting
        found.set(name, {entry: {target, title: label, text: help, also: [flagName(flag)]}, pages})
      }
    }
  return [...found.values()].map(({entry}) => entry)
}

function keyEntries(): Entry[] {
  const table = keysInUse()
  return (Object.keys(table) as Context[]).flatMap(context =>
    table[context].map(({keys, command}): Entry => {
      const [en, zh] = [texts.en, texts.zh].map(({commands}) => commands[command as Command])
      return {
        target: {kind: 'key', context, command: command as Command},
        title: {en: en?.[0] ?? '', zh: zh?.[0] ?? ''},
        text: {en: en?.[1] ?? '', zh: zh?.[1] ?? ''},
        also: keys,
      }
    }),
  )
}

export const paragraphsOf = (notes: string): string[] => notes.split(/\n\s*\n/)

const notesEntries = (): Entry[] =>
  book.flatMap(page => {
    const {id, title, notes} = contentOf(page)
    const [en, zh] = [paragraphsOf(notes.en), paragraphsOf(notes.zh)]
    return Array.from(
      {length: Math.max(en.length, zh.length)},
      (_, paragraph): Entry => ({
        target: {kind: 'notes', page: id, paragraph},
        title,
        text: {en: en[paragraph] ?? '', zh: zh[paragraph] ?? ''},
        also: [],
      }),
    )
  })

let made: readonly Entry[] | undefined

/** All that can be looked for: pages, terms, settings, keys and the paragraphs of the notes. Made once. */
export function searchEntries(): readonly Entry[] {
  made ??= [...pageEntries(), ...termEntries(), ...settingEntries(), ...keyEntries(), ...notesEntries()]
  return made
}

/** The pages to which an entry belongs, for people. */
export function whereOf({target}: Entry): readonly string[] {
  switch (target.kind) {
    case 'page':
    case 'notes':
      return [target.page]
    case 'setting':
      return target.pages
    case 'term':
      return pagesOf(target.term)
    case 'key':
      return []
  }
}
