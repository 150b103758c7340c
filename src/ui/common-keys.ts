import {nextGlyphMode} from '../drawing/glyph-mode.ts'
import {glyphsOf} from '../drawing/glyphs.ts'
import {otherLanguage} from '../text/localised.ts'
import type {Offer} from './keys/offer.ts'
import type {CommandOf, Context} from './keys/table.ts'
import {openCommands} from './screens/commands/state.ts'
import {openDoctor} from './screens/doctor/state.ts'
import {openGlossary} from './screens/glossary/state.ts'
import {openHelp} from './screens/help/state.ts'
import {openRuns} from './screens/runs/state.ts'
import {openSearch} from './screens/search/state.ts'
import {openStudies} from './screens/studies/state.ts'
import type {AppState} from './state.ts'
import {type Step, say, stay} from './step.ts'

type CommonKeys = Readonly<
  Record<CommandOf<'common'>, (state: AppState, context: Context, offers: () => readonly Offer[]) => Step>
>

/** All curves in the next kind of symbols, whatever the terminal may be able to show: that is seen at once. */
function nextGlyphs(state: AppState): Step {
  const mode = nextGlyphMode(state.look.glyphs.name)
  const drawn: AppState = {...state, look: {...state.look, glyphs: glyphsOf[mode], glyphsBy: 'key'}}
  return stay(say(drawn, text => text.notices.glyphs(mode), 'plain'))
}

const handlers: CommonKeys = {
  help: (state, context, offers) => openHelp(state, context, offers()),
  runs: openRuns,
  studies: openStudies,
  commandLog: openCommands,
  doctor: openDoctor,
  language: state => stay({...state, language: otherLanguage(state.language)}),
  search: state => openSearch(state),
  glossary: state => openGlossary(state),
  glyphs: nextGlyphs,
  quit: state => stay(state, {effect: 'quit', code: 0}),
  leave: state => stay(state, {effect: 'quit', code: 130}),
  suspend: state => stay(state, {effect: 'suspend'}),
  redraw: state => stay(state, {effect: 'redraw'}),
}

/** What the keys do that every screen has. */
export const commonKeys: Readonly<Record<string, CommonKeys['help']>> = handlers
