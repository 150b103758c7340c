import type {AugmentedScreen} from './augmented/state.ts'
import type {BrowseScreen} from './browse/state.ts'
import type {ChapterScreen} from './chapter/state.ts'
import type {ChaptersScreen} from './chapters/state.ts'
import type {CheckScreen} from './check/state.ts'
import type {CodeScreen} from './code/state.ts'
import type {ColumnsScreen} from './columns/state.ts'
import type {CommandsScreen} from './commands/state.ts'
import type {CompareScreen} from './compare/state.ts'
import type {DoctorScreen} from './doctor/state.ts'
import type {FolderScreen} from './folder/state.ts'
import type {ForecastScreen} from './forecast/state.ts'
import type {GatesScreen} from './gates/state.ts'
import type {GlossaryScreen} from './glossary/state.ts'
import type {HelpScreen} from './help/state.ts'
import type {JudgementScreen} from './judgement/state.ts'
import type {LabScreen} from './lab/state.ts'
import type {LabelScreen} from './label/state.ts'
import type {LayersScreen} from './layers/state.ts'
import type {LettersScreen} from './letters/state.ts'
import type {MapsScreen} from './maps/state.ts'
import type {MeasureScreen} from './measure/state.ts'
import type {MenuScreen} from './menu/state.ts'
import type {NamingScreen} from './naming/state.ts'
import type {NotesScreen} from './notes/state.ts'
import type {PictureScreen} from './picture/state.ts'
import type {RatesScreen} from './rates/state.ts'
import type {RunScreen} from './run/state.ts'
import type {RunsScreen} from './runs/state.ts'
import type {SearchScreen} from './search/state.ts'
import type {StudiesScreen} from './studies/state.ts'
import type {StudyScreen} from './study/state.ts'
import type {TensorsScreen} from './tensors/state.ts'
import type {WatchedScreen} from './watched/state.ts'
import type {WeightsScreen} from './weights/state.ts'

/** What lies on the stack of screens. */
export type Screen =
  | AugmentedScreen
  | BrowseScreen
  | ChapterScreen
  | ChaptersScreen
  | CheckScreen
  | CodeScreen
  | CommandsScreen
  | CompareScreen
  | DoctorScreen
  | GlossaryScreen
  | HelpScreen
  | JudgementScreen
  | LabScreen
  | LabelScreen
  | LayersScreen
  | MapsScreen
  | LettersScreen
  | FolderScreen
  | ForecastScreen
  | GatesScreen
  | ColumnsScreen
  | MeasureScreen
  | MenuScreen
  | NamingScreen
  | NotesScreen
  | PictureScreen
  | RatesScreen
  | RunScreen
  | RunsScreen
  | SearchScreen
  | StudiesScreen
  | StudyScreen
  | TensorsScreen
  | WatchedScreen
  | WeightsScreen

export type ScreenKind = Screen['kind']
export type ScreenOf<K extends ScreenKind> = Extract<Screen, {kind: K}>

/** A screen before it has a place on the stack. */
export type NewScreen = {[K in ScreenKind]: Omit<ScreenOf<K>, 'id'>}[ScreenKind]
