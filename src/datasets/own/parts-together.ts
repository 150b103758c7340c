import {TfnotesError} from '../../errors.ts'
import type {Remark} from '../remark.ts'
import type {Entry, Listing} from './listing.ts'

const labelsOf = ({entries}: Listing): Set<string> => new Set(entries.map(({label}) => label))

/**
 * One class for labels that differ only in how accents are put together, as Macs and others write them: spelt as the
 * first of them is. Nothing else is changed.
 */
export function inOneSpelling<L extends readonly Listing[]>(listings: L): {listings: L; remarks: Remark[]} {
  const spelt = new Map<string, string>()
  const alike = new Set<string>()
  for (const label of listings.flatMap(listing => [...labelsOf(listing)])) {
    const key = label.normalize('NFC')
    const first = spelt.get(key)
    if (first === undefined) spelt.set(key, label)
    else if (first !== label) alike.add(first)
  }
  if (alike.size === 0) return {listings, remarks: []}
  const respell = (entry: Entry): Entry => ({
    ...entry,
    label: spelt.get(entry.label.normalize('NFC')) ?? entry.label,
  })
  return {
    listings: listings.map(one => ({...one, entries: one.entries.map(respell)})) as unknown as L,
    remarks: [{code: 'classes-alike', detail: {names: [...alike]}}],
  }
}

/**
 * What the classes of two parts say of each other.
 *
 * @throws TfnotesError parts-differ when they have none in common
 */
export function compareParts(train: Listing, held: Listing, part: string): Remark[] {
  const [own, other] = [labelsOf(train), labelsOf(held)]
  const untrained = [...other].filter(label => !own.has(label))
  const unvalidated = [...own].filter(label => !other.has(label))
  if (own.size > 0 && other.size > 0 && untrained.length === other.size)
    throw new TfnotesError('parts-differ', {part, train: [...own], other: [...other]})
  const remark = (code: 'classes-untrained' | 'classes-unvalidated', names: string[]): Remark[] =>
    names.length === 0 ? [] : [{code, detail: {part, count: names.length, names}}]
  return [...remark('classes-untrained', untrained), ...remark('classes-unvalidated', unvalidated)]
}
