import type {Localised} from '../../text/localised.ts'
import type {World} from './world.ts'

/** Characters that are heard before a question. */
const pageLength = 700

/** Reads a page of the book, a few paragraphs at a time. */
export async function readNotes(world: World, notes: Localised): Promise<void> {
  let heard = 0
  for (const paragraph of notes[world.language].split(/\n{2,}/)) {
    if (heard > 0 && heard + paragraph.length > pageLength) {
      const answer = await world.ask(world.said.more)
      if (answer === undefined || world.is('back', answer)) return
      if (world.is('quit', answer)) {
        world.over = true
        return
      }
      heard = 0
    }
    for (const row of paragraph.split('\n')) world.say(row)
    world.say('')
    heard += paragraph.length
  }
  world.say(world.said.notesEnd)
}
