import {TfnotesError} from '../../errors.ts'
import type {LoadOptions} from '../dataset.ts'
import type {FoundPictures} from '../picture-set.ts'

export async function generateDigits(_options: LoadOptions): Promise<FoundPictures> {
  throw new TfnotesError('dataset-not-found')
}
