import {settingLabel, settingValue} from '../../chapters/setting-label.ts'
import type {StudyReport} from '../../studies/report.ts'
import type {Overrides, Study} from '../../studies/study.ts'
import {duration} from '../../text/times.ts'
import {sides} from '../../text/words/twins.ts'
import type {Words} from '../../text/words/words.ts'
import type {Output} from '../printing/output.ts'

type Said = Pick<Output, 'words' | 'language'>

/** A setting by the values that it has of its own, one after another. */
export const settingWords = (
  {base}: Pick<Study, 'base'>,
  values: Overrides,
  {language}: Pick<Output, 'language'>,
): string[] =>
  Object.entries(values).map(
    ([key, value]) =>
      `${settingLabel(base.chapter, key, language)} ${settingValue(base.chapter, key, value, language)}`,
  )

/** What one of two twins has of its own: where the two do not differ, as it was typed. */
export const sideWords = (
  study: Pick<Study, 'base' | 'settings' | 'space'>,
  at: number,
  said: Said,
): string =>
  settingWords(study, study.settings[at] ?? {}, said).join(said.words.comma) ||
  (study.space[at === 0 ? 'a' : 'b'] ?? said.words.studies.twins.asUsual)

/** A setting of a study as its trials are told: its values, of twins its name before them. */
export const trialWords = (study: Study, setting: number, said: Said): string[] =>
  study.kind === 'twins'
    ? [`${sides[setting]}${said.words.bracket(sideWords(study, setting, said))}`]
    : settingWords(study, study.settings[setting] ?? {}, said)

/** How much a study asks. */
export const askedWords = ({kind, settings, seeds}: Study, {studies}: Words): string =>
  kind === 'twins'
    ? studies.twins.asked(seeds.length)
    : studies.asked(settings.length, seeds.length, settings.length * seeds.length)

/** What a study waits for before anything is begun; undefined where it does not. */
export const waitWords = (
  {waitsFor}: Pick<StudyReport, 'waitsFor'>,
  {studies}: Pick<Words, 'studies'>,
): string | undefined => (waitsFor === undefined ? undefined : studies.waitsFor(waitsFor))

/** What it waits for, else how long the rest will take, where that is known. */
export function leftWords(report: Pick<StudyReport, 'waitsFor' | 'secondsLeft'>, words: Words): string[] {
  const waits = waitWords(report, words)
  if (waits !== undefined) return [waits]
  return report.secondsLeft === undefined ? [] : [words.left(duration(report.secondsLeft))]
}
