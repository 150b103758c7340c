import type {Gates, Inside} from '../../../answers/prices.ts'

/** One recurrent layer over a window. */
export type GatesLayer = Gates['layers'][number]

/** What a layer has inside, in the order of its tabs: for each gate or state a row of units for every step. */
export const insidesOf = ({insides}: GatesLayer): {name: Inside; values: readonly number[]}[] =>
  (Object.keys(insides) as Inside[]).map(name => ({name, values: insides[name] ?? []}))
