import {chapters} from '../chapters/index.ts'
import {defaults} from '../chapters/values.ts'
import {labs} from '../labs/index.ts'
import type {Context, RunCommand} from './command.ts'
import {openOutput, printJson, table} from './output.ts'

/** `tfnotes chapters`: the book in reading order, labs first. */
export const listChapters: RunCommand = async (context, {flags}) => {
  if (flags.json === true) return printAll(context)
  const {language} = context
  const {words, line} = openOutput(context)
  const {section, id, title, dataset, task} = words.columns
  const rows = [
    ...labs.map(lab => [lab.section, lab.id, lab.title[language], '-', words.lab]),
    ...chapters.map(chapter => [
      chapter.section,
      chapter.id,
      chapter.title[language],
      chapter.dataset,
      words.tasks[chapter.task],
    ]),
  ]
  for (const row of table([[section, id, title, dataset, task], ...rows])) line(row)
  return 0
}

function printAll(context: Context): number {
  for (const {id, section, title, idea, parameters, presets} of labs)
    printJson(context, {kind: 'lab', id, section, title, idea, parameters, presets})
  for (const chapter of chapters) {
    const {id, section, title, idea, task, dataset, accepts, hyperparameters, presets} = chapter
    const facts = {id, section, title, idea, task, dataset, accepts, presets}
    printJson(context, {kind: 'chapter', ...facts, values: defaults(chapter), hyperparameters})
  }
  return 0
}
