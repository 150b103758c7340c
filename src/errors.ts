export type ErrorDetail = Readonly<Record<string, string | number | boolean | readonly string[] | undefined>>

/**
 * The one error class of the program. `code` names what went wrong; `detail` holds what the sentence needs
 * (file, line, column, what was found, what is accepted). Only `text/` turns the two into a sentence, in the
 * reader's language; `usage` errors leave with exit code 2, all others with 1.
 */
export class TfnotesError extends Error {
  readonly code: string
  readonly detail: ErrorDetail
  readonly usage: boolean

  constructor(code: string, detail: ErrorDetail = {}, options: {cause?: unknown; usage?: boolean} = {}) {
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
