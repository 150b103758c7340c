import {TfnotesError} from '../../errors.ts'

/** An argument that is wanted after all, because of the others. */
export const missingArgument = (argument: string, usage: string): TfnotesError =>
  new TfnotesError('missing-argument', {argument, usage: `tfnotes ${usage}`}, {usage: true})
