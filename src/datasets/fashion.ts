import {join} from 'node:path'
import {readIdxPictures} from './formats/idx-pictures.ts'
import {generateGarments} from './generated/garments.ts'
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
