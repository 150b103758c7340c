import {chapter} from './chapter/module.ts'
import {chapters} from './chapters/module.ts'
import {code} from './code/module.ts'
import {compare} from './compare/module.ts'
import {doctor} from './doctor/module.ts'
import {help} from './help/module.ts'
import {layers} from './layers/module.ts'
import {measure} from './measure/module.ts'
import {menu} from './menu/module.tsx'
import type {ScreenModule} from './module.ts'
import {notes} from './notes/module.ts'
import {picture} from './picture/module.ts'
import {run} from './run/module.ts'
import {runs} from './runs/module.tsx'
import type {Screen, ScreenKind, ScreenOf} from './screen.ts'
import {weights} from './weights/module.ts'

/** Every kind of screen. */
const modules: {readonly [K in ScreenKind]: ScreenModule<ScreenOf<K>>} = {
  chapter,
  chapters,
  code,
  compare,
  doctor,
  help,
  layers,
  measure,
  menu,
  notes,
  picture,
  run,
  runs,
  weights,
}

export const moduleOf = (screen: Screen): ScreenModule<Screen> =>
  modules[screen.kind] as unknown as ScreenModule<Screen>
