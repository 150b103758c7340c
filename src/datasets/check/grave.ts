import type {Failure} from '../../errors.ts'
import type {LoadedDataset} from '../dataset.ts'
import {facts} from '../facts/index.ts'
import {allBlank, checkSame} from './check-samples.ts'
import {checkClasses} from './classes.ts'
import {namesOf, type Place} from './finding.ts'

/**
 * What is so grave about loaded samples that it is said before a training: a class without samples, pictures of one
 * colour alone, and test samples that are learnt from. Of prices it is said where they are read. It takes a moment: only
 * the reader's own pictures are compared, for those of publishers are known.
 */
export function graveOf(data: LoadedDataset): Failure[] {
  const {kind} = facts[data.name]
  if (kind !== 'pictures' && kind !== 'measurements') return []
  const found = [
    ...checkClasses(data),
    ...(kind === 'pictures' ? allBlank(data) : []),
    ...(data.name === 'own-pictures' ? checkSame(data) : []),
  ]
  return found
    .filter(({grave}) => grave)
    .map(({code, detail, places}) => ({code, detail: {...detail, places: numbersOf(places)}}))
}

/** Places that a warning names. */
const mostPlaces = 8

/** By number alone: what others may read of a run quotes no names of private files. */
const numbersOf = (places: readonly Place[]): string[] =>
  namesOf(places.slice(0, mostPlaces).map(({name: _, ...place}) => place))
