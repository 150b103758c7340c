import {TfnotesError} from '../../errors.ts'
import type {Failure} from '../actions.ts'

/** Anything thrown, as the screens word it. */
export function failureOf(error: unknown): Failure {
  if (error instanceof TfnotesError) return {code: error.code, detail: error.detail}
  return {code: 'unexpected', detail: {reason: error instanceof Error ? error.message : String(error)}}
}
