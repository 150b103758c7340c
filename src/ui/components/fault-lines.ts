import {type Line, line} from '../../drawing/lines/span.ts'
import {wrap} from '../../drawing/lines/wrap.ts'
import type {Failure} from '../../errors.ts'
import type {AppState} from '../state.ts'
import {failureWords} from '../text/failure.ts'
import {texts} from '../text/index.ts'

/** What went wrong, whole. */
export const faultLines = (failure: Failure, {language}: Pick<AppState, 'language'>, width: number): Line[] =>
  wrap(failureWords(failure)(texts[language], language), width).map(row => line(row, 'bad'))
