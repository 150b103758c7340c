import type {Role} from '../../drawing/look.ts'

interface Colour {
  /** SGR foreground code of the 16-colour palette (its actual shade is the reader's own). */
  readonly basic: {readonly dark: number; readonly light: number}
  /** Index of the 256-colour palette. */
  readonly indexed: {readonly dark: number; readonly light: number}
}

/**
 * After Okabe and Ito's palette. Found by search: any two of a ground keep a distance (CIE 1976) of 13 on black and 8 on white
 * for normal eyes, protans, deutans and tritans, and a contrast of at least 3 to the ground. Training is blue, validation orange;
 * no meaning rests on colour alone: curves also differ in stroke or mark, good and bad in their words or signs.
 */
export const colours: Readonly<Record<Role, Colour>> = {
  accent: {basic: {dark: 36, light: 34}, indexed: {dark: 80, light: 31}},
  dim: {basic: {dark: 90, light: 90}, indexed: {dark: 245, light: 242}},
  good: {basic: {dark: 32, light: 32}, indexed: {dark: 114, light: 22}},
  warning: {basic: {dark: 93, light: 35}, indexed: {dark: 191, light: 136}},
  bad: {basic: {dark: 91, light: 91}, indexed: {dark: 203, light: 124}},
  training: {basic: {dark: 94, light: 34}, indexed: {dark: 75, light: 25}},
  validation: {basic: {dark: 33, light: 31}, indexed: {dark: 215, light: 130}},
  overlay: {basic: {dark: 35, light: 36}, indexed: {dark: 133, light: 134}},
  // Found by search: any two of a ground keep a distance of 23 (CIE 1976) for normal eyes, protans, deutans and tritans.
  curve1: {basic: {dark: 94, light: 34}, indexed: {dark: 75, light: 25}},
  curve2: {basic: {dark: 33, light: 31}, indexed: {dark: 215, light: 130}},
  curve3: {basic: {dark: 97, light: 30}, indexed: {dark: 231, light: 16}},
  curve4: {basic: {dark: 95, light: 35}, indexed: {dark: 204, light: 93}},
  curve5: {basic: {dark: 35, light: 95}, indexed: {dark: 99, light: 161}},
  curve6: {basic: {dark: 92, light: 32}, indexed: {dark: 154, light: 18}},
  curve7: {basic: {dark: 36, light: 36}, indexed: {dark: 133, light: 53}},
  curve8: {basic: {dark: 91, light: 33}, indexed: {dark: 196, light: 88}},
  marker: {basic: {dark: 97, light: 30}, indexed: {dark: 231, light: 232}},
}
