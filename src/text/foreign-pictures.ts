import type {Localised} from './localised.ts'

/** Where nothing else is said. */
const saveIt: Localised = {
  en: 'save the picture as JPEG or PNG and give that',
  zh: '请把图片另存为 JPEG 或 PNG 后再使用',
}

interface Foreign {
  readonly what: Localised
  readonly remedy: Localised
}

const saved = (en: string, zh: string): Foreign => ({what: {en, zh}, remedy: saveIt})

/** Files that are taken for pictures and are of a kind that is not read, and what to do with them. */
export const foreignPictures: Readonly<Record<string, Foreign>> = {
  'camera-raw': saved('a camera’s raw picture', '相机的 RAW 图片'),
  photoshop: saved('a Photoshop document', 'Photoshop 文档'),
  'jpeg-xl': saved('a JPEG XL picture', 'JPEG XL 图片'),
  'jpeg-2000': saved('a JPEG 2000 picture', 'JPEG 2000 图片'),
  icon: saved('an icon (ICO)', '图标（ICO）'),
  pdf: {
    what: {en: 'a PDF document', zh: 'PDF 文档'},
    remedy: {en: 'save its page as PNG and give that', zh: '请把页面另存为 PNG 后再使用'},
  },
  video: {
    what: {en: 'a video', zh: '视频'},
    remedy: {en: 'save one frame as PNG and give that', zh: '请把其中一帧另存为 PNG 后再使用'},
  },
  archive: {
    what: {en: 'an archive', zh: '压缩包'},
    remedy: {en: 'unpack it and give the picture', zh: '请先解压，再指定图片'},
  },
  'web-page': {
    what: {en: 'a web page', zh: '网页'},
    remedy: {
      en: 'save the picture on it by itself, not the page',
      zh: '请单独保存网页上的图片，而不是网页',
    },
  },
  'lfs-pointer': {
    what: {en: 'a pointer of Git LFS', zh: 'Git LFS 指针'},
    remedy: {en: 'fetch the picture with git lfs pull', zh: '请用 git lfs pull 取回图片'},
  },
}
