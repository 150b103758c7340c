import {parseSetting} from '../../settings/parse-setting.ts'

/** A whole number given as an option; undefined when it was not. @throws TfnotesError `not-a-number` … (usage) */
export const readCount = (name: string, given: unknown, min: number, max: number): number | undefined =>
  given === undefined ? undefined : parseSetting(name, {kind: 'integer', min, max}, given)

/** The same for any number. */
export const readNumber = (name: string, given: unknown, min: number, max: number): number =>
  parseSetting(name, {kind: 'number', min, max}, given)
