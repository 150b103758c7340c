import type {GatesLayer, Inside} from '../../../answers/prices.ts'

/** What a layer has inside, in the order of its tabs: for each gate or state a row of units for every step. */
export const insidesOf = ({insides}: GatesLayer): {name: Inside; values: readonly number[]}[] =>
  (Object.keys(insides) as Inside[]).map(name => ({name, values: insides[name] ?? []}))
