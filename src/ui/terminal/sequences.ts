/** Alternate screen, cursor to its first cell. */
export const enterAlternate = '\x1b[?1049h\x1b[H'
export const leaveAlternate = '\x1b[?1049l'
export const hideCursor = '\x1b[?25l'
export const showCursor = '\x1b[?25h'
/** Pastes come between brackets, so that they are not taken for keys. */
export const bracketPastes = '\x1b[?2004h'
export const plainPastes = '\x1b[?2004l'
export const clearScreen = '\x1b[2J\x1b[H'
export const plainStyle = '\x1b[0m'

/** OSC 52: the terminal puts the text on its clipboard, over SSH too. */
export const copySequence = (text: string): string =>
  `\x1b]52;c;${Buffer.from(text, 'utf8').toString('base64')}\x07`
