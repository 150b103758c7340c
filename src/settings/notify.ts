/** How somebody wants to be told that a run has ended, or that something is wrong with it. */
export interface Notify {
  /** The terminal's bell, rung by whoever watches on a terminal. */
  readonly bell: boolean
  /** The terminal's own notification, `ESC ] 9`. */
  readonly osc9: boolean
  /** For the shell, run by the trainer, wherever its terminal is by then. */
  readonly command?: string
}

/** The variable that says it where no flag does; a launcher tells its trainer so, and no file does. */
export const notifyVariable = 'TFNOTES_NOTIFY'

export const notifyWords = ['bell', 'osc9'] as const

/** `bell`, `osc9`, a command, or several of them: the words first, each with a comma behind it. */
export function readNotify(text = ''): Notify {
  const found = new Set<string>()
  let rest = text.trim()
  for (;;) {
    const [whole = '', word = ''] = /^(bell|osc9)\s*(?:,\s*|$)/.exec(rest) ?? []
    if (whole === '') break
    found.add(word)
    rest = rest.slice(whole.length)
  }
  return {bell: found.has('bell'), osc9: found.has('osc9'), ...(rest !== '' && {command: rest})}
}
