import type {Language, Localised} from './localised.ts'

/** What curves are drawn in, for people. */
export const glyphNames = {
  braille: {en: 'braille dots', zh: '盲文点'},
  lines: {en: 'lines', zh: '线条字符'},
  ascii: {en: 'plain ASCII', zh: '纯 ASCII'},
} as const satisfies Readonly<Record<string, Localised>>

/** Why in that, by the reasons that there are. */
const glyphReasons = {
  environment: {en: 'as TFNOTES_GLYPHS says', zh: '按 TFNOTES_GLYPHS 的设置'},
  key: {en: 'as the key ctrl-g chose', zh: '由 ctrl-g 键选择'},
  'utf-8': {en: 'the locale is UTF-8', zh: '语言环境为 UTF-8'},
  'no-utf-8': {en: 'the locale is not UTF-8', zh: '语言环境不是 UTF-8'},
  terminal: {en: 'this TERM shows no more', zh: '该 TERM 无法显示更多符号'},
} as const satisfies Readonly<Record<string, Localised>>

/** Why curves are drawn in what they are; a reason that is none of ours, as another version may tell it, as it is. */
export const glyphWhy = (why: string, language: Language): string =>
  Object.entries(glyphReasons).find(([reason]) => reason === why)?.[1][language] ?? why
