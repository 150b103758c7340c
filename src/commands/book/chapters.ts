import {book, contentOf, type Page} from '../../chapters/book.ts'
import {inColumns} from '../../drawing/lines/columns.ts'
import {defaults} from '../../settings/tunable.ts'
import type {Words} from '../../text/words/words.ts'
import type {Context, RunCommand} from '../line/command.ts'
import {openOutput, printJson} from '../printing/output.ts'

/** `tfnotes chapters`: the book in reading order. */
export const listChapters: RunCommand = async (context, {flags}) => {
  if (flags.json === true) {
    for (const page of book) printPage(page, context)
    return 0
  }
  const {words, line} = openOutput(context)
  const {section, id, title, dataset, task} = words.columns
  const rows = book.map(page => rowOf(page, context, words))
  for (const row of inColumns([[section, id, title, dataset, task], ...rows])) line(row)
  return 0
}

function rowOf(page: Page, {language}: Context, words: Words): string[] {
  const {section, id, title} = contentOf(page)
  const about = [section, id, title[language]]
  switch (page.kind) {
    case 'chapter':
      return [...about, page.chapter.dataset, words.tasks[page.chapter.task]]
    case 'lab':
      return [...about, '-', words.lab]
    case 'reading':
      return [...about, '-', words.reading]
  }
}

function printPage(page: Page, context: Context): void {
  const {id, section, title, idea} = contentOf(page)
  const content = {id, section, title, idea}
  switch (page.kind) {
    case 'chapter': {
      const {task, dataset, accepts, settings, presets} = page.chapter
      const values = defaults(page.chapter)
      printJson(context, 'chapterPage', {
        kind: 'chapter',
        ...content,
        ...{task, dataset, accepts, presets, values, hyperparameters: settings},
      })
      break
    }
    case 'lab': {
      const {settings, presets} = page.lab
      printJson(context, 'labPage', {kind: 'lab', ...content, parameters: settings, presets})
      break
    }
    case 'reading':
      printJson(context, 'readingPage', {kind: 'reading', ...content})
  }
}
