import type {Localised} from './localised.ts'

/** Why one picture of many cannot be read, by the code of its error. */
export const unreadable: Readonly<Record<string, Localised>> = {
  'picture-empty': {en: 'is an empty file', zh: '是空文件'},
  'picture-foreign': {en: 'is of a kind that is not read here', zh: '是这里不能读取的格式'},
  'heic-reader-missing': {
    en: 'is HEIC, whose reader is not installed (npm install libheif-js)',
    zh: '是 HEIC，而读取它的软件包没有安装（npm install libheif-js）',
  },
  'picture-format': {en: 'is not a picture of a known kind', zh: '不是可识别的图片'},
  'picture-broken': {en: 'is damaged or cut off', zh: '已损坏或不完整'},
  'picture-too-large': {en: 'has too many pixels', zh: '像素过多'},
  'drawing-too-costly': {en: 'takes too much to draw', zh: '绘制代价过高'},
  'link-broken': {en: 'is a link to nothing', zh: '是失效的链接'},
  'is-a-folder': {en: 'is a folder', zh: '是文件夹'},
}
