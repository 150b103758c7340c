import {strip} from '../text/strip.ts'

const bell = '\u0007'
const esc = '\u001b'

/** Characters of a notification: terminals cut what is longer, and some of them its end mark with it. */
const longest = 200

interface Ways {
  readonly bell: boolean
  readonly osc9: boolean
}

/**
 * What makes a terminal ring, or show a message. tmux and screen take notifications for themselves unless they are wrapped;
 * tmux hands them on where `allow-passthrough` is on.
 */
export function ringing(
  ways: Ways,
  message: string,
  {TMUX, STY}: Readonly<Record<string, string | undefined>>,
): string {
  const shown = `${esc}]9;tfnotes: ${strip(message).slice(0, longest)}${bell}`
  const wrapped = TMUX
    ? `${esc}Ptmux;${shown.replaceAll(esc, esc + esc)}${esc}\\`
    : STY
      ? `${esc}P${shown}${esc}\\`
      : shown
  return `${ways.osc9 ? wrapped : ''}${ways.bell ? bell : ''}`
}
