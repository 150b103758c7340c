import type {PriceTable} from '../../../answers/prices.ts'
import type {Chapter} from '../../../chapters/chapter.ts'
import {chapterById} from '../../../chapters/index.ts'
import {priceOptions, prices} from '../../../datasets/facts/prices.ts'
import type {Failure} from '../../../errors.ts'
import {asTyped} from '../../../settings/as-typed.ts'
import type {PathField} from '../../components/path-field.ts'
import type {Effect} from '../../effects.ts'
import type {Form} from '../../form/form.ts'
import {formFor} from '../../form/state.ts'
import {chapterSubject} from '../../form/subjects.ts'
import type {AppState} from '../../state.ts'
import {open, type Step} from '../../step.ts'
import {optionFlags, readForm} from '../chapter/command.ts'

/** The first rows of a price file, for a chapter's page to choose its columns from. What is chosen goes into its form. */
export interface ColumnsScreen {
  readonly kind: 'columns'
  readonly id: number
  readonly chapter: string
  /** The page that is to be measured anew when this screen closes. */
  readonly page: number
  readonly picking?: PathField | undefined
  readonly table?: PriceTable | undefined
  readonly failure?: Failure | undefined
  /** Index of the column under the cursor; the forecast one before any is chosen. */
  readonly cursor?: number | undefined
}

export const formOf = (state: AppState, chapter: string): Form =>
  formFor(state, chapterSubject(chapterById(chapter) as Chapter))

/** What decides which file is read, and how. */
const ofFile: readonly string[] = ['csv', 'from', ...priceOptions]

/** More rows than this no terminal shows. */
const rows = 60

/** Reads the first rows of the file that the form names, or of the one that a run would find. */
export function readFile(state: AppState, screen: Pick<ColumnsScreen, 'id' | 'chapter'>): Effect {
  const chapter = chapterById(screen.chapter) as Chapter
  const {options, values} = readForm(chapter, formOf(state, screen.chapter))
  const source = optionFlags(chapter, options, key => ofFile.includes(key))
  return {
    effect: 'ask',
    owner: screen.id,
    topic: 'columns',
    args: [
      'dataset',
      'show',
      options.dataset,
      ...source,
      ...(values.column === prices.brings.column ? [] : asTyped('column', values.column)),
      '--count',
      String(rows),
      '--json',
    ],
  }
}

export const openColumns = (state: AppState, chapter: string, page: number): Step =>
  open(state, {kind: 'columns', chapter, page}, id => [readFile(state, {id, chapter})])
