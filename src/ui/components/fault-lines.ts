import {type Line, line} from '../../drawing/lines/span.ts'
import {wrap} from '../../drawing/lines/wrap.ts'
import type {Failure} from '../../errors.ts'
import type {Setting} from '../../settings/setting.ts'
import type {AppState} from '../state.ts'
import {failureWords} from '../text/failure.ts'
import {texts} from '../text/index.ts'

/** What is wrong with a field of a form, by the name that it has there. */
export const fieldFaultLines = (
  {code, detail}: Failure,
  {label}: Setting,
  state: Pick<AppState, 'language'>,
  width: number,
): Line[] => faultLines({code, detail: {...detail, label: label[state.language]}}, state, width)

/** What went wrong, whole. */
export const faultLines = (failure: Failure, {language}: Pick<AppState, 'language'>, width: number): Line[] =>
  wrap(failureWords(failure)(texts[language], language), width).map(row => line(row, 'bad'))
