import {join} from 'node:path'
import {generateGarments} from './generated/garments.ts'
import {readIdxPictures} from './idx-pictures.ts'
import {pictureLoader} from './picture-set.ts'

export const loadFashion = pictureLoader({
  name: 'fashion',
  readers: {
    given: async (folder, signal) =>
      (await readIdxPictures(join(folder, 'fashion'), signal)) ??
      readIdxPictures(join(folder, 'fashion-mnist'), signal),
    kerasCache: (folder, signal) => readIdxPictures(join(folder, 'fashion-mnist'), signal),
    cache: (folder, signal) => readIdxPictures(join(folder, 'fashion'), signal),
  },
  generate: generateGarments,
})
