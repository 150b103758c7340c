import {type Term, terms} from './terms.ts'

/** All that a term is called, in small letters, its names first. */
export const namesOf = ({name, also}: Term): readonly string[] =>
  [name.en, name.zh, ...(also?.en ?? []), ...(also?.zh ?? [])].map(word => word.toLowerCase())

/**
 * The terms that are meant by a word of either language: those that are called so, else those whose names contain it; none
 * where there are none.
 */
export function findTerms(word: string): readonly Term[] {
  const wanted = word.trim().toLowerCase()
  if (wanted === '') return terms
  const named = terms.filter(({name}) => [name.en, name.zh].some(one => one.toLowerCase() === wanted))
  if (named.length > 0) return named
  const called = terms.filter(term => namesOf(term).includes(wanted))
  if (called.length > 0) return called
  return terms.filter(term => namesOf(term).some(one => one.includes(wanted)))
}
