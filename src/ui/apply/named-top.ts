import type {Ranked} from '../../answers/applying.ts'
import {className} from '../../datasets/facts/index.ts'
import type {Language} from '../../text/localised.ts'

/** The likely classes, called as people call them in this language. */
export const namedTop = (
  {top, dataset}: {readonly top: readonly Ranked[]; readonly dataset: string},
  language: Language,
): Ranked[] => top.map(one => ({...one, label: className(dataset, one.label, language)}))
