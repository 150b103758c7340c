import {type Page as BookPage, book, contentOf} from '../../chapters/book.ts'
import type {Context} from '../line/command.ts'
import {chapterPage} from './chapter.ts'
import {readNotes} from './notes.ts'
import {visit} from './page.ts'
import {runsPage} from './runs.ts'
import {openTypedLines} from './typed-lines.ts'
import {World} from './world.ts'

/**
 * The whole program line by line, for screen readers, braille lines and pipes: numbered choices, one question a line,
 * nothing that is drawn over. Returns the exit code.
 */
export async function runPlain(context: Context): Promise<number> {
  const lines = openTypedLines(context.stdin)
  const world = new World(context, lines)
  try {
    world.say(world.said.welcome)
    await visit(world, () => ({
      title: world.said.home,
      choices: [
        {words: world.said.chapters, choose: () => chaptersPage(world)},
        {words: world.said.runs, choose: () => runsPage(world)},
        {words: world.said.doctor, choose: () => world.run(['doctor'])},
      ],
    }))
    world.say(world.said.leaving)
    return 0
  } finally {
    lines.close()
  }
}

const chaptersPage = (world: World): Promise<void> =>
  visit(world, () => ({
    title: world.said.chapters,
    choices: book.map(page => {
      const {id, section, title} = contentOf(page)
      return {words: `${section} ${title[world.language]}`, id, choose: () => openPage(world, page)}
    }),
  }))

/** A chapter that trains, a lab to be computed, or a page that is only read. */
function openPage(world: World, page: BookPage): Promise<void> {
  if (page.kind === 'chapter') return chapterPage(world, page.chapter)
  const {id, title, notes} = contentOf(page)
  if (page.kind === 'reading') return readNotes(world, notes)
  return visit(world, () => ({
    title: title[world.language],
    choices: [
      {words: world.said.notes, choose: () => readNotes(world, notes)},
      {words: world.said.compute, choose: () => world.run(['lab', id])},
    ],
  }))
}
