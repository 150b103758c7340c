const quoted = (word: string): string =>
  /^[\w@%+=:,./~-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`

/** Words as a line for a shell. */
export const shellLine = (words: readonly string[]): string => words.map(quoted).join(' ')
