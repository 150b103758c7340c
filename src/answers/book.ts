import {fact, figure, table} from './figures.ts'
import {about, choice, integer, kind, list, localised, object, record, text, texts} from './schema.ts'

const page = {
  id: text('as `train`, `lab` and `notes` take it'),
  section: text('of the notes'),
  title: localised('its title'),
  idea: localised('one paragraph: what it is about'),
}

const tuning =
  'for each: its `kind`, its `default`, its limits (`min` `max` `choices` `maxLength` …), `label` and `help` as `{en, zh}`, and `when`, if it matters only beside some values of others'

/** `tfnotes chapters`: a page that trains. */
export const chapterPage = object({
  kind: kind('chapter'),
  ...page,
  task: choice(['classify-image', 'measure', 'next-letter', 'forecast'], 'what its network is applied to'),
  dataset: text('the data set of the notes'),
  accepts: texts('data sets that its network takes'),
  presets: record(
    '`notes`, and `recommended` where those train badly: `values`, and `why` in both languages',
  ),
  values: record('the hyperparameters of the preset that is taken by default'),
  hyperparameters: record(tuning),
})

/** A page that only computes. */
export const labPage = object({
  kind: kind('lab'),
  ...page,
  parameters: record(tuning),
  presets: record('for each: `title` and `why` in both languages, `values`'),
})

/** A page that is only read. */
export const readingPage = object({kind: kind('reading'), ...page})

/** `tfnotes glossary`: a term of the book. */
export const glossaryTerm = object({
  name: localised('what it is called'),
  says: localised('what it means, in a sentence or two'),
  pages: texts('ids of the chapters and labs whose texts use it'),
})

/** `tfnotes lab` */
export const computed = object({
  lab: text('its id'),
  values: record('its parameters, as it computed with them'),
  seed: integer('of everything random'),
  figures: list(about(figure, '', undefined, 'figure'), 'what there is to see'),
  tables: list(table, 'the same in rows and columns'),
  facts: list(fact, 'the numbers to take away'),
})
