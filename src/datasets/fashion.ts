import {join} from 'node:path'
import {idxNames, readIdxPictures} from './formats/idx-pictures.ts'
import {generateGarments} from './generated/garments.ts'
import {readGivenIdx} from './given-idx.ts'
import {pictureLoader} from './picture-set.ts'

/** As its publisher, torchvision and archives spell it. */
const called = /^fashion([-_. ]?mnist)?([-_. ](data|dataset|master|raw))?$/i

export const loadFashion = pictureLoader({
  name: 'fashion',
  readers: {
    given: (folder, signal) => readGivenIdx(folder, 'fashion', {called, signal}),
    kerasCache: (folder, signal) => readIdxPictures(join(folder, 'fashion-mnist'), signal),
    cache: (folder, signal) => readIdxPictures(join(folder, 'fashion'), signal),
  },
  called: /fashion/i,
  expected: idxNames.slice(0, 1),
  generate: generateGarments,
})
