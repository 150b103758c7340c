import {classified, letterCodes, measured, nextLetter} from './applying.ts'
import {chapterPage, computed, labPage, readingPage} from './book.ts'
import {dataset, fetched, made, preflight} from './data.ts'
import {failed} from './failure.ts'
import {exportedFile, launched, weights} from './files.ts'
import {
  augmented,
  filters,
  judgement,
  layer,
  mistake,
  original,
  progress,
  shownSample,
  shownSet,
  subject,
} from './inspection.ts'
import {backendFound, datasetsFound, program, runsFolder} from './machine.ts'
import {forecast, gates, priceTable} from './prices.ts'
import {event, runSummary} from './runs.ts'
import type {Written} from './schema.ts'

/** What every command puts on stdout with `--json`, one object a line: docs/json.md is printed from this. */
export const answers = {
  chapters: {chapterPage, labPage, readingPage},
  lab: {computed},
  preflight: {preflight},
  train: {event, launched},
  runs: {runSummary},
  classify: {classified},
  measure: {measured},
  next: {letterCodes, nextLetter},
  forecast: {forecast},
  gates: {gates},
  inspect: {progress, judgement, mistake, subject, filters, layer},
  extract: {weights},
  export: {exportedFile},
  augment: {original, augmented},
  'dataset list': {dataset},
  'dataset show': {shownSet, shownSample, priceTable},
  'dataset fetch': {fetched},
  'dataset make': {made},
  doctor: {program, runsFolder, datasetsFound, backendFound},
  'what goes wrong': {failed},
} as const

type All<U> = (U extends unknown ? (one: U) => void : never) extends (one: infer I) => void ? I : never
type Schemas = All<(typeof answers)[keyof typeof answers]>

/** Every answer by the name of its schema, as a command writes it. */
export type Answers = {readonly [K in keyof Schemas]: Written<Schemas[K]>}
