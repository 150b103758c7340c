import {chapterById} from '../../chapters/index.ts'
import {ownPresetValues} from '../../chapters/own-presets.ts'
import {type Failure, failureOf} from '../../errors.ts'
import {formatSetting} from '../../settings/format-setting.ts'
import type {AppState} from '../state.ts'
import type {OwnStart} from './form.ts'
import type {FormScreen} from './state.ts'

type Presets = Pick<AppState, 'presets'>

/** The presets of the reader's own of a chapter's page: those that its chapter can take. */
export const ownStarts = (state: Presets, screen: FormScreen): readonly OwnStart[] =>
  screen.kind === 'chapter' && screen.branch === undefined
    ? read(state, screen.chapter).flatMap(one => ('raw' in one ? [one] : []))
    : []

/** What is wrong with a preset of the reader's own, if anything is: the first of it. */
export const presetTrouble = ({presets}: Presets): Failure | undefined =>
  Object.keys(presets)
    .flatMap(chapter => read({presets}, chapter))
    .find(one => 'code' in one)

function read({presets}: Presets, id: string): readonly (OwnStart | Failure)[] {
  const chapter = chapterById(id)
  return Object.entries(presets[id] ?? {}).map(([name, preset]) => {
    if (!chapter) return {code: 'unknown-chapter', detail: {at: preset.at, chapter: id}}
    try {
      const values = Object.entries(ownPresetValues(chapter, preset))
      return {name, raw: Object.fromEntries(values.map(([key, value]) => [key, formatSetting(value)]))}
    } catch (error) {
      return failureOf(error)
    }
  })
}
