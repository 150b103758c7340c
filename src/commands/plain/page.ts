import type {World} from './world.ts'

/** Something to choose. */
export interface Choice {
  readonly words: string
  /** May be typed in place of the number. */
  readonly id?: string
  readonly choose: (world: World) => Promise<unknown>
}

/** What is heard before a question, and the answers. */
export interface Page {
  readonly title: string
  /** Heard once, and again when the list is asked for. */
  readonly about?: string
  readonly choices: readonly Choice[]
}

/** A longer list is heard once, and again when it is asked for. */
const shortList = 12

/** Stays on a page until its reader goes back: it is made anew after each choice. */
export async function visit(world: World, pageOf: () => Page | Promise<Page>): Promise<void> {
  for (let isHeard = false; !world.over; ) {
    const {title, about, choices} = await pageOf()
    world.say(title)
    if (!isHeard && about !== undefined) world.say(about)
    if (!isHeard || choices.length <= shortList)
      for (const [index, {words}] of choices.entries()) world.say(`${index + 1} ${words}`)
    isHeard = true
    const answer = await world.ask(world.said.choose(choices.length))
    if (answer === undefined || world.is('back', answer)) return
    if (world.is('quit', answer)) world.over = true
    else if (world.is('language', answer)) world.otherLanguage()
    else if (world.is('again', answer) || answer === '') isHeard = false
    else {
      const chosen = choices.find(({id}, index) => id === answer || String(index + 1) === answer)
      if (!chosen) world.say(world.said.notChosen(answer, choices.length))
      else await chosen.choose(world).catch((error: unknown) => world.complain(error))
    }
  }
}
