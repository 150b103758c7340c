import type sharp from 'sharp'
import {TfnotesError} from '../../errors.ts'
import {reasonOf} from '../../system/reason-of.ts'

let loading: Promise<typeof sharp> | undefined

/**
 * The library that decodes pictures. Its binary is a package of its own for every platform, which may not be there:
 * whatever needs no picture goes on without it.
 * @throws TfnotesError `sharp-missing`
 */
export const loadSharp = (): Promise<typeof sharp> => {
  loading ??= import('sharp').then(
    ({default: loaded}) => loaded,
    cause => {
      // What follows is advice on how to install sharp by itself.
      const [reason = ''] = reasonOf(cause).split('\n')
      throw new TfnotesError(
        'sharp-missing',
        {platform: `${process.platform}-${process.arch}`, reason},
        {cause},
      )
    },
  )
  return loading
}
