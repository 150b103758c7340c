import * as v from 'valibot'
import type {LabResult} from '../labs/lab.ts'
import {about, choice, integer, kind, localised, object, text, texts} from './schema.ts'

const described = (means: string) => about(v.record(v.string(), v.unknown()), means, undefined, 'object')

const page = {
  id: text('as `train`, `lab` and `notes` take it'),
  section: text('of the notes'),
  title: localised(''),
  idea: localised('one paragraph: what it is about'),
}

/** `tfnotes chapters`: a page that trains. */
export const chapterPage = object({
  kind: kind('chapter'),
  ...page,
  task: choice(['classify-image', 'measure', 'next-letter', 'forecast'], 'what its network is applied to'),
  dataset: text('the data set of the notes'),
  accepts: texts('data sets that its network takes'),
  presets: described(
    '`notes`, and `recommended` where those train badly: `values`, and `why` in both languages',
  ),
  values: described('the hyperparameters of the preset that is taken by default'),
  hyperparameters: described(
    'for each: `kind`, `default`, limits, `label` and `help` in both languages, `when` it matters',
  ),
})

/** A page that only computes. */
export const labPage = object({
  kind: kind('lab'),
  ...page,
  parameters: described(
    'for each: `kind`, `default`, limits, `label` and `help` in both languages, `when` it matters',
  ),
  presets: described('for each: `title` and `why` in both languages, `values`'),
})

/** A page that is only read. */
export const readingPage = object({kind: kind('reading'), ...page})

/** `tfnotes lab` */
export const computed = object({
  lab: text('its id'),
  values: described('its parameters, as it computed with them'),
  seed: integer('of everything random'),
  figures: about(v.custom<LabResult['figures']>(Array.isArray), ''),
  tables: about(v.custom<LabResult['tables']>(Array.isArray), ''),
  facts: about(v.custom<LabResult['facts']>(Array.isArray), ''),
})
