import {type Line, line} from '../../drawing/lines/span.ts'
import {wrap} from '../../drawing/lines/wrap.ts'
import type {AppState} from '../state.ts'
import {texts} from '../text/index.ts'
import {clip} from './list.ts'

/** Rows of a notice at most: no sentence is longer. */
const mostNoticeRows = 8

/** What is said at the bottom, whole: a row at least, so that nothing moves when it comes. */
export function noticeLines(
  {notice, language, look}: Pick<AppState, 'notice' | 'language' | 'look'>,
  width: number,
): Line[] {
  if (!notice) return [[]]
  const words = wrap(notice.words(texts[language], language), width - 2)
  const mark = {good: look.glyphs.yes, plain: look.glyphs.pointer, bad: look.glyphs.no}[notice.tone]
  const role = {good: 'good', plain: 'accent', bad: 'bad'} as const
  const rows = words.map((row, at) => line(`${at === 0 ? mark : ' '} ${row}`, role[notice.tone]))
  return [...clip(rows, mostNoticeRows, look.glyphs.ellipsis)]
}
