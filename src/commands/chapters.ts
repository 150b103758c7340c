import {chapters} from '../chapters/index.ts'
import {defaults} from '../chapters/values.ts'
import type {RunCommand} from './command.ts'
import {openOutput, printJson, table} from './output.ts'

/** `tfnotes chapters`: the book in reading order. */
export const listChapters: RunCommand = async (context, {flags}) => {
  if (flags.json === true) {
    for (const chapter of chapters) {
      const {id, section, title, idea, task, dataset, accepts, hyperparameters, presets} = chapter
      const values = defaults(chapter)
      printJson(context, {id, section, title, idea, task, dataset, accepts, values, hyperparameters, presets})
    }
    return 0
  }
  const {language} = context
  const {words, line} = openOutput(context)
  const {section, id, title, dataset, task} = words.columns
  const rows = chapters.map(chapter => [
    chapter.section,
    chapter.id,
    chapter.title[language],
    chapter.dataset,
    words.tasks[chapter.task],
  ])
  for (const row of table([[section, id, title, dataset, task], ...rows])) line(row)
  return 0
}
