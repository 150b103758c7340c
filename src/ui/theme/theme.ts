import {type Depth, type Ground, grounds, type Role, type Theme} from '../../drawing/look.ts'
import {colours} from './roles.ts'

type Environment = Readonly<Record<string, string | undefined>>

/** @see https://no-color.org: set and not empty means no colour; inverse and bold stay. */
function depthOf(env: Environment): Depth {
  const term = env.TERM ?? ''
  if (env.NO_COLOR || term === 'dumb' || term === '') return 'none'
  if (/truecolor|24bit/i.test(env.COLORTERM ?? '') || /direct$/.test(term)) return 'truecolor'
  if (/256/.test(term) || /iTerm|Apple_Terminal|WezTerm/.test(env.TERM_PROGRAM ?? '')) return '256'
  return '16'
}

/** COLORFGBG is `foreground;background`, set by rxvt, Konsole and others; 7 and 15 are the light grounds. */
function groundOf(env: Environment): Ground {
  const asked = grounds.find(ground => ground === env.TFNOTES_THEME)
  if (asked) return asked
  const background = env.COLORFGBG?.split(';').at(-1)
  return background === '7' || background === '15' ? 'light' : 'dark'
}

export function themeFor(env: Environment): Theme {
  return {depth: depthOf(env), ground: groundOf(env), styled: env.TERM !== 'dumb'}
}

/** The SGR parameters that switch `role` on, or undefined where there is no colour. */
export function roleCode(theme: Theme, role: Role): string | undefined {
  if (theme.depth === 'none') return undefined
  const colour = colours[role]
  return theme.depth === '16' ? String(colour.basic[theme.ground]) : `38;5;${colour.indexed[theme.ground]}`
}
