import {TfnotesError} from '../../../errors.ts'

/**
 * That an answer has as much in it as was asked for: what is missing would be taken for numbers that were computed.
 * @throws TfnotesError `keras-answer`
 */
export function expectLength(asked: string, found: number, wanted: number): void {
  if (found !== wanted) throw new TfnotesError('keras-answer', {asked, found, wanted})
}
