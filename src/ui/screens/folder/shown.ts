import {className} from '../../../datasets/facts/index.ts'
import type {Language} from '../../../text/localised.ts'
import type {FolderRow, FolderScreen} from './state.ts'

/** Whether an answer deserves a look. */
export const isDoubtful = ({answer}: FolderRow): boolean =>
  answer !== undefined && (answer.warning !== undefined || !answer.confident)

/** The most likely class, or the next ones after it; nothing of a picture that has none. */
export const classOf = ({answer}: FolderRow, language: Language, at = 0): string => {
  const label = answer?.top[at]?.label
  return answer && label !== undefined ? className(answer.dataset, label, language) : ''
}

export const sureness = ({answer}: FolderRow): number =>
  answer?.top[0]?.probability ?? Number.POSITIVE_INFINITY

type Choice = Pick<FolderScreen, 'rows' | 'sort' | 'part' | 'filter'>

const passes: Readonly<Record<FolderScreen['part'], (row: FolderRow) => boolean>> = {
  all: () => true,
  doubtful: isDoubtful,
  unread: ({failure}) => failure !== undefined,
}

function choose({rows, sort, part, filter}: Choice, language: Language): readonly FolderRow[] {
  const wanted = filter.trim().toLowerCase()
  const isFound = (row: FolderRow) =>
    wanted === '' ||
    row.file.toLowerCase().includes(wanted) ||
    classOf(row, language).toLowerCase().includes(wanted)
  const found = rows.filter(row => passes[part](row) && isFound(row))
  const byFile = (a: FolderRow, b: FolderRow) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0)
  // What cannot be read comes last: two of those are as sure as each other.
  const bySureness = (a: FolderRow, b: FolderRow) =>
    sureness(a) === sureness(b) ? byFile(a, b) : sureness(a) - sureness(b)
  const byClass = (a: FolderRow, b: FolderRow) => {
    const [first, second] = [classOf(a, language), classOf(b, language)]
    return first === second
      ? bySureness(a, b)
      : first === '' || second === ''
        ? second.length - first.length
        : first.localeCompare(second)
  }
  return found.sort({sure: bySureness, file: byFile, class: byClass}[sort])
}

/** What was shown last of rows: thousands are not sorted for every key. */
const known = new WeakMap<Choice['rows'], {readonly key: string; readonly shown: readonly FolderRow[]}>()

/** The rows that are shown, in their order. */
export function shownRows(screen: Choice, language: Language): readonly FolderRow[] {
  const key = [screen.sort, screen.part, language, screen.filter].join('\n')
  const last = known.get(screen.rows)
  if (last?.key === key) return last.shown
  const shown = choose(screen, language)
  known.set(screen.rows, {key, shown})
  return shown
}

/** The place of the cursor among the rows that are shown. */
export const cursorIn = (shown: readonly FolderRow[], {cursor}: Pick<FolderScreen, 'cursor'>): number =>
  Math.max(0, cursor === undefined ? 0 : shown.findIndex(({file}) => file === cursor))
