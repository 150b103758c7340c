import type {ErrorCode} from './text/errors.ts'

export type ErrorDetail = Readonly<Record<string, string | number | boolean | readonly string[] | undefined>>

/**
 * The one error class of the program. `code` names what went wrong; `detail` holds what the sentence needs
 * (file, line, column, what was found, what is accepted). Only `text/` turns the two into a sentence, in the
 * reader's language, and a code without a sentence does not compile; `usage` errors leave with exit code 2, all others
 * with 1.
 */
export class TfnotesError extends Error {
  readonly code: ErrorCode
  readonly detail: ErrorDetail
  readonly usage: boolean

  constructor(code: ErrorCode, detail: ErrorDetail = {}, options: {cause?: unknown; usage?: boolean} = {}) {
    super(
      `${code} ${JSON.stringify(detail)}`,
      options.cause === undefined ? undefined : {cause: options.cause},
    )
    this.name = 'TfnotesError'
    this.code = code
    this.detail = detail
    this.usage = options.usage ?? false
  }
}

/**
 * What went wrong, as events, `--json` answers and screens hold it. The code may be one of another version's: it came
 * from a file or from another process.
 */
export interface Failure {
  readonly code: string
  readonly detail: Readonly<Record<string, unknown>>
}

/** Anything thrown, as a failure. */
export const failureOf = (error: unknown): Failure =>
  error instanceof TfnotesError
    ? {code: error.code, detail: error.detail}
    : {code: 'unexpected', detail: {reason: error instanceof Error ? error.message : String(error)}}
