import {augmented} from './augmented/module.ts'
import {browse} from './browse/module.ts'
import {chapter} from './chapter/module.ts'
import {chapters} from './chapters/module.ts'
import {check} from './check/module.ts'
import {code} from './code/module.ts'
import {columns} from './columns/module.ts'
import {commands} from './commands/module.tsx'
import {compare} from './compare/module.ts'
import {doctor} from './doctor/module.ts'
import {folder} from './folder/module.ts'
import {forecast} from './forecast/module.ts'
import {gates} from './gates/module.ts'
import {glossary} from './glossary/module.ts'
import {help} from './help/module.ts'
import {judgement} from './judgement/module.ts'
import {lab} from './lab/module.ts'
import {label} from './label/module.tsx'
import {layers} from './layers/module.ts'
import {letters} from './letters/module.ts'
import {maps} from './maps/module.ts'
import {measure} from './measure/module.ts'
import {menu} from './menu/module.tsx'
import type {ScreenModule} from './module.ts'
import {naming} from './naming/module.tsx'
import {notes} from './notes/module.ts'
import {picture} from './picture/module.ts'
import {rates} from './rates/module.ts'
import {run} from './run/module.ts'
import {runs} from './runs/module.tsx'
import type {Screen, ScreenKind, ScreenOf} from './screen.ts'
import {search} from './search/module.ts'
import {studies} from './studies/module.ts'
import {study} from './study/module.ts'
import {tensors} from './tensors/module.tsx'
import {watched} from './watched/module.ts'
import {weights} from './weights/module.ts'

/** Every kind of screen. */
const modules: {readonly [K in ScreenKind]: ScreenModule<ScreenOf<K>>} = {
  augmented,
  browse,
  chapter,
  chapters,
  check,
  columns,
  gates,
  folder,
  forecast,
  letters,
  code,
  commands,
  compare,
  doctor,
  glossary,
  help,
  judgement,
  lab,
  label,
  layers,
  maps,
  measure,
  menu,
  naming,
  notes,
  picture,
  rates,
  run,
  runs,
  search,
  studies,
  study,
  tensors,
  watched,
  weights,
}

export const moduleOf = (screen: Screen): ScreenModule<Screen> =>
  modules[screen.kind] as unknown as ScreenModule<Screen>
