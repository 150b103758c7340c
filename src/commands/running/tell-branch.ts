import {settingLabel, settingValue} from '../../chapters/setting-label.ts'
import {inColumns} from '../../drawing/lines/columns.ts'
import type {Output} from '../printing/output.ts'
import type {Branch} from './branch.ts'

/** Every value that is another than its parent's. */
export function tellBranch({words, language, line}: Output, {spec, changes}: Branch): void {
  if (changes.length === 0) return
  line(words.otherThan(spec.parent.run))
  const value = (key: string, one: string) => settingValue(spec.chapter, key, one, language)
  const rows = changes.map(({key, before, now}) => [
    settingLabel(spec.chapter, key, language),
    `${value(key, before)} → ${value(key, now)}`,
  ])
  for (const row of inColumns(rows)) line(`  ${row}`)
}
