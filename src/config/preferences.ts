import {glyphWords} from '../drawing/glyph-mode.ts'
import {grounds} from '../drawing/look.ts'
import {notifyVariable} from '../settings/notify.ts'
import {flagName} from '../text/flag-name.ts'
import {type Localised, languages} from '../text/localised.ts'

/** How the reader wants the program to be, whatever is trained: said in the settings file or in the environment. */
export type Preference = (
  | {readonly kind: 'choice'; readonly choices: readonly string[]}
  /** A folder: `~` is the reader's own, a relative one begins where one stands. */
  | {readonly kind: 'text' | 'path' | 'flag'}
) & {
  /** The variable that says the same, and is heard first. */
  readonly environment: string
  readonly help: Localised
}

/** In the order in which they are listed. */
export const preferences = {
  language: {
    kind: 'choice',
    choices: languages,
    environment: 'TFNOTES_LANG',
    help: {
      en: 'of screens and commands (default: as the locale says)',
      zh: '界面与命令的语言（默认依语言环境而定）',
    },
  },
  theme: {
    kind: 'choice',
    choices: grounds,
    environment: 'TFNOTES_THEME',
    help: {en: 'the ground that colours are chosen for', zh: '按深色或浅色背景选择颜色'},
  },
  glyphs: {
    kind: 'choice',
    choices: glyphWords,
    environment: 'TFNOTES_GLYPHS',
    help: {
      en: 'what is drawn and written with; unicode: braille where it is shown (default: as terminal and locale say)',
      zh: '用哪种符号绘制和书写；unicode：能显示时用 braille（默认依终端和语言环境而定）',
    },
  },
  plain: {
    kind: 'flag',
    environment: 'TFNOTES_PLAIN',
    help: {
      en: 'true, false: lines of text in place of screens, as tfnotes --plain',
      zh: 'true, false：用逐行文本代替界面，同 tfnotes --plain',
    },
  },
  notify: {
    kind: 'text',
    environment: notifyVariable,
    help: {
      en: `bell, osc9 or a command: as train ${flagName('notify')}, also of the screens`,
      zh: `bell、osc9 或一条命令：同 train ${flagName('notify')}，也用于界面`,
    },
  },
  checkpoints: {
    kind: 'path',
    environment: 'TFNOTES_CHECKPOINTS',
    help: {en: 'where runs are kept (default ./checkpoints)', zh: '训练目录的位置（默认 ./checkpoints）'},
  },
  data: {
    kind: 'path',
    environment: 'TFNOTES_DATA',
    help: {
      en: 'a folder with data sets (mnist/, fashion/, cifar-10-batches-py/, stock/ …)',
      zh: '存放数据集的文件夹（mnist/、fashion/、cifar-10-batches-py/、stock/ 等）',
    },
  },
} as const satisfies Readonly<Record<string, Preference>>

export type PreferenceName = keyof typeof preferences

export const preferenceNames = Object.keys(preferences) as readonly PreferenceName[]
