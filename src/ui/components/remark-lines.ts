import type {Remarks} from '../../answers/remarks.ts'
import {type Line, line} from '../../drawing/lines/span.ts'
import {wrap} from '../../drawing/lines/wrap.ts'
import {warningSentence} from '../../text/sentence.ts'
import {isRemark} from '../../text/warnings.ts'
import type {AppState} from '../state.ts'

/** What was guessed of the data, left out, or looks wrong; in the language of the screen. */
export const remarkLines = (
  remarks: Remarks | undefined,
  {language}: Pick<AppState, 'language'>,
  width: number,
): Line[] =>
  (remarks ?? []).flatMap(remark =>
    wrap(warningSentence(remark, language), width).map(row =>
      line(row, isRemark(remark.code) ? undefined : 'warning'),
    ),
  )
