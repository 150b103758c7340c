import {TfnotesError} from '../errors.ts'
import type {CountedNetwork, LabData} from './lab.ts'

/** A chapter's network by its id. @throws TfnotesError `not-a-choice` (usage) */
export function namedNetwork({networks = []}: LabData, id: string): CountedNetwork {
  const named = networks.find(network => network.id === id)
  if (!named)
    throw new TfnotesError(
      'not-a-choice',
      {name: 'network', value: id, accepted: networks.map(network => network.id)},
      {usage: true},
    )
  return named
}
