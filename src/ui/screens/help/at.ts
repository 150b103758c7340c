import {frameOf} from '../../components/layout.ts'
import {bindingsOf} from '../../keys/find.ts'
import type {Offer} from '../../keys/offer.ts'
import type {Command, Context} from '../../keys/table.ts'
import type {AppState} from '../../state.ts'
import {put, type Step, topOf} from '../../step.ts'
import {texts} from '../../text/index.ts'
import {helpLines} from './rows.ts'
import {openHelp} from './state.ts'

/** The help of a context with one of its keys at the top. */
export function openHelpAt(state: AppState, context: Context, command: Command): Step {
  // What the keys would do there is not known here.
  const offers = bindingsOf(context).map((binding): Offer => ({binding, label: '', why: () => undefined}))
  const opened = openHelp(state, context, offers)
  const screen = topOf(opened.state)
  if (screen.kind !== 'help') return opened
  const text = texts[state.language]
  const rows = helpLines(state, screen, frameOf(state.size).width).map(row =>
    row.map(part => part.text).join(''),
  )
  const heading = rows.indexOf(text.contexts[context])
  const words = text.commands[command][1].slice(0, 16)
  const row = rows.findIndex((one, index) => index > heading && one.includes(words))
  return {...opened, state: put(opened.state, {...screen, top: Math.max(0, row - 1)})}
}
