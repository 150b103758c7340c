import {chapterById} from '../../chapters/index.ts'
import {inColumns} from '../../drawing/lines/columns.ts'
import {runOptions} from '../../settings/run-options.ts'
import type {Language} from '../../text/localised.ts'
import type {Output} from '../printing/output.ts'
import type {Branch} from './branch.ts'

/** Every value that is another than its parent's. */
export function tellBranch({words, line}: Output, {spec, changes}: Branch, language: Language): void {
  if (changes.length === 0) return
  line(words.otherThan(spec.parent.run))
  const settings = {...runOptions, ...chapterById(spec.chapter)?.settings}
  const rows = changes.map(({key, before, now}) => [
    Object.entries(settings).find(([name]) => name === key)?.[1].label[language] ?? key,
    `${before} → ${now}`,
  ])
  for (const row of inColumns(rows)) line(`  ${row}`)
}
